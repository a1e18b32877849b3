using System.Globalization;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Core.Rules;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;

namespace Duoshi.Modules.Selection.Numbers;

/// <summary>Reads the people of a plan as the pre-check looks at them, each within the class of fields the actor reads of that person.</summary>
internal sealed class CandidateReader(FactKinds kinds)
{
    public async Task<IReadOnlyList<PostFinding>> FindAsync(DuoshiDb db, Actor actor, IReadOnlyList<PlannedAct> acts, CountedPlan plan, DateOnly today, CancellationToken ct)
    {
        var people = acts.Select(a => a.PersonId).Distinct().ToList();
        var cards = await ActWords.CardsAsync(db, people, today, ct);
        var rows = new Dictionary<string, ILookup<long, Fact>>(StringComparer.Ordinal);
        foreach (var key in new[] { "civil-service-rank", "prosecutor-grade", "appointment", "assessment", "sanction", "family-member", "identity" })
        {
            rows[key] = (await kinds.Find(key)!.LoadAsync(db, people, Known.Now, ct)).ToLookup(f => f.SubjectId);
        }

        return [.. people.Where(cards.ContainsKey).SelectMany(p => CandidateCheck.Of(Candidate(cards[p], actor, [.. acts.Where(a => a.PersonId == p)], rows, plan), plan.Day, DueParameters.Current))];
    }

    private Candidate Candidate(PersonCard card, Actor actor, List<PlannedAct> acts, Dictionary<string, ILookup<long, Fact>> rows, CountedPlan plan)
    {
        var readable = actor.ForLine(card.Line).ReadableClass(card.OfficePath, card.ManagementAuthority, false);
        IEnumerable<Fact> Of(string key) => kinds.Find(key)!.Class <= readable ? rows[key][card.PersonId] : [];
        object? Value(string key, string field, Fact row) => kinds.Find(key)!.Field(field).Get(row);
        var appointed = acts.FirstOrDefault(a => a.Kind == PlannedActKind.Appoint);
        var main = Of("appointment").FirstOrDefault(f => f.Slot == 1 && f.ValidFrom <= plan.Day && plan.Day < f.ValidTo);
        return new Candidate(card.PersonId)
        {
            Rises = acts.Exists(a => a.Kind != PlannedActKind.Remove),
            RetiresOn = readable >= FieldClass.Internal ? plan.Retires.GetValueOrDefault(card.PersonId) : null,
            Rank = Since("civil-service-rank", "rank"),
            NewRank = Number(acts.Find(a => a.Kind == PlannedActKind.Rank)?.Code),
            Grade = Since("prosecutor-grade", "grade"),
            NewGrade = Number(acts.Find(a => a.Kind == PlannedActKind.Grade)?.Code),
            LeadsSince = main is not null && Value("appointment", "isLeading", main) is true && main.FromPrecision != DatePrecision.Unknown ? main.ValidFrom : null,
            YearsBelowCompetent = [.. Of("assessment").Where(f => Value("assessment", "result", f) is not ("1" or "2" or "2B")).Select(f => Value("assessment", "year", f)).OfType<int>()],
            Sanctions =
            [
                .. Of("sanction").Where(f => Value("sanction", "liftedOn", f) is not PartialDate lifted || lifted.Value > plan.Day)
                    .Select(f => SanctionCodes.Effect(Value("sanction", "kind", f) as string, f.ValidFrom, Value("sanction", "months", f) as int?)).OfType<SanctionEffect>(),
            ],
            Avoidance = appointed is null ? [] : [.. Avoidance(appointed)],
        };

        (int, DateOnly)? Since(string key, string field)
        {
            var line = Of(key).Where(f => f.ValidFrom < f.ValidTo).OrderBy(f => f.ValidFrom).ToList();
            var at = line.FindIndex(f => f.ValidFrom <= plan.Day && plan.Day < f.ValidTo);
            if (at < 0 || Number(Value(key, field, line[at]) as string) is not { } held)
            {
                return null;
            }

            while (at > 0 && line[at - 1].ValidTo == line[at].ValidFrom && Equals(Value(key, field, line[at - 1]), Value(key, field, line[at])))
            {
                at--;
            }

            return (held, line[at].ValidFrom);
        }

        IEnumerable<RuleReason> Avoidance(PlannedAct act)
        {
            var office = plan.Offices.FirstOrDefault(o => o.OfficeId == act.OfficeId)?.Name ?? "";
            var grewUp = Of("identity").Where(f => f.ValidFrom <= plan.Day && plan.Day < f.ValidTo && kinds.Find("identity")!.Field("grewUpIn").Class <= readable).Select(f => Value("identity", "grewUpIn", f) as string).FirstOrDefault();
            if (act.PostCode is "P01" or "P06" && grewUp is { Length: > 0 } && RotationHints.HeadsWhereGrewUp(office, grewUp) is { } home)
            {
                yield return home;
            }

            foreach (var relative in Of("family-member").Where(f => f.ValidFrom <= plan.Day && plan.Day < f.ValidTo))
            {
                if (RotationHints.Relative(Value("family-member", "relation", relative) as string ?? "", Value("family-member", "workplace", relative) as string ?? "", office) is { } kin)
                {
                    yield return kin;
                }
            }
        }
    }

    private static int? Number(string? code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
