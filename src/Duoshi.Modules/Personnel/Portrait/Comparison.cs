using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>Two portraits side by side, row by row. What differs is said and nothing else: no totals, no order, no winner .</summary>
/// <param name="Left">The left column.</param>
/// <param name="Right">The right one.</param>
/// <param name="Groups">The blocks of the portrait; rows that are empty on both sides are left out.</param>
/// <param name="Narrowed">Whether the reader may see more of one side than of the other: only what is readable of both is compared.</param>
/// <param name="MayExport">Whether the reader may take it away.</param>
internal sealed record Comparison(ComparedSide Left, ComparedSide Right, IReadOnlyList<ComparedGroup> Groups, bool Narrowed, bool MayExport);

/// <summary>A column.</summary>
internal sealed record ComparedSide(long PersonId, string Name, DateOnly Day, bool HasPhoto);

/// <summary>A block of rows.</summary>
internal sealed record ComparedGroup(string Zh, string En, IReadOnlyList<ComparedRow> Rows)
{
    public string Title => Words.T(Zh, En);
}

/// <summary>A row: what either side says.</summary>
internal sealed record ComparedRow(string Zh, string En, IReadOnlyList<ComparedLine> Left, IReadOnlyList<ComparedLine> Right, Difference Difference)
{
    public string Label => Words.T(Zh, En);
}

/// <summary>A line of a cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Alone">Told where the two sides share lines: this one stands here alone.</param>
internal sealed record ComparedLine(string Text, bool Alone);

/// <summary>How the two sides of a row stand to each other.</summary>
internal enum Difference
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>They say different things.</summary>
    Differs,

    /// <summary>Only the left side says anything.</summary>
    OnlyLeft,

    /// <summary>Only the right side does.</summary>
    OnlyRight,
}

/// <summary>Differences by sign and word: they are read without colours, on paper and aloud.</summary>
internal static class DifferenceWords
{
    public static string Sign(this Difference difference) => difference switch
    {
        Difference.Same => "＝",
        Difference.Differs => "≠",
        Difference.OnlyLeft => "←",
        _ => "→",
    };

    public static string Word(this Difference difference) => difference switch
    {
        Difference.Same => Words.T("相同", "same"),
        Difference.Differs => Words.T("不同", "different"),
        Difference.OnlyLeft => Words.T("仅左侧有", "left only"),
        _ => Words.T("仅右侧有", "right only"),
    };
}
