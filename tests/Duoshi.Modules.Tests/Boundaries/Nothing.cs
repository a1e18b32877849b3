namespace Duoshi.Modules.Tests.Boundaries;

internal static class Nothing
{
    /// <summary>Fails with all of them, line by line.</summary>
    public static void Of(IEnumerable<string> offenders)
    {
        var all = offenders.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
