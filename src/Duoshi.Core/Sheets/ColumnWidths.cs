namespace Duoshi.Core.Sheets;

/// <summary>Shares out the width of a page among columns.</summary>
internal static class ColumnWidths
{
    /// <summary>Half-width characters that a landscape A4 page holds beside each other when the body of 11 pt is printed at no less than 9.5 pt.</summary>
    public const double LandscapePage = 170;

    /// <summary>A column is not made narrower than this: the page is then printed smaller.</summary>
    public const double Least = 10;

    /// <summary>
    /// Cuts the widest columns down, all to one width, until the columns fit <paramref name="total"/>; narrow ones keep theirs. The texts
    /// of the cut columns wrap.
    /// </summary>
    /// <param name="natural">The widths their contents ask for, in half-width characters.</param>
    /// <param name="total">The width there is.</param>
    public static ImmutableArray<double> Fit(ImmutableArray<double> natural, double total)
    {
        if (natural.Sum() <= total)
        {
            return natural;
        }

        // The columns up to the first that is too wide for an equal share of what is left keep their width.
        var rest = total;
        var left = natural.Length;
        var cap = Least;
        foreach (var width in natural.Order())
        {
            cap = rest / left;
            if (width > cap)
            {
                break;
            }

            rest -= width;
            left--;
        }

        cap = Math.Max(Least, Math.Floor(cap * 10) / 10);
        return [.. natural.Select(w => Math.Min(w, cap))];
    }
}
