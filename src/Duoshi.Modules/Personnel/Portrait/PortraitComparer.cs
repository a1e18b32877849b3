using System.Globalization;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>
/// Sets two portraits beside each other. Pure: portraits in, rows out. The doubts about a record are left out: they are
/// questions to the clerk and say nothing about a person.
/// </summary>
internal static class PortraitComparer
{
    /// <summary>What is readable of both sides: a row that only rights keep from one column would look like a difference.</summary>
    public static IReadOnlyList<KindView> Common(IReadOnlyList<KindView> kinds, IReadOnlyList<KindView> other)
    {
        var readable = other.ToDictionary(k => k.Key, k => k.Fields.Select(f => f.Key).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        return
        [
            .. kinds.Where(k => readable.ContainsKey(k.Key)).Select(k => k with
            {
                Fields = [.. k.Fields.Where(f => readable[k.Key].Contains(f.Key))],
                Rows = [.. k.Rows.Select(r => r with { Values = r.Values.Where(v => readable[k.Key].Contains(v.Key)).ToDictionary(StringComparer.Ordinal) })],
            }),
        ];
    }

    /// <summary>Whether the reader sees other kinds or fields of one side than of the other.</summary>
    public static bool AreReadUnequally(IReadOnlyList<KindView> left, IReadOnlyList<KindView> right) =>
        !Readable(left).SetEquals(Readable(right));

    public static IReadOnlyList<ComparedGroup> Compare(PortraitModel left, PortraitModel right, IReadOnlyList<ExperienceAxis> leftYears, IReadOnlyList<ExperienceAxis> rightYears)
    {
        var groups = new List<ComparedGroup>
        {
            Group(left.Basics, right.Basics),
            new("现任职务", "Present duties", [Row("现任职务", "Present duties", Duties(left.Duties, false), Duties(right.Duties, false))]),
        };
        foreach (var (own, other) in Aligned(left.Groups, right.Groups, g => g.Zh))
        {
            groups.Add(Group(own, other));
        }

        groups.Add(new("任职经历", "Career", [Row("任职经历", "Career", Duties(left.Posts, true), Duties(right.Posts, true))]));
        groups.Add(new("可计数的经历", "Countable experience", [.. Aligned(leftYears, rightYears, a => a.Key).Select(p => Row((p.Left ?? p.Right)!.Zh, (p.Left ?? p.Right)!.En, Years(p.Left), Years(p.Right)))]));
        groups.Add(new("简历", "Resume", [Row("简历", "Resume", Lines(left.Resume), Lines(right.Resume))]));
        return [.. groups.Select(g => g with { Rows = [.. g.Rows.Where(r => r.Left.Count + r.Right.Count > 0)] }).Where(g => g.Rows.Count > 0)];
    }

    private static HashSet<(string Kind, string Field)> Readable(IReadOnlyList<KindView> kinds) => [.. kinds.SelectMany(k => k.Fields.Select(f => (k.Key, f.Key)))];

    private static ComparedGroup Group(StatementGroup? left, StatementGroup? right)
    {
        var head = (left ?? right)!;
        return new ComparedGroup(head.Zh, head.En,
        [
            .. Aligned(ByLabel(left), ByLabel(right), g => g.Key).Select(p => Row((p.Left ?? p.Right)!.Key, (p.Left ?? p.Right)!.First().En, Texts(p.Left), Texts(p.Right))),
        ]);
    }

    private static List<IGrouping<string, PortraitStatement>> ByLabel(StatementGroup? group) => [.. (group?.Statements ?? []).GroupBy(s => s.Zh, StringComparer.Ordinal)];

    private static List<string> Texts(IEnumerable<PortraitStatement>? said) => [.. (said ?? []).Select(s => s.Text)];

    private static ComparedRow Row(string zh, string en, IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var difference = left.SequenceEqual(right, StringComparer.Ordinal) ? Difference.Same
            : right.Count == 0 ? Difference.OnlyLeft
            : left.Count == 0 ? Difference.OnlyRight
            : Difference.Differs;
        var shares = difference == Difference.Differs && left.Intersect(right, StringComparer.Ordinal).Any();
        return new ComparedRow(zh, en, Marked(left, right), Marked(right, left), difference);

        List<ComparedLine> Marked(IReadOnlyList<string> own, IReadOnlyList<string> other) => [.. own.Select(t => new ComparedLine(t, shares && !other.Contains(t, StringComparer.Ordinal)))];
    }

    private static List<string> Duties(IEnumerable<DutyLine> duties, bool withEnd) =>
    [
        .. duties.Select(d => string.Join(" ", new[] { withEnd ? $"{d.Since}--{d.Source.To}" : d.Since, d.Text, d.Nature, d.DocumentNumber }.Where(t => !string.IsNullOrEmpty(t)))),
    ];

    /// <summary>Nothing counted is nothing to say.</summary>
    private static List<string> Years(ExperienceAxis? axis) => axis is null or { Own: 0 } ? [] : [axis.Own.ToString("0.#", CultureInfo.InvariantCulture)];

    private static List<string> Lines(PortraitStatement? resume) => [.. (resume?.Text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Both lists in one order: what only the right side has follows what it follows there.</summary>
    private static List<(T? Left, T? Right)> Aligned<T>(IReadOnlyList<T> left, IReadOnlyList<T> right, Func<T, string> key)
        where T : class
    {
        var rows = left.Select(l => (Left: (T?)l, Right: right.FirstOrDefault(r => key(r) == key(l)))).ToList();
        var at = 0;
        foreach (var one in right)
        {
            var found = rows.FindIndex(r => ReferenceEquals(r.Right, one));
            if (found >= 0)
            {
                at = found + 1;
            }
            else
            {
                rows.Insert(at++, (null, one));
            }
        }

        return rows;
    }
}
