namespace Duoshi.Core.Codes;

/// <summary>How much two short names look alike.</summary>
internal static class Resemblance
{
    /// <summary>
    /// From 0 (no character in common) to 1 (the same): half the share of common characters, half the share of characters that
    /// need no editing (Levenshtein). Common characters find names in another word order, editing finds slips of the key.
    /// </summary>
    public static double Of(string a, string b)
    {
        var longer = Math.Max(a.Length, b.Length);
        var common = CommonCharacters(a, b);
        return common == 0 ? 0 : Share(common + longer - Edits(a, b), longer);
    }

    /// <summary>What <see cref="Of"/> can't exceed, at less work: each character that is not common costs an edit.</summary>
    public static double AtMost(string a, string b) => Share(2 * CommonCharacters(a, b), Math.Max(a.Length, b.Length));

    /// <summary>Rounded once, so that equal likenesses are equal numbers and the bound is never below what it bounds.</summary>
    private static double Share(int halves, int longer) => halves / (2.0 * longer);

    private static int CommonCharacters(string a, string b)
    {
        Span<bool> taken = stackalloc bool[Math.Min(b.Length, 256)];
        var common = 0;
        foreach (var c in a)
        {
            for (var i = 0; i < taken.Length; i++)
            {
                if (!taken[i] && b[i] == c)
                {
                    taken[i] = true;
                    common++;
                    break;
                }
            }
        }

        return common;
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = a[i - 1] == b[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
