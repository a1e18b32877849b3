namespace Duoshi.Core.Engines.Narrative;

/// <summary>Texts of careers compared without what is written this way or that.</summary>
internal static class CareerWords
{
    /// <summary>The letters that count: no spaces, marks or brackets.</summary>
    public static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    /// <summary>Whether a text names a post or school; an empty name is named by everything. A deputy (副) is not the head.</summary>
    public static bool Names(string text, string name)
    {
        var (within, sought) = (Bare(text), Bare(name));
        for (var at = within.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = at + 1 < within.Length ? within.IndexOf(sought, at + 1, StringComparison.Ordinal) : -1)
        {
            if (at == 0 || within[at - 1] != '副')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Share of pairs of letters both texts have (Dice's coefficient): 1 the same, 0 nothing in common.</summary>
    public static double Likeness(string one, string other)
    {
        var (a, b) = (Bare(one), Bare(other));
        if (a == b)
        {
            return 1;
        }

        if (a.Length < 2 || b.Length < 2)
        {
            return 0;
        }

        var pairs = new Dictionary<(char, char), int>();
        for (var i = 0; i + 1 < a.Length; i++)
        {
            pairs[(a[i], a[i + 1])] = pairs.GetValueOrDefault((a[i], a[i + 1])) + 1;
        }

        var shared = 0;
        for (var i = 0; i + 1 < b.Length; i++)
        {
            if (pairs.GetValueOrDefault((b[i], b[i + 1])) is > 0 and var left)
            {
                pairs[(b[i], b[i + 1])] = left - 1;
                shared++;
            }
        }

        return 2.0 * shared / (a.Length + b.Length - 2);
    }
}
