using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Narrative;

/// <summary>A dated row of the record that a resume ought to tell of.</summary>
/// <param name="Key">The caller's key of the row.</param>
/// <param name="Kind">What the row is.</param>
/// <param name="From">Start.</param>
/// <param name="To">First day after; <see cref="PartialDate.Open"/> while it holds.</param>
/// <param name="Text">Office, department and post (or school and subject) as they were named then.</param>
/// <param name="Core">The part of the text that must not be missing: the post, or the school.</param>
public sealed record CareerRow(long Key, CareerRowKind Kind, PartialDate From, PartialDate To, string Text, string Core);

/// <summary>What a row of a career is.</summary>
public enum CareerRowKind : byte
{
    /// <summary>A main post.</summary>
    Post,

    /// <summary>Full-time study.</summary>
    Study,
}

/// <summary>What is different between a resume and the rows.</summary>
public enum ResumeFindingKind : byte
{
    /// <summary>Months that no period of the resume covers.</summary>
    Gap,

    /// <summary>Two periods of the resume share months.</summary>
    Overlap,

    /// <summary>A period of the resume that no row stands for.</summary>
    OnlyInResume,

    /// <summary>A row that the resume doesn't tell of.</summary>
    OnlyInRows,

    /// <summary>The same period with another start.</summary>
    StartDiffers,

    /// <summary>The same period with another end.</summary>
    EndDiffers,

    /// <summary>The same period with another post or place.</summary>
    TextDiffers,
}

/// <summary>What somebody could do about a finding; which side is right, a person decides.</summary>
/// <param name="OfRows">Whether the rows would be changed; else the resume's text.</param>
/// <param name="Row">The row to correct; null for a new one.</param>
/// <param name="From">Start it would have.</param>
/// <param name="To">End it would have.</param>
/// <param name="Text">Text it would have.</param>
public sealed record ProposedFix(bool OfRows, long? Row, PartialDate From, PartialDate To, string Text);

/// <summary>A difference between a resume and the rows.</summary>
/// <param name="Kind">What is different.</param>
/// <param name="Period">The period of the resume, 1 first; null when it has none.</param>
/// <param name="Row">The row; null when there is none.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="Fix">What could be done; null where a person has to find out first.</param>
public sealed record ResumeFinding(ResumeFindingKind Kind, int? Period, long? Row, string Zh, string En, ProposedFix? Fix);
