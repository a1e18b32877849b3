using Duoshi.Core.Engines.Due;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
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

    /// <summary>Whether its day has passed.</summary>
    public bool Overdue { get; init; }

    /// <summary>The same in words.</summary>
    public string State => DueNames.State(Overdue);
}

/// <summary>What of the due list is asked for.</summary>
/// <param name="Months">How many months ahead; 0: a week; null: three.</param>
/// <param name="Kind">Name of a <see cref="DueKind"/>; null: all.</param>
/// <param name="Office">Only people and matters of this office and those below it.</param>
/// <param name="Overdue">Only what is overdue, or only what is to come; null: both.</param>
internal sealed record DueQuestion(int? Months = null, string? Kind = null, long? Office = null, bool? Overdue = null);

/// <summary>A page of the due list.</summary>
/// <param name="From">First day looked back to, for what is overdue.</param>
/// <param name="To">First day after.</param>
/// <param name="Office">Name of the office it is narrowed to; null: all in scope.</param>
/// <param name="Counts">How many of each kind, over all pages.</param>
/// <param name="Overdue">How many are overdue of the kind asked for, whether or not they are shown.</param>
/// <param name="Rows">This page: the overdue ones first, then by day and roster order.</param>
/// <param name="Total">How many of the kind asked for.</param>
internal sealed record DueItems(DateOnly From, DateOnly To, string? Office, IReadOnlyDictionary<DueKind, int> Counts, int Overdue, IReadOnlyList<DueView> Rows, int Total);

/// <summary>到期清单: what becomes due of the people in scope within the next months, and what is overdue until it is worked off. It changes nothing by itself.</summary>
internal sealed class ListDue(IDbContextFactory<DuoshiDb> databases, IActor actors, IEnumerable<IDueMatters> matters, IProbations probations, TimeProvider clock)
{
    /// <summary>Months ahead that can be asked for; 0 is a week.</summary>
    public static readonly int[] Windows = [0, 1, 3, 6, 12, 36];

