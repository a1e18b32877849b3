using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>The people before and after somebody in a list.</summary>
internal sealed record ListNeighbours(PersonRow? Previous, PersonRow? Next);

/// <summary>Next and previous of the list one came from: the same query, order and scope as the list itself.</summary>
internal sealed class NextInList(ListPeople roster)
{
    /// <param name="query">The list.</param>
    /// <param name="personId">Where one stands.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Nobody on either side when the person has left the list meanwhile.</returns>
    public async Task<Outcome<ListNeighbours>> RunAsync(PeopleQuery query, long personId, CancellationToken ct)
    {
        if (!(await roster.PlaceAsync(query, personId, ct)).Succeeded(out var place, out var why))
        {
            return why;
        }

        if (place.Length == 0)
        {
            return new ListNeighbours(null, null);
        }

        var one = query with { Size = 1 };
        var (after, before) = (await roster.RunAsync(one with { After = place }, ct), await roster.RunAsync(one with { Before = place }, ct));
        return new ListNeighbours(First(before), First(after));
    }

    private static PersonRow? First(Outcome<PeoplePage> page) => page.Succeeded(out var read, out _) && read.Rows is [var only, ..] ? only : null;
}
