namespace Duoshi.Core.Forms;

/// <summary>How much a notice weighs.</summary>
public enum FormNoticeSeverity : byte
{
    /// <summary>Good to know; nothing to do.</summary>
    Info = 0,

    /// <summary>The form can be taken as it is; somebody should look.</summary>
    Warning = 1,

    /// <summary>The form, or the element named, can't be taken as it is.</summary>
    Error = 2,
}

/// <summary>One remark about a form file, in both languages, with its remedy.</summary>
/// <param name="Code">Stable code, e.g. <c>date.invalid</c>.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Element">The element it is about, null for the file as a whole.</param>
/// <param name="Row">The family row or (in a resume) period it is about, 1 first.</param>
/// <param name="Line">The line of the file or of the resume, 1 first.</param>
/// <param name="CauseZh">What is wrong, in Chinese.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="CauseEn">What is wrong, in English.</param>
/// <param name="RemedyEn">What to do, in English.</param>
public sealed record FormNotice(
    string Code,
    FormNoticeSeverity Severity,
    string? Element,
    int? Row,
    int? Line,
    string CauseZh,
    string RemedyZh,
    string CauseEn,
    string RemedyEn);