    private const int DaysOfAWeek = 7;
    private const int DefaultMonths = 3;
    private const int PageSize = 50;
    private const int GreatestSize = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/due", async (int? months, string? kind, long? office, bool? overdue, int? skip, int? take, ListDue slice, CancellationToken ct) =>
            (await slice.RunAsync(new(months, kind, office, overdue), skip ?? 0, Math.Clamp(take ?? PageSize, 1, GreatestSize), ct)).ToHttp())
        .WithSummary("What becomes due: retirement age, probation, postings, years of a grade, ends of sanctions, contracts, public notices")
        .Produces<DueItems>()
        .ProducesProblems(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.PersonRead);

    /// <param name="question">What is asked for.</param>
    /// <param name="skip">Rows to pass over.</param>
    /// <param name="take">Rows of a page.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="permission">The right whose scope is listed: reading, or exporting.</param>
    public async Task<Outcome<DueItems>> RunAsync(DueQuestion question, int skip, int take, CancellationToken ct, Permission permission = Permission.PersonRead)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        DueKind? only = null;
        if (!string.IsNullOrEmpty(question.Kind))
        {
            if (!Enum.TryParse<DueKind>(question.Kind, true, out var found) || !Enum.IsDefined(found))
            {
                var offered = string.Join(", ", Enum.GetNames<DueKind>());
                return new Refusal("due.unknown-kind", $"没有“{question.Kind}”这类到期事项，可用：{offered}。", $"There is no kind '{question.Kind}'; offered: {offered}.", 422) { Details = new { field = "kind" } };
            }

            only = found;
        }

        if (question.Months is { } asked && !Windows.Contains(asked))
        {
            return new Refusal("due.months", $"月数应为 {string.Join("、", Windows)} 之一（0 为一周）。", $"Months must be one of {string.Join(", ", Windows)} (0: a week).", 422) { Details = new { field = "months" } };
        }

        var today = clock.Today();
        var back = today.AddMonths(-DueParameters.Current.OverdueMonths);
        var to = question.Months == 0 ? today.AddDays(DaysOfAWeek) : today.AddMonths(question.Months ?? DefaultMonths);
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        OfficeNode? office = null;
        if (question.Office is { } id && (office = await OfficeInReach.FindAsync(db, actor, permission, id, today, ct)) is null)
        {
            return Refusal.NotFound;
        }

        var all = await AllAsync(db, actor, permission, new DueWindow(today, back, question.Overdue == true ? today : to), office, ct);
        var overdue = all.Count(d => d.Overdue && (only is null || d.Kind == only));
        var due = all.Where(d => question.Overdue is null || d.Overdue == question.Overdue).ToList();
        var counts = due.GroupBy(d => d.Kind).ToDictionary(g => g.Key, g => g.Count());
        var shown = only is { } one ? due.Where(d => d.Kind == one).ToList() : due;
        var rows = shown.Skip(Math.Max(0, skip)).Take(Math.Max(1, take)).ToList();
        return new DueItems(back, to, office?.Name, counts, overdue, [.. rows.Select(r => (r.Matter is { } matter ? View(matter) : View(r)) with { Overdue = r.Overdue })], shown.Count);
    }

    /// <summary>How much becomes due within a week, today included; it looks at nothing else.</summary>
    public async Task<int> ThisWeekAsync(Actor actor, CancellationToken ct)
    {
        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        return (await AllAsync(db, actor, Permission.PersonRead, new DueWindow(today, FirstOfMonth(today), today.AddDays(DaysOfAWeek)), null, ct)).Count(d => !d.Overdue);
    }

    /// <summary>A retirement stands on the first of its month and is to come until its end.</summary>
    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    private async Task<List<Due>> AllAsync(DuoshiDb db, Actor actor, Permission permission, DueWindow window, OfficeNode? office, CancellationToken ct)
    {
        var cards = PeopleInScope.On(db, actor, permission, window.Today, window.Today);
        if (office is not null)
        {
            cards = cards.Where(PeopleInScope.Below(office.Path));
        }

        var people = await new DuePeople(db, actor, cards, window, probations).LoadAsync(ct);
        var due = people.SelectMany(p => DueList.Of(p.Person, window.From, window.To, DueParameters.Current)
            .Select(i => new Due(i.Kind, i.Day, i.IsOverdue(window.Today), p.Card.RosterKey, p.Card, i, null) { OfRecruit = i.Row is { } row && row == p.Person.Recruitment?.Row })).ToList();
        var told = new List<DueMatter>();
        foreach (var module in matters)
        {
            told.AddRange(await module.OfAsync(actor, window.To, ct));
        }

        var below = office is null ? null : await BelowAsync(db, office, [.. told.Select(m => m.OfficeId).Distinct()], window.Today, ct);
        due.AddRange(told.Where(m => below?.Contains(m.OfficeId) != false).Select(m => new Due(m.Kind, m.Day, m.Day < window.Today, "", null, null, m)));
        return [.. due.OrderByDescending(d => d.Overdue).ThenBy(d => d.Day).ThenBy(d => d.RosterKey, StringComparer.Ordinal)];
    }

    /// <summary>Those of some offices that lie below one, itself included.</summary>
    private static async Task<HashSet<long>> BelowAsync(DuoshiDb db, OfficeNode office, List<long> some, DateOnly day, CancellationToken ct) =>
        [.. (await db.Set<OfficeNode>().Where(n => some.Contains(n.OfficeId) && n.ValidFrom <= day && day < n.ValidTo).Select(n => new { n.OfficeId, n.Path }).ToListAsync(ct))
            .Where(n => n.Path.StartsWith(office.Path, StringComparison.Ordinal)).Select(n => n.OfficeId)];

    /// <summary>Of a person with her card, or a matter.</summary>
    private sealed record Due(DueKind Kind, DateOnly Day, bool Overdue, string RosterKey, PersonCard? Card, DueItem? Item, DueMatter? Matter)
    {
        /// <summary>Whether it rests on the entry of a recruit, and is worked off there.</summary>
        public bool OfRecruit { get; init; }
    }

    private static DueView View(DueMatter matter) => new(null, matter.Title, null, matter.Office, null, matter.Kind, matter.Day, matter.Text, matter.Rules) { Link = matter.Link };

    private static DueView View(Due due)
    {
        var (card, item) = (due.Card!, due.Item!);
        return new(
            card.PersonId, card.Name, card.StaffNumber, card.OfficeName, card.MainPost,
            item.Kind, item.Day, Words.T(item.Zh, item.En), [.. item.Reasons.Select(r => $"{r.Rule.Number} {r.Text(!Words.Chinese)}")])
        { Link = $"/people/{card.PersonId}/record?{(due.OfRecruit ? "group=place#entry" : Place(item.Kind))}" };
    }

    /// <summary>The part of the record where a thing due is worked off.</summary>
    private static string Place(DueKind kind) => kind switch
    {
        DueKind.Retirement => "group=place#exit",
        DueKind.GradeYears => "group=posts#prosecutor-grade",
        DueKind.SanctionEnd => "group=assessment#sanction",
        DueKind.Contract => "group=place#employment-contract",
        _ => "group=posts#appointment",
    };
}
