using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>A column a form of import knows.</summary>
/// <param name="Key">Our own name of the column.</param>
/// <param name="Heading">The head our template prints, such as 出生年月.</param>
/// <param name="Aliases">Other heads seen for the same thing.</param>
/// <param name="IsRequired">Whether a file without it can't be imported.</param>
public sealed record ExpectedColumn(string Key, string Heading, ImmutableArray<string> Aliases, bool IsRequired = false);

/// <summary>A column of a file that was recognised.</summary>
public sealed record MappedColumn(ExpectedColumn Expected, SheetHeader Header);

/// <summary>How the heads of a file and the columns looked for fit together.</summary>
/// <param name="Mapped">Recognised columns, in the file's order; each expected column at most once.</param>
/// <param name="Missing">Expected columns that the file lacks.</param>
/// <param name="Unknown">Heads that mean nothing to us.</param>
/// <param name="Repeated">Heads that mean a column which an earlier head has already taken.</param>
public sealed record HeaderMatch(
    ImmutableArray<MappedColumn> Mapped,
    ImmutableArray<ExpectedColumn> Missing,
    ImmutableArray<SheetHeader> Unknown,
    ImmutableArray<SheetHeader> Repeated)
{
    /// <summary>Whether no required column is missing.</summary>
    public bool IsComplete => Missing.All(m => !m.IsRequired);

    /// <summary>Column number, from 1, of the expected column <paramref name="key"/>; null when the file lacks it.</summary>
    public int? ColumnOf(string key) =>
        Mapped.FirstOrDefault(m => string.Equals(m.Expected.Key, key, StringComparison.Ordinal))?.Header.Column;
}

/// <summary>Finds columns by the text of their heads, never by their place.</summary>
public static class HeaderMap
{
    /// <summary>Matches the heads of a file with the columns looked for.</summary>
    /// <remarks>
    /// A head matches by its group and name together, else by its name, else by its name without a part in brackets;
    /// a column taken by a better match is not taken again. Spaces, line breaks, full or half width, letter case,
    /// a star for "required" and a colon at the end don't matter.
    /// </remarks>
    public static HeaderMatch Match(IReadOnlyList<SheetHeader> headers, IReadOnlyList<ExpectedColumn> expected)
    {
        var byText = ColumnsByText(expected);
        var taken = new Dictionary<SheetHeader, ExpectedColumn>();
        var repeated = new HashSet<SheetHeader>();
        foreach (var form in new Func<SheetHeader, string>[] { h => h.FullName, h => h.Name, h => WithoutBrackets(h.Name) })
        {
            foreach (var header in headers.Where(h => !taken.ContainsKey(h) && byText.ContainsKey(Normalise(form(h)))))
            {
                var column = byText[Normalise(form(header))];
                if (taken.ContainsValue(column))
                {
                    repeated.Add(header);
                }
                else
                {
                    taken.Add(header, column);
                    repeated.Remove(header);
                }
            }
        }

        return new HeaderMatch(
            [.. headers.Where(taken.ContainsKey).Select(h => new MappedColumn(taken[h], h))],
            [.. expected.Where(e => !taken.ContainsValue(e))],
            [.. headers.Where(h => !taken.ContainsKey(h) && !repeated.Contains(h) && !AnnotatedWorkbook.IsNoteHeading(h.Name))],
            [.. headers.Where(repeated.Contains)]);
    }

    /// <summary>The form in which heads are compared.</summary>
    public static string Normalise(string head)
    {
        var folded = IsWellFormed(head) ? head.Normalize(NormalizationForm.FormKC) : head;
        var kept = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('*' or ':' or '/' or '、' or '\u200B' or '\uFEFF'))
            {
                kept.Append(char.ToUpperInvariant(c));
            }
        }

        return kept.ToString();
    }

    /// <summary>How many of <paramref name="heads"/> some column of <paramref name="expected"/> answers to.</summary>
    internal static int Known(IReadOnlyList<SheetHeader> heads, IReadOnlyList<ExpectedColumn> expected) =>
        Match(heads, expected).Mapped.Length;

    private static Dictionary<string, ExpectedColumn> ColumnsByText(IReadOnlyList<ExpectedColumn> expected)
    {
        var byText = new Dictionary<string, ExpectedColumn>(StringComparer.Ordinal);

        // The headings first: a heading must not lose to another column's alias.
        foreach (var column in expected)
        {
            byText.TryAdd(Normalise(column.Heading), column);
        }

        foreach (var column in expected)
        {
            foreach (var alias in column.Aliases)
            {
                byText.TryAdd(Normalise(alias), column);
            }
        }

        byText.Remove("");
        return byText;
    }

    private static string WithoutBrackets(string head)
    {
        var kept = new StringBuilder(head.Length);
        var depth = 0;
        foreach (var c in head)
        {
            if (c is '(' or '（' or '[' or '【')
            {
                depth++;
            }
            else if (c is ')' or '）' or ']' or '】')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0)
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    // Normalize throws on a lone surrogate, which a damaged file may hold.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
