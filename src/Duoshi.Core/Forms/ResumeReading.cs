namespace Duoshi.Core.Forms;

/// <summary>A resume text with the periods found in it.</summary>
/// <param name="Original">The text as it came: write it back unless somebody edited the periods.</param>
/// <param name="Periods">The periods in the order of the text.</param>
/// <param name="Leading">Lines before the first period, trimmed; they belong to none.</param>
/// <param name="Closing">The paragraph after the empty line at the end (congress or committee memberships), lines joined by LF; no part of the career. Empty when there is none.</param>
/// <param name="LineBreaksRestored">Whether the text had lost its line breaks and was cut before every date range.</param>
/// <param name="Notices">What should be looked at; row is the period, 1 first.</param>
public sealed record ResumeReading(
    string Original,
    ImmutableArray<ResumePeriod> Periods,
    ImmutableArray<string> Leading,
    string Closing,
    bool LineBreaksRestored,
    ImmutableArray<FormNotice> Notices);
