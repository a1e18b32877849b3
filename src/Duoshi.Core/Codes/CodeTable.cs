namespace Duoshi.Core.Codes;

/// <summary>A code table: its rows in official order, and the ways to find one.</summary>
public sealed class CodeTable
{
    private const int MostOffered = 5;

    /// <summary>A longer text is no slip of a name, and comparing it with every name would take long.</summary>
    private const int LongestCompared = 64;

    private readonly Dictionary<string, CodeEntry> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeEntry>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeEntry>> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeEntry>> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeEntry>> english = new(StringComparer.Ordinal);

    /// <summary>In the order in which they are asked.</summary>
    private readonly ImmutableArray<(Dictionary<string, List<CodeEntry>> Index, MatchedBy By)> indexes;

    internal CodeTable(
        string key,
        ImmutableArray<CodeEntry> entries,
        IEnumerable<(string Alias, CodeEntry Entry)> aliasNames,
        IEnumerable<(string Code, CodeEntry Entry)> otherCodes)
    {
        Key = key;
        Entries = entries;
        indexes = [(names, MatchedBy.Name), (aliases, MatchedBy.Alias), (codes, MatchedBy.Code), (english, MatchedBy.English)];
        foreach (var entry in entries)
        {
            byCode.Add(entry.Code, entry);
            Add(names, entry.Name, entry);
            Add(codes, entry.Code, entry);
            Add(english, entry.English, entry);
        }

        foreach (var (alias, entry) in aliasNames)
        {
            Add(aliases, alias, entry);
        }

        foreach (var (code, entry) in otherCodes)
        {
            Add(codes, code, entry);
        }
    }

    /// <summary>The identifier of the table, one of <see cref="CodeTableNames"/>.</summary>
    public string Key { get; }

    /// <summary>All rows in the order of the table.</summary>
    public ImmutableArray<CodeEntry> Entries { get; }

    /// <summary>The row with this stored code, or null. Exact: what a file or a person wrote goes through <see cref="Match(string?, Func{CodeEntry, bool}?)"/>.</summary>
    public CodeEntry? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The row with this stored code.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such code.</exception>
    public CodeEntry this[string code] =>
        Find(code) ?? throw new KeyNotFoundException($"Code table {Key} has no code '{code}'.");

    /// <summary>The rows directly below a code; with null the rows at the top.</summary>
    public IEnumerable<CodeEntry> Below(string? code) => Entries.Where(e => string.Equals(e.Parent, code, StringComparison.Ordinal));

    /// <summary>
    /// Recognises a text: first as a name, then as an alias, then as a code, then as an English name. White space, letter case, and
    /// full or half width of digits and brackets make no difference.
    /// </summary>
    /// <param name="text">What a file or a person wrote; null and blank are unknown without neighbours.</param>
    /// <param name="among">Narrows the rows, where names repeat and another column tells them apart; null takes all.</param>
    public CodeMatch Match(string? text, Func<CodeEntry, bool>? among = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new CodeMatch.Unknown(text ?? "", []);
        }

        var bare = Bare(text);
        return Known(text, bare, among) ?? new CodeMatch.Unknown(text, Nearest(bare, among));
    }

    /// <summary>The row that <see cref="Match(string?, Func{CodeEntry, bool}?)"/> finds, or null; no neighbours are looked for, which costs most of a miss.</summary>
    public CodeEntry? Recognise(string? text) => string.IsNullOrWhiteSpace(text) ? null : Known(text, Bare(text), null)?.EntryOrNull;

    /// <summary>A text that is a name as it stands needs no normal form: it is one.</summary>
    private string Bare(string text) => names.ContainsKey(text) ? text : CodeText.Normalise(text);

    private CodeMatch? Known(string text, string bare, Func<CodeEntry, bool>? among)
    {
        foreach (var (index, by) in indexes)
        {
            if (!index.TryGetValue(bare, out var found))
            {
                continue;
            }

            var kept = among is null ? found : found.FindAll(e => among(e));
            if (kept.Count > 0)
            {
                return kept.Count == 1
                    ? new CodeMatch.Found(kept[0], by)
                    : new CodeMatch.Ambiguous(text, [.. kept.OrderBy(e => Entries.IndexOf(e))]);
            }
        }

        return null;
    }

    /// <summary>
    /// Recognises a name and a code that stand beside each other in a file. The name decides; the code only chooses among
    /// several rows of that name, and stands alone where the name is blank.
    /// </summary>
    public CodeMatch Match(string? name, string? code) => Match(name) switch
    {
        CodeMatch.Unknown when string.IsNullOrWhiteSpace(name) => Match(code),
        CodeMatch.Ambiguous several when Match(code).EntryOrNull is { } entry && several.Entries.Contains(entry) =>
            new CodeMatch.Found(entry, MatchedBy.Name),
        var match => match,
    };

    private ImmutableArray<CodeEntry> Nearest(string bare, Func<CodeEntry, bool>? among)
    {
        if (bare.Length > LongestCompared)
        {
            return [];
        }

        var likeness = new Dictionary<CodeEntry, double>(ReferenceEqualityComparer.Instance);
        foreach (var (name, entries, atMost) in names.Concat(aliases)
            .Select(n => (n.Key, n.Value, AtMost: Resemblance.AtMost(bare, n.Key)))
            .Where(n => n.AtMost > 0)
            .OrderByDescending(n => n.AtMost))
        {
            if (likeness.Count >= MostOffered && atMost < likeness.Values.OrderDescending().ElementAt(MostOffered - 1))
            {
                break; // no later name can come nearer than the five there are
            }

            foreach (var entry in entries.Where(e => among is null || among(e)))
            {
                likeness[entry] = Math.Max(Resemblance.Of(bare, name), likeness.GetValueOrDefault(entry));
            }
        }

        return [.. Entries.Where(likeness.ContainsKey).OrderByDescending(e => likeness[e]).Take(MostOffered)];
    }

    private static void Add(Dictionary<string, List<CodeEntry>> index, string text, CodeEntry entry)
    {
        if (text.Length == 0)
        {
            return;
        }

        var bare = CodeText.Normalise(text);
        if (!index.TryGetValue(bare, out var entries))
        {
            index.Add(bare, entries = []);
        }

        if (!entries.Contains(entry, ReferenceEqualityComparer.Instance))
        {
            entries.Add(entry);
        }
    }
}
