using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Checks;

/// <summary>What may have been meant by a name that is none.</summary>
internal static class CheckNearest
{
    private const int Most = 3;
    private const double LeastAlike = 0.4;
    private const int Longest = 40;

    public static IEnumerable<string> To(string word, IEnumerable<string> names) => word.Length is 0 or > Longest ? [] : names.Distinct(StringComparer.Ordinal)
        .Select(n => (Name: n, Alike: Resemblance.Of(word, n))).Where(n => n.Alike >= LeastAlike)
        .OrderByDescending(n => n.Alike).ThenBy(n => n.Name, StringComparer.Ordinal).Take(Most).Select(n => n.Name);
}
