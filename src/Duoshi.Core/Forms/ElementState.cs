namespace Duoshi.Core.Forms;

/// <summary>What a form says about one element. The difference between the first two decides what an import may change.</summary>
public enum ElementState : byte
{
    /// <summary>The element isn't in the file: it says nothing.</summary>
    Absent = 0,

    /// <summary>The element is there without text: it proposes to clear the fact.</summary>
    Empty = 1,

    /// <summary>The element has text.</summary>
    Text = 2,
}
