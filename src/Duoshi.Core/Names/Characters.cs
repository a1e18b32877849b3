using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text;

namespace Duoshi.Core.Names;

/// <summary>Readings, stroke counts and order of strokes of Chinese characters; made by <c>tools/names</c>.</summary>
internal static class Characters
{
    private static readonly Lazy<FrozenDictionary<int, Row>> Table = new(Load);

    /// <summary>Toneless readings, most usual first; empty for what is no Chinese character or has no known reading.</summary>
    public static ImmutableArray<string> Readings(Rune character) =>
        Table.Value.TryGetValue(character.Value, out var row) ? row.Readings : [];

    /// <summary>Number of strokes, or 0 when unknown.</summary>
    public static int Strokes(Rune character) => Table.Value.TryGetValue(character.Value, out var row) ? row.Strokes : 0;

    /// <summary>Place among all characters in the order of strokes, from 1; 0 when unknown.</summary>
    public static int StrokeOrder(Rune character) => Table.Value.TryGetValue(character.Value, out var row) ? row.Order : 0;

    private static FrozenDictionary<int, Row> Load()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream("names/characters.tsv.gz")!;
        using var lines = new StreamReader(new GZipStream(packed, CompressionMode.Decompress), Encoding.UTF8);
        var shared = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var table = new Dictionary<int, Row>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var cells = line.Split('\t');
            if (!shared.TryGetValue(cells[1], out var readings))
            {
                shared.Add(cells[1], readings = [.. cells[1].Split(',', StringSplitOptions.RemoveEmptyEntries)]);
            }

            table.Add(
                Rune.GetRuneAt(cells[0], 0).Value,
                new Row(readings, cells[2].Length == 0 ? 0 : int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture)));
        }

        return table.ToFrozenDictionary();
    }

    private readonly record struct Row(ImmutableArray<string> Readings, int Strokes, int Order);
}
