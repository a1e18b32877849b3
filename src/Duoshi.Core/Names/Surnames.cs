using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace Duoshi.Core.Names;

/// <summary>Surnames of two characters, and surnames read otherwise than the character usually is (单 Shàn, 尉迟 Yùchí).</summary>
internal static class Surnames
{
    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>>> Table = new(Load);

    /// <summary>Number of leading characters that are the surname: 2 where they are a surname of two and more follows, else 1.</summary>
    public static int LengthIn(IReadOnlyList<Rune> name) =>
        name.Count >= 3 && Table.Value.ContainsKey($"{name[0]}{name[1]}") ? 2 : 1;

    /// <summary>The readings of each character of this surname, usual first; empty when it is read as its characters are.</summary>
    public static ImmutableArray<ImmutableArray<string>> Readings(IEnumerable<Rune> surname) =>
        Table.Value.GetValueOrDefault(string.Concat(surname), []);

    private static FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("names/surnames.tsv")!;
        using var lines = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<string, ImmutableArray<ImmutableArray<string>>>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            table.Add(cells[0], [.. cells[1].Split(' ').Select(r => r.Split(',').ToImmutableArray())]);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
