using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>A line of a previewed roster.</summary>
/// <param name="Heading">A heading with its number of people; null on a person's line.</param>
/// <param name="Level">How deep the heading stands.</param>
/// <param name="PersonId">The person; null on a heading's line.</param>
/// <param name="Number">The person's running number.</param>
/// <param name="Cells">Texts in the order of the columns.</param>
public sealed record PreviewLine(string? Heading, int Level, long? PersonId, int Number, IReadOnlyList<string> Cells);

/// <summary>The beginning of a roster as it would be printed.</summary>
/// <param name="Lines">Lines up to the last person shown.</param>
/// <param name="Count">People in the whole roster.</param>
public sealed record RosterPreview(string Title, string Subtitle, DateOnly AsOf, string Filters, IReadOnlyList<ColumnChoice> Columns, IReadOnlyList<PreviewLine> Lines, int Count)
{
    /// <summary>People whose photo may be shown.</summary>
    internal IReadOnlySet<long> PhotosOf { get; init; } = ImmutableHashSet<long>.Empty;

    internal bool WithPhotos { get; init; }
}

/// <summary>Shows a roster before it is made.</summary>
internal sealed class PreviewRoster(ComposeRoster compose)
{
    public const int Usual = 50;
    public const int MostPrinted = 2_000;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rosters/preview", async ([AsParameters] PeopleQuery query, [AsParameters] RosterLook look, int? take, PreviewRoster slice, CancellationToken ct) =>
            (await slice.RunAsync(new RosterRequest(query, look), Math.Clamp(take ?? Usual, 1, MostPrinted), ct)).ToHttp())
        .WithSummary("The beginning of a roster as it would be printed, with headings and counts")
        .Produces<RosterPreview>()
        .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.RecordExport);

    /// <param name="request">Who and how.</param>
    /// <param name="people">How many people at most.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<RosterPreview>> RunAsync(RosterRequest request, int people, CancellationToken ct)
    {
        if (!(await compose.RunAsync(request, people, ct)).Succeeded(out var roster, out var why))
        {
            return why;
        }

        var lines = roster.Lines.TakeWhile(l => l.Entry is null || l.Number <= people).ToList();
        while (lines.Count > 0 && lines[^1].Entry is null)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return new RosterPreview(
            roster.Title, roster.Subtitle, roster.Day, roster.Filters,
            [.. roster.Columns.Select(c => new ColumnChoice(c.Key, c.Group, c.Name))],
            [.. lines.Select(l => new PreviewLine(l.Entry is null ? ComposedRoster.Heading(l).Trim() : null, l.Level, l.Entry?.Id, l.Number, l.Entry is { } e ? roster.Cells[e.Id] : []))],
            roster.Count)
        {
            PhotosOf = roster.PhotosOf,
            WithPhotos = roster.WithPhotos,
        };
    }
}
