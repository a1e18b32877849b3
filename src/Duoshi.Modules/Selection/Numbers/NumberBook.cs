using Duoshi.Core.Engines.Due;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Rules;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.EntityFrameworkCore;
using static System.FormattableString;

namespace Duoshi.Modules.Selection.Numbers;

/// <summary>
/// Reads the numbers of the offices a plan concerns and who holds them, and runs the pre-check. Inside a writing transaction
/// the answer stays true until the commit: the last free post goes to one of two.
/// </summary>
internal sealed class NumberBook(FactKinds kinds)
{
    private const string InService = "1";
    private static readonly string[] EstablishmentForRanks = ["1", "2"];

    /// <param name="db">The database.</param>
    /// <param name="office">An office to show in any case.</param>
    /// <param name="acts">The plan; may be empty.</param>
    /// <param name="day">The day it takes effect.</param>
    /// <param name="horizon">Who leaves before this day is told.</param>
    /// <param name="today">The present day: who holds a post now counts as present.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<CountedPlan> ReadAsync(DuoshiDb db, long? office, IReadOnlyList<PlannedAct> acts, DateOnly day, DateOnly horizon, DateOnly today, CancellationToken ct)
    {
        var standing = today < day ? today : day;
        var people = await ActWords.CardsAsync(db, [.. acts.Select(a => a.PersonId).Distinct()], standing, ct);
        var own = (await kinds.Find("appointment")!.LoadAsync(db, [.. people.Keys], Known.Now, ct)).Where(f => f.ValidFrom <= day && standing < f.ValidTo).ToLookup(f => f.SubjectId);
        var moves = acts.OrderBy(a => a.Kind == PlannedActKind.Remove ? 0 : 1).SelectMany(a => MovesOf(a, acts, people.GetValueOrDefault(a.PersonId), own[a.PersonId])).ToImmutableArray();
        var offices = moves.SelectMany(m => new[] { m.From?.Office, m.To?.Office }).Append(office).Concat(acts.Select(a => a.OfficeId)).OfType<long>().Distinct().Order().ToList();
        var nodes = (await db.Set<OfficeNode>().AsNoTracking().Where(n => offices.Contains(n.OfficeId) && n.ValidFrom <= day && day < n.ValidTo).ToListAsync(ct)).OrderBy(n => n.Path, StringComparer.Ordinal).ToList();
        var cards = await db.Set<PersonCard>().AsNoTracking()
            .Where(c => c.Status == InService && c.ValidFrom <= standing && standing < c.ValidTo && (offices.Contains(c.OfficeId ?? 0) || offices.Contains(c.EstablishmentOfficeId ?? 0))).ToListAsync(ct);
        var seniors = await SeniorsAsync(db, [.. cards.Where(c => c.Sex == "2").Select(c => c.PersonId)], ct);
        var retires = cards.Concat(people.Values).DistinctBy(c => c.PersonId).ToDictionary(c => c.PersonId, c => Retirement(c, seniors));
        var present = new List<PlaceHeld>();
        present.AddRange(await PostsAsync(db, offices, standing, day, retires, ct));
        present.AddRange(cards.Where(c => c is { EstablishmentKind: not null, EstablishmentOfficeId: not null } && offices.Contains(c.EstablishmentOfficeId.Value))
            .Select(c => Held(c.PersonId, new CountedPlace(c.EstablishmentOfficeId!.Value, NumberKind.Establishment, c.EstablishmentKind!), null, retires)));
        present.AddRange(cards.Where(c => c is { CivilServiceRank: not null, OfficeId: not null } && offices.Contains(c.OfficeId.Value))
            .Select(c => Held(c.PersonId, new CountedPlace(c.OfficeId!.Value, NumberKind.Rank, c.CivilServiceRank!), null, retires)));
        var limits = await LimitsAsync(db, nodes, moves, present, day, ct);
        var result = PostNumberCheck.Run(new PostNumberPlan(day, horizon, limits, [.. present], moves));
        return new CountedPlan(result, nodes, day, horizon, retires.ToDictionary(r => r.Key, r => r.Value?.On));
    }

