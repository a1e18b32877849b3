namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Finds what may be the unit at the head of a text of duties.</summary>
internal static class UnitText
{
    private static readonly string[] Ends = ["分院", "检察院", "检院"];

    /// <summary>Texts to look up, the longest first: 示例省检察院第一分院检察长 may be the branch or the office above it.</summary>
    public static IEnumerable<string> Candidates(string duties)
    {
        var clause = duties.Split(['，', ',', '；', ';', '、', '\n'], 2)[0].Trim();
        var ends = new SortedSet<int>();
        foreach (var end in Ends)
        {
            for (var at = clause.IndexOf(end, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(end, at + 1, StringComparison.Ordinal))
            {
                ends.Add(at + end.Length);
            }
        }

        return ends.Reverse().Select(e => clause[..e]).Prepend(clause).Distinct(StringComparer.Ordinal).Where(c => c.Length > 0);
    }
}
