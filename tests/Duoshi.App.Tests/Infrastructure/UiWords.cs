using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>Every Chinese text of the interface, as it stands in the sources: none of them may be seen by an English reader.</summary>
internal static partial class UiWords
{
    public static FrozenSet<string> Chinese { get; } = Read();

    private static FrozenSet<string> Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Duoshi.slnx")))
        {
            root = root.Parent;
        }

        var sources = new DirectoryInfo(Path.Combine(root?.FullName ?? throw new InvalidOperationException("The sources are not there."), "src"));
        return sources.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(f => f.Extension is ".cs" or ".razor")
            .SelectMany(f => Text().Matches(File.ReadAllText(f.FullName)).Select(m => m.Groups[1].Value.Trim()))
            .Where(t => t.Length > 1 && !t.Contains('{', StringComparison.Ordinal))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("""\bT\(\s*"([^"]*[\u4e00-\u9fff][^"]*)"\s*,""")]
    private static partial Regex Text();
}