    /// <summary>The statutory retirement month of a card's person; null without birth month.</summary>
    private static (DateOnly On, RuleReason Why)? Retirement(PersonCard card, HashSet<long> seniors)
    {
        if (card.Birth is not { Precision: DatePrecision.Day or DatePrecision.Month } birth)
        {
            return null;
        }

        var (parameters, worker) = (DueParameters.Current.Retirement, RetirementStanding.Worker(card.Category));
        var track = RetirementAge.TrackFor(card.Sex == "2", worker, RetirementStanding.IsDivisionLevel(card.DutyLevel, card.CivilServiceRank) || seniors.Contains(card.PersonId), parameters);
        var month = RetirementAge.Statutory(track, YearMonth.Of(birth.Value), parameters, worker).StatutoryMonth.FirstDay;
        return (month, new RuleReason(RuleCatalogue.Get("R-3"), Invariant($"{month:yyyy年M月}到龄。"), Invariant($"Retirement month {month:yyyy-MM}.")));
    }

    private async Task<HashSet<long>> SeniorsAsync(DuoshiDb db, List<long> women, CancellationToken ct)
    {
        var kind = kinds.Find("professional-title")!;
        var code = kind.Field("code");
        return [.. (await kind.LoadAsync(db, women, Known.Now, ct)).Where(t => RetirementStanding.IsSeniorTitle((string?)code.Get(t))).Select(t => t.SubjectId)];
    }

    private async Task<IEnumerable<PlaceHeld>> PostsAsync(DuoshiDb db, List<long> offices, DateOnly from, DateOnly day, Dictionary<long, (DateOnly On, RuleReason Why)?> retires, CancellationToken ct)
    {
        var kind = kinds.Find("appointment")!;
        var (manner, post, office) = (kind.Field("manner"), kind.Field("postCode"), kind.Field("officeId"));
        var rows = await kind.Rows(db).As(Known.Now).Where(a => a.ValidFrom <= day && from < a.ValidTo)
            .Where(a => EF.Property<string?>(a, "PostCode") != null && offices.Contains(EF.Property<long?>(a, "OfficeId") ?? 0)).ToListAsync(ct);
        // Of one post told twice between now and the day, the later row says until when.
        return rows.Where(a => LeadingPosts.FillingManners.Contains((string?)manner.Get(a) ?? "", StringComparer.Ordinal) && LeadingPosts.IsNumbered((string?)post.Get(a)))
            .GroupBy(a => (a.SubjectId, Place: new CountedPlace((long)office.Get(a)!, NumberKind.Leadership, (string)post.Get(a)!)))
            .Select(g => Held(g.Key.SubjectId, g.Key.Place, g.Max(a => a.ValidTo), retires));
    }

    private static PlaceHeld Held(long person, CountedPlace place, DateOnly? until, Dictionary<long, (DateOnly On, RuleReason Why)?> retires)
    {
        var retirement = retires.GetValueOrDefault(person);
        return until is { } end && end != DateOnly.MaxValue && !(retirement?.On < end)
            ? new PlaceHeld(person, place, end)
            : new PlaceHeld(person, place, retirement?.On, retirement?.Why);
    }

    private async Task<ImmutableArray<NumberLimit>> LimitsAsync(DuoshiDb db, List<OfficeNode> nodes, ImmutableArray<PlannedMove> moves, List<PlaceHeld> present, DateOnly day, CancellationToken ct)
    {
        var offices = nodes.Select(n => n.OfficeId).ToList();
        var (leadership, establishment) = (kinds.Find("office-leadership")!, kinds.Find("office-establishment")!);
        var posts = await leadership.Rows(db).At(day, Known.Now).Where(l => offices.Contains(l.SubjectId)).ToListAsync(ct);
        var places = await establishment.Rows(db).At(day, Known.Now).Where(l => offices.Contains(l.SubjectId)).ToListAsync(ct);
        var limits = new List<NumberLimit>();
        foreach (var node in nodes)
        {
            var touched = moves.SelectMany(m => new[] { m.From, m.To }).OfType<CountedPlace>().Where(p => p.Office == node.OfficeId).ToList();
            var set = posts.Where(p => p.SubjectId == node.OfficeId).ToDictionary(p => (string)leadership.Field("post").Get(p)!, StringComparer.Ordinal);
            var codes = set.Keys.Concat(touched.Concat(present.Select(h => h.Place).Where(p => p.Office == node.OfficeId)).Where(p => p.Kind == NumberKind.Leadership).Select(p => LeadingPosts.NumberOf(p.Code)));
            limits.AddRange(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(code => set.TryGetValue(code, out var row)
                ? new NumberLimit(node.OfficeId, NumberKind.Leadership, LeadingPosts.CountedWith(code), (int?)leadership.Field("authorised").Get(row)) { Document = (string?)leadership.Field("documentNumber").Get(row) }
                : new NumberLimit(node.OfficeId, NumberKind.Leadership, LeadingPosts.CountedWith(code), null)));

            var own = places.Where(p => p.SubjectId == node.OfficeId)
                .Select(p => (Kind: (string)establishment.Field("establishmentKind").Get(p)!, Authorised: (int?)establishment.Field("authorised").Get(p), Document: (string?)establishment.Field("documentNumber").Get(p)))
                .OrderBy(p => p.Kind, StringComparer.Ordinal).ToList();
            limits.AddRange(own.Select(p => new NumberLimit(node.OfficeId, NumberKind.Establishment, [p.Kind], p.Authorised) { Document = p.Document }));
            limits.AddRange(touched.Where(p => p.Kind == NumberKind.Establishment && own.TrueForAll(o => o.Kind != p.Code)).Select(p => p.Code).Distinct().Select(code => new NumberLimit(node.OfficeId, NumberKind.Establishment, [code], null)));
            limits.AddRange(RankCaps.Of(node.OfficeId, node.Level, own.Where(p => EstablishmentForRanks.Contains(p.Kind, StringComparer.Ordinal)).Sum(p => p.Authorised ?? 0)));
        }

        return [.. limits];
    }

