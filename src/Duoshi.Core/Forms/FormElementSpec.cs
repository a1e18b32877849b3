namespace Duoshi.Core.Forms;

/// <summary>What an element's text holds.</summary>
public enum FormElementKind : byte
{
    /// <summary>Free text.</summary>
    Text = 0,

    /// <summary>A date, stored as yyyyMM or yyyyMMdd.</summary>
    Date = 1,

    /// <summary>A date, a party's short name, or both: 入党时间.</summary>
    PartyJoining = 2,

    /// <summary>The container of family members.</summary>
    Family = 3,

    /// <summary>A whole image file in Base64.</summary>
    Photo = 4,
}

/// <summary>One element of the form as the official editor knows it.</summary>
/// <param name="Order">Place in the official order, 0 first.</param>
/// <param name="Number">Its number in the official order; 8a and 28a are the two elements of newer files.</param>
/// <param name="Name">Element name in the file.</param>
/// <param name="LabelZh">Chinese label on the form.</param>
/// <param name="LabelEn">English label.</param>
/// <param name="MaxLength">Greatest number of characters the official editor accepts; 0 for no limit.</param>
/// <param name="AllowsBreak">Whether the text may have several lines.</param>
/// <param name="WrittenByDefault">Whether a form we compose carries the element even when it is empty.</param>
/// <param name="Kind">What the text holds.</param>
public sealed record FormElementSpec(
    int Order,
    string Number,
    string Name,
    string LabelZh,
    string LabelEn,
    int MaxLength = 0,
    bool AllowsBreak = false,
    bool WrittenByDefault = true,
    FormElementKind Kind = FormElementKind.Text);
