using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>The steps of a selection, in their order.</summary>
public enum SelectionStep : byte
{
    /// <summary>职数预审.</summary>
    PreCheck = 1,

    /// <summary>动议.</summary>
    Motion = 2,

    /// <summary>民主推荐.</summary>
    Recommendation = 3,

    /// <summary>考察.</summary>
    Inspection = 4,

    /// <summary>凡提四必.</summary>
    FourChecks = 5,

    /// <summary>讨论决定.</summary>
    Decision = 6,

    /// <summary>任前公示.</summary>
    Publicity = 7,

    /// <summary>任职.</summary>
    Appointment = 8,

    /// <summary>试用期满.</summary>
    Probation = 9,
}

/// <summary>A step as somebody recorded it. Written once; a correction supersedes it.</summary>
internal sealed class StepEntry
{
    public long Id { get; set; }

    public long ProcessId { get; set; }

    public SelectionStep Step { get; set; }

    /// <summary>凡提四必: 1 file, 2 personal matters, 3 discipline opinion, 4 letters; 0 for steps of one part.</summary>
    public byte Part { get; set; }

    public DateOnly On { get; set; }

    /// <summary>The body that took the step.</summary>
    public string? Body { get; set; }

    public string? DocumentNumber { get; set; }

    /// <summary>Where the papers are. Never what stands in them.</summary>
    public string? Note { get; set; }

    /// <summary>Last day of a public notice; its first day is <see cref="On"/>.</summary>
    public DateOnly? NoticeTo { get; set; }

    /// <summary>How many objections came in; null while the notice stands. Their content is nowhere.</summary>
    public int? Objections { get; set; }

    /// <summary>任职: first day in the post.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>PreCheck: ok or over; Probation: passed or failed.</summary>
    public string? Result { get; set; }

    public long RecordedBy { get; set; }

    public required string RecordedByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long RecordedAt { get; set; }

    /// <summary>The entry that superseded this one; null while it stands.</summary>
    public long? SupersededBy { get; set; }

    /// <summary>Why it was superseded.</summary>
    public string? CorrectionReason { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<StepEntry>(e =>
    {
        e.ToTable("selection_step");
        e.Property(s => s.Id).ValueGeneratedNever();
        e.Property(s => s.Body).HasMaxLength(120);
        e.Property(s => s.DocumentNumber).HasMaxLength(100);
        e.Property(s => s.Note).HasMaxLength(200);
        e.Property(s => s.Result).HasMaxLength(10);
        e.Property(s => s.CorrectionReason).HasMaxLength(400);
        e.HasIndex(s => new { s.ProcessId, s.Step, s.Part }).IsUnique().HasFilter("superseded_by is null");
        e.HasIndex(s => new { s.Step, s.NoticeTo });
    });
}
