using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A page of the roster.</summary>
/// <param name="AsOf">The day read.</param>
/// <param name="KnownAt">Number of the last change known then; null: present knowledge.</param>
/// <param name="Rows">The people.</param>
/// <param name="Next">What <c>after</c> has to say for the next page; null on the last.</param>
/// <param name="Previous">What <c>before</c> has to say for the page before; null on the first.</param>
internal sealed record PeoplePage(DateOnly AsOf, long? KnownAt, IReadOnlyList<PersonRow> Rows, string? Next, string? Previous);

/// <summary>How many people.</summary>
internal sealed record PeopleCount(int Count);

/// <summary>The roster: people in scope on a day, filtered and in order, page by page; the total is a call of its own.</summary>
internal sealed class ListPeople(IDbContextFactory<DuoshiDb> databases, PersonCards cards, PlainPages plain, IActor actors, TimeProvider clock)
{
    private const int DefaultSize = 50;
    private const int GreatestSize = 200;

    /// <summary>Cards of an earlier moment are made from the facts one by one: more people than this would keep the reader waiting.</summary>
    private const int MostAtEarlierMoment = 10_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/persons", async ([AsParameters] PeopleQuery query, ListPeople slice, CancellationToken ct) => (await slice.RunAsync(query, ct)).ToHttp())
            .WithSummary("A page of the roster on a day")
            .Produces<PeoplePage>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .Needs(Permission.PersonRead);
        api.MapGet("/persons/count", async ([AsParameters] PeopleQuery query, ListPeople slice, CancellationToken ct) =>
                (await slice.CountAsync(query, ct)).ToHttp(count => Results.Ok(new PeopleCount(count))))
            .WithSummary("How many people the roster has")
            .Produces<PeopleCount>()
            .Needs(Permission.PersonRead);
        api.MapGet("/persons/{id:long}/row", async (long id, ListPeople slice, CancellationToken ct) => (await slice.RowAsync(id, ct)).ToHttp())
            .WithSummary("A person's row of the roster as of today")
            .Produces<PersonRow>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Needs(Permission.PersonRead);
    }

    /// <param name="query">What to show.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="permission">The right whose scope is listed: reading, or exporting.</param>
    public async Task<Outcome<PeoplePage>> RunAsync(PeopleQuery query, CancellationToken ct, Permission permission = Permission.PersonRead)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        if (PeopleOrder.Find(query.Sort) is not { } order)
        {
            var offered = string.Join(", ", PeopleOrder.Offered.Select(o => o.Key));
            return new Refusal("list.unknown-sort", $"不能按 {query.Sort} 排序，可用：{offered}。", $"Can't sort by {query.Sort}; offered: {offered}.", 422) { Details = new { field = "sort" } };
        }

        var back = query.Before is { Length: > 0 };
        var cursor = back ? query.Before : query.After;
        PeopleOrder.Place? place = null;
        if (cursor is { Length: > 0 } && (place = PeopleOrder.Place.TryRead(cursor)) is null)
        {
            return new Refusal("list.cursor", "翻页位置无效，请从第一页开始。", "The page marker can't be read; start from the first page.", 422) { Details = new { field = back ? "before" : "after" } };
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var size = Math.Clamp(query.Size ?? DefaultSize, 1, GreatestSize);
        var direction = query.Descending == true != back;
        var moment = new Moment(clock.Today(), Known.Now);
        List<PersonCard> found;
        if (PlainPages.Reach(query, order, actor, permission) is { } reach)
        {
            found = await plain.ReadAsync(db, order, direction, moment.Day, reach, place, size + 1, ct);
        }
        else if (!(await ReadAsync(db, actor, permission, query, ct)).Succeeded(out var people, out var why))
        {
            return why;
        }
        else if (people.InMemory is { } made)
        {
            var kept = place is null ? made : made.Where(Predicates.InMemory(order.After(place, direction)));
            (moment, found) = (people.Moment, [.. order.Sort(kept, direction).Take(size + 1)]);
        }
        else
        {
            var kept = place is null ? people.Cards! : people.Cards!.Where(order.After(place, direction));
            (moment, found) = (people.Moment, await order.Sort(kept, direction).Take(size + 1).ToListAsync(ct));
        }

        var more = found.Count > size;
        found = found[..Math.Min(size, found.Count)];
        if (back)
        {
            found.Reverse();
        }

        return new PeoplePage(
            moment.Day,
            moment.Known.IsNow ? null : moment.Known.Change,
            found.ConvertAll(c => PersonRow.Of(c, moment.Day)),
            found.Count > 0 && (back || more) ? order.PlaceOf(found[^1]).ToText() : null,
            found.Count > 0 && (back ? more : place is not null) ? order.PlaceOf(found[0]).ToText() : null);
    }

    /// <inheritdoc cref="RunAsync"/>
    public async Task<Outcome<int>> CountAsync(PeopleQuery query, CancellationToken ct, Permission permission = Permission.PersonRead)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(permission))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return (await ReadAsync(db, actor, permission, query, ct)).Succeeded(out var people, out var why)
            ? people.InMemory?.Count() ?? await people.Cards!.CountAsync(ct)
            : why;
    }

    /// <summary>One person as the roster shows them today: for programs that need who somebody is, not the whole record.</summary>
    public async Task<Outcome<PersonRow>> RowAsync(long personId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var today = clock.Today();
        var mine = PeopleInScope.On(db, actor, Permission.PersonRead, today, today).Where(c => c.PersonId == personId);
        return await mine.SingleOrDefaultAsync(ct) is { } card ? PersonRow.Of(card, today) : Refusal.NotFound;
    }

    /// <summary>Where somebody stands in a list, as <c>after</c> and <c>before</c> have to say it; empty when the list does not hold them.</summary>
    public async Task<Outcome<string>> PlaceAsync(PeopleQuery query, long personId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await ReadAsync(db, actor, Permission.PersonRead, query, ct)).Succeeded(out var people, out var why))
        {
            return why;
        }

        var card = people.InMemory is { } made ? made.FirstOrDefault(c => c.PersonId == personId) : await people.Cards!.FirstOrDefaultAsync(c => c.PersonId == personId, ct);
        return card is null || PeopleOrder.Find(query.Sort) is not { } order ? "" : order.PlaceOf(card).ToText();
    }

    /// <summary>All rows in order, a page at a time: what an export writes.</summary>
    public async IAsyncEnumerable<PersonRow> AllAsync(PeopleQuery query, Permission permission, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var next = query with { After = null, Before = null, Size = GreatestSize };
        while (true)
        {
            var page = (await RunAsync(next, ct, permission)).Value;
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Next is null)
            {
                yield break;
            }

            next = next with { After = page.Next };
        }
    }

    private async Task<Outcome<People>> ReadAsync(DuoshiDb db, Actor actor, Permission permission, PeopleQuery query, CancellationToken ct)
    {
        if (!(await Moments.ReadAsync(db, actor, clock, query.AsOf, query.KnownAt, ct)).Succeeded(out var moment, out var unclear))
        {
            return unclear;
        }

        if (!(await PeopleFilter.ReadAsync(db, query, moment.Day, ct)).Succeeded(out var filter, out var unreadable))
        {
            return unreadable;
        }

        var today = clock.Today();
        if (moment.Known.IsNow)
        {
            return new People(moment, filter.Apply(PeopleInScope.On(db, actor, permission, moment.Day, today), db), null);
        }

        // Scope is of today; what the cards said then has to be made from the facts.
        var ids = await PeopleInScope.On(db, actor, Permission.EarlierKnowledgeRead, today, today).Select(c => c.PersonId).Take(MostAtEarlierMoment + 1).ToListAsync(ct);
        if (ids.Count > MostAtEarlierMoment)
        {
            return new Refusal("list.too-many-at-earlier-moment", $"查看过去某一时点所知的名册，范围不能超过 {MostAtEarlierMoment} 人，请由下级院办理或只改变“截至日期”。", $"A roster as known at an earlier moment can't cover more than {MostAtEarlierMoment} people; change only the day read, or ask an office below.", 422);
        }

        var then = new List<PersonCard>();
        foreach (var some in ids.Chunk(PersonCards.Chunk))
        {
            then.AddRange((await cards.MakeAsync(db, some, moment.Known, ct)).Where(c => c.ValidFrom <= moment.Day && moment.Day < c.ValidTo));
        }

        return new People(moment, null, filter.Apply(then));
    }

    private sealed record People(Moment Moment, IQueryable<PersonCard>? Cards, IEnumerable<PersonCard>? InMemory);
}