    /// <summary>What an act takes and gives up of what is counted.</summary>
    private IEnumerable<PlannedMove> MovesOf(PlannedAct act, IReadOnlyList<PlannedAct> all, PersonCard? card, IEnumerable<Fact> posts)
    {
        var kind = kinds.Find("appointment")!;
        CountedPlace? Place(Fact post) =>
            kind.Field("officeId").Get(post) is long office && kind.Field("postCode").Get(post) is string code && LeadingPosts.IsNumbered(code) ? new CountedPlace(office, NumberKind.Leadership, code) : null;
        switch (act.Kind)
        {
            case PlannedActKind.Remove:
                if (posts.FirstOrDefault(p => p.FactId == act.FactId) is { } ended && Place(ended) is { } given)
                {
                    yield return new PlannedMove(act.PersonId, given, null);
                }

                break;
            case PlannedActKind.Appoint:
                var main = act.Manner == "1" ? posts.FirstOrDefault(p => p.Slot == 1) : null;
                // Given up by a removal of the same plan already.
                var from = main is not null && !all.Any(a => a.Kind == PlannedActKind.Remove && a.FactId == main.FactId) ? Place(main) : null;
                CountedPlace? to = LeadingPosts.IsNumbered(act.PostCode) ? new CountedPlace(act.OfficeId!.Value, NumberKind.Leadership, act.PostCode!) : null;
                if (from is not null || to is not null)
                {
                    yield return new PlannedMove(act.PersonId, from, to);
                }

                if (act.Moves && card is { EstablishmentKind: { } establishment, EstablishmentOfficeId: { } old } && old != act.OfficeId)
                {
                    yield return new PlannedMove(act.PersonId, new CountedPlace(old, NumberKind.Establishment, establishment), new CountedPlace(act.OfficeId!.Value, NumberKind.Establishment, establishment));
                }

                if (act.Moves && card is { CivilServiceRank: { } rank, OfficeId: { } counted } && counted != act.OfficeId)
                {
                    yield return new PlannedMove(act.PersonId, new CountedPlace(counted, NumberKind.Rank, rank), new CountedPlace(act.OfficeId!.Value, NumberKind.Rank, rank));
                }

                break;
            case PlannedActKind.Rank when card?.OfficeId is { } at:
                var moved = all.FirstOrDefault(a => a.PersonId == act.PersonId && a.Moves)?.OfficeId;
                yield return new PlannedMove(
                    act.PersonId, card.CivilServiceRank is { } held ? new CountedPlace(moved ?? at, NumberKind.Rank, held) : null, new CountedPlace(moved ?? at, NumberKind.Rank, act.Code!));
                break;
        }
    }
}

/// <summary>A plan counted.</summary>
/// <param name="Result">Numbers and findings on them.</param>
/// <param name="Offices">The offices, in the order of the tree.</param>
/// <param name="Day">The day it takes effect.</param>
/// <param name="Horizon">Who leaves before this day is told.</param>
/// <param name="Retires">Retirement months of the people in service.</param>
internal sealed record CountedPlan(PostNumberResult Result, IReadOnlyList<OfficeNode> Offices, DateOnly Day, DateOnly Horizon, IReadOnlyDictionary<long, DateOnly?> Retires);
