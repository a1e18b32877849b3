using System.Collections.Concurrent;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>
/// The own figures of every office on a day: one grouped query over the cards of people, one over the establishment.
/// Kept until the record changes, so that opening the tree node by node asks the database nothing more.
/// </summary>
internal sealed class OfficeFigureBook(FactKinds kinds, TimeProvider clock)
{
    /// <summary>ZB126: in service.</summary>
    private const string InService = "1";

    private const int MostDays = 8;

    private readonly ConcurrentDictionary<DateOnly, (long Change, IReadOnlyDictionary<long, OfficeFigures> Figures)> pages = new();

    public async Task<IReadOnlyDictionary<long, OfficeFigures>> ReadAsync(DuoshiDb db, Moment moment, CancellationToken ct)
    {
        if (!moment.Known.IsNow)
        {
            return Bind(await EstablishmentAsync(db, moment, ct), await KnownThenAsync(db, moment, ct));
        }

        var last = await db.Set<LedgerState>().Select(l => l.LastChange).SingleAsync(ct);
        if (pages.TryGetValue(moment.Day, out var page) && page.Change == last)
        {
            return page.Figures;
        }

        var figures = Bind(await EstablishmentAsync(db, moment, ct), await PresentAsync(db, moment.Day, ct));
        if (pages.Count >= MostDays)
        {
            pages.Clear();
        }

        pages[moment.Day] = (last, figures);
        return figures;
    }

    private static async Task<List<(long Office, string Kind, int Number)>> EstablishmentAsync(DuoshiDb db, Moment moment, CancellationToken ct) =>
        [.. (await db.Set<OfficeEstablishment>().At(moment).Select(e => new { e.SubjectId, e.EstablishmentKind, e.Authorised }).ToListAsync(ct))
            .Select(e => (e.SubjectId, e.EstablishmentKind ?? "", e.Authorised ?? 0))];

    /// <summary>People in service by where they count, whose establishment they take, and of which kind.</summary>
    private async Task<List<Group>> PresentAsync(DuoshiDb db, DateOnly day, CancellationToken ct)
    {
        var cards = db.Set<PersonCard>().Where(c => c.ValidFrom <= day && day < c.ValidTo && c.Status == InService);
        if (day >= clock.Today())
        {
            // A hint only: what holds today or later had not ended when it was made.
            cards = cards.Where(c => c.Recent);
        }

        return await cards.GroupBy(c => new { c.OfficeId, c.EstablishmentOfficeId, c.EstablishmentKind })
            .Select(g => new Group(g.Key.OfficeId, g.Key.EstablishmentOfficeId, g.Key.EstablishmentKind, g.Count()))
            .ToListAsync(ct);
    }

    /// <summary>The same from the facts as they were known then: cards tell only what is known now.</summary>
    private async Task<List<Group>> KnownThenAsync(DuoshiDb db, Moment moment, CancellationToken ct)
    {
        var (service, held) = (kinds.Find("service")!, kinds.Find("establishment-held")!);
        var (status, countsIn) = (service.Field("status"), service.Field("officeId"));
        var (kind, office) = (held.Field("establishmentKind"), held.Field("officeId"));
        var posts = (await held.Rows(db).At(moment).ToListAsync(ct)).ToDictionary(p => p.SubjectId);
        return [.. (await service.Rows(db).At(moment).ToListAsync(ct)).Where(s => (string?)status.Get(s) == InService)
            .Select(s => (CountsIn: (long?)countsIn.Get(s), Post: posts.GetValueOrDefault(s.SubjectId)))
            .GroupBy(s => (s.CountsIn, Office: s.Post is null ? null : (long?)office.Get(s.Post), Kind: s.Post is null ? null : (string?)kind.Get(s.Post)))
            .Select(g => new Group(g.Key.CountsIn, g.Key.Office, g.Key.Kind, g.Count()))];
    }

    private static Dictionary<long, OfficeFigures> Bind(List<(long Office, string Kind, int Number)> authorised, List<Group> people)
    {
        var numbers = authorised.ToLookup(a => a.Office, a => (a.Kind, a.Number));
        var heads = people.Where(p => p.CountsIn is not null).ToLookup(p => p.CountsIn!.Value, p => p.People);
        var held = people.Where(p => p.Establishment is not null && p.Kind is not null).ToLookup(p => p.Establishment!.Value, p => (Kind: p.Kind!, p.People));
        return numbers.Select(n => n.Key).Union(heads.Select(h => h.Key)).Union(held.Select(h => h.Key)).ToDictionary(o => o, o => new OfficeFigures(
            heads[o].Sum(),
            [.. numbers[o].Select(n => n.Kind).Union(held[o].Select(h => h.Kind)).Order(StringComparer.Ordinal).Select(k => new EstablishmentFigure(
                k,
                numbers[o].Any(n => n.Kind == k) ? numbers[o].Where(n => n.Kind == k).Sum(n => n.Number) : null,
                held[o].Where(h => h.Kind == k).Sum(h => h.People)))]));
    }

    private sealed record Group(long? CountsIn, long? Establishment, string? Kind, int People);
}
