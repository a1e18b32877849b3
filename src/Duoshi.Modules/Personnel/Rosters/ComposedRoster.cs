using Duoshi.Core.Engines.Rosters;
using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>A roster put together: heads, lines in order, and what has to be printed on it.</summary>
internal sealed record ComposedRoster
{
    public required DateOnly Day { get; init; }

    public required string Title { get; init; }

    public required string Subtitle { get; init; }

    /// <summary>Filters, order and what was left out, in words.</summary>
    public required string Filters { get; init; }

    public required IReadOnlyList<OfferedColumn> Columns { get; init; }

    /// <summary>All headings and people, in order.</summary>
    public required ImmutableArray<RosterLine> Lines { get; init; }

    /// <summary>The texts of the columns, by person, of the people asked for.</summary>
    public required IReadOnlyDictionary<long, IReadOnlyList<string>> Cells { get; init; }

    /// <summary>Cards by person.</summary>
    public required IReadOnlyDictionary<long, PersonCard> Cards { get; init; }

    public required bool WithPhotos { get; init; }

    /// <summary>People of whom the actor may see the photo.</summary>
    public required IReadOnlySet<long> PhotosOf { get; init; }

    public IEnumerable<PersonCard> People => Lines.Where(l => l.Entry is not null).Select(l => Cards[l.Entry!.Id]);

    public int Count => Cards.Count;

    /// <summary>Headings as they are printed, with the number of people.</summary>
    public static string Heading(RosterLine line) => new string('　', line.Level) + Ui.Language.Words.T($"{line.Heading!.Text}（{line.Count} 人）", $"{line.Heading.Text} ({line.Count})");
}
