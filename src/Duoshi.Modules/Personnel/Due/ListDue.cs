using Duoshi.Core.Engines.Due;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>Something due: of somebody, or a matter that another module conducts, which then has a name and a link instead of a person.</summary>
internal sealed record DueView(long? PersonId, string Name, string? StaffNumber, string? Office, string? MainPost, DueKind Kind, DateOnly Day, string Text, IReadOnlyList<string> Rules)
{
    /// <summary>Where it is worked off.</summary>
    public string? Link { get; init; }
}

/// <summary>A page of the due list.</summary>
/// <param name="From">First day asked for.</param>
/// <param name="To">First day after.</param>
/// <param name="Counts">How many of each kind, in the whole list.</param>
/// <param name="Rows">This page, by day and roster order.</param>
/// <param name="Total">How many of the kind asked for.</param>
internal sealed record DueItems(DateOnly From, DateOnly To, IReadOnlyDictionary<DueKind, int> Counts, IReadOnlyList<DueView> Rows, int Total);

/// <summary>到期清单: what becomes due of the people in scope within the next months. It changes nothing by itself.</summary>
internal sealed class ListDue(IDbContextFactory<DuoshiDb> databases, IActor actors, IEnumerable<IDueMatters> matters, TimeProvider clock)
{
    /// <summary>Months ahead that can be asked for.</summary>
    public static readonly int[] Windows = [1, 3, 6, 12, 36];

    private const int DefaultMonths = 3;
    private const int PageSize = 50;
    private const int GreatestSize = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/due", async (int? months, string? kind, int? skip, int? take, ListDue slice, CancellationToken ct) => (await slice.RunAsync(months, kind, skip ?? 0, Math.Clamp(take ?? PageSize, 1, GreatestSize), ct)).ToHttp())
        .WithSummary("What becomes due: retirement age, probation, postings, years of a grade, ends of sanctions, contracts, public notices")
        .Produces<DueItems>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.PersonRead);

    /// <param name="months">How many months ahead; null: three.</param>
    /// <param name="kind">Name of a <see cref="DueKind"/>; null: all.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows of a page.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="permission">The right whose scope is listed: reading, or exporting.</param>
    public async Task<Outcome<DueItems>> RunAsync(int? months, string? kind, int skip, int take, CancellationToken ct, Permission permission = Permission.PersonRead)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        DueKind? only = null;
        if (!string.IsNullOrEmpty(kind))
        {
            if (!Enum.TryParse<DueKind>(kind, true, out var found) || !Enum.IsDefined(found))
            {
                var offered = string.Join(", ", Enum.GetNames<DueKind>());
                return new Refusal("due.unknown-kind", $"没有“{kind}”这类到期事项，可用：{offered}。", $"There is no kind '{kind}'; offered: {offered}.", 422) { Details = new { field = "kind" } };
            }

            only = found;
        }

        if (months is { } asked && !Windows.Contains(asked))
        {
            return new Refusal("due.months", $"月数应为 {string.Join("、", Windows)} 之一。", $"Months must be one of {string.Join(", ", Windows)}.", 422) { Details = new { field = "months" } };
        }

        var today = clock.Today();
        var to = today.AddMonths(months ?? DefaultMonths);
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var people = await new DuePeople(db, actor, PeopleInScope.On(db, actor, permission, today, today), today, to).LoadAsync(ct);
        var due = people.SelectMany(p => DueList.Of(p.Person, today, to, DueParameters.Current).Select(i => new Due(i.Kind, i.Day, p.Card.RosterKey, p.Card, i, null))).ToList();
        foreach (var module in matters)
        {
            due.AddRange((await module.OfAsync(actor, to, ct)).Select(m => new Due(m.Kind, m.Day, "", null, null, m)));
        }

        due = [.. due.OrderBy(d => d.Day).ThenBy(d => d.RosterKey, StringComparer.Ordinal)];
        var counts = due.GroupBy(d => d.Kind).ToDictionary(g => g.Key, g => g.Count());
        var shown = only is { } one ? due.Where(d => d.Kind == one).ToList() : due;
        var rows = shown.Skip(Math.Max(0, skip)).Take(Math.Max(1, take)).ToList();
        var offices = await OfficesAsync(db, [.. rows.Select(r => r.Card?.OfficeId).OfType<long>().Distinct()], today, ct);
        return new DueItems(today, to, counts, [.. rows.Select(r => r.Matter is { } matter ? View(matter) : View(r.Card!, r.Item!, offices))], shown.Count);
    }

    /// <summary>Of a person with her card, or a matter.</summary>
    private sealed record Due(DueKind Kind, DateOnly Day, string RosterKey, PersonCard? Card, DueItem? Item, DueMatter? Matter);

    private static DueView View(DueMatter matter) => new(null, matter.Title, null, matter.Office, null, matter.Kind, matter.Day, matter.Text, matter.Rules) { Link = matter.Link };

    private static DueView View(PersonCard card, DueItem item, Dictionary<long, string> offices) => new(
        card.PersonId, card.Name, card.StaffNumber, card.OfficeId is { } office ? offices.GetValueOrDefault(office) : null, card.MainPost,
        item.Kind, item.Day, Words.T(item.Zh, item.En), [.. item.Reasons.Select(r => $"{r.Rule.Number} {r.Text(!Words.Chinese)}")])
    { Link = $"/people/{card.PersonId}/record?{Place(item.Kind)}" };

    /// <summary>The part of the record where a thing due is worked off.</summary>
    private static string Place(DueKind kind) => kind switch
    {
        DueKind.Retirement => "group=place#exit",
        DueKind.GradeYears => "group=posts#prosecutor-grade",
        DueKind.SanctionEnd => "group=assessment#sanction",
        DueKind.Contract => "group=place#employment-contract",
        _ => "group=posts#appointment",
    };

    private static async Task<Dictionary<long, string>> OfficesAsync(DuoshiDb db, List<long> ids, DateOnly day, CancellationToken ct)
    {
        var names = new Dictionary<long, string>();
        foreach (var some in ids.Chunk(400))
        {
            foreach (var node in await db.Set<OfficeNode>().AsNoTracking().Where(n => some.Contains(n.OfficeId) && n.ValidFrom <= day && day < n.ValidTo).Select(n => new { n.OfficeId, n.Name }).ToListAsync(ct))
            {
                names[node.OfficeId] = node.Name;
            }
        }

        return names;
    }
}
