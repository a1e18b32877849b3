using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>What sort of appointment a process is about: which steps are asked depends on it.</summary>
public enum AppointmentKind : byte
{
    /// <summary>提拔担任领导职务（委任，有试用期）.</summary>
    Promotion = 1,

    /// <summary>选举、人大任命的职务（无试用期）.</summary>
    Elected = 2,

    /// <summary>平职交流、转任.</summary>
    Lateral = 3,

    /// <summary>职级、等级晋升.</summary>
    Rank = 4,
}

/// <summary>How far a process has come.</summary>
public enum ProcessState : byte
{
    Open = 0,

    /// <summary>Stopped as a whole, with the reason.</summary>
    Stopped = 1,

    /// <summary>The appointments are on the record; probation may still run.</summary>
    Appointed = 2,

    /// <summary>All steps are done.</summary>
    Closed = 3,
}

/// <summary>
/// 一件选拔任用: people, posts and the steps that led there. It keeps neither votes nor inspection texts, only that they are
/// there and under which document number; nobody concerned by it sees it.
/// </summary>
internal sealed class SelectionProcess
{
    public long Id { get; set; }

    public required string Title { get; set; }

    public AppointmentKind Kind { get; set; }

    /// <summary>The office that conducts it: whose scope it belongs to.</summary>
    public long OfficeId { get; set; }

    public DateOnly StartedOn { get; set; }

    public ProcessState State { get; set; }

    /// <summary>The highest cadre management authority of the people concerned (ZB130, 01 the highest); grants below it don't reach the process.</summary>
    public string? HighestAuthority { get; set; }

    /// <summary>Counts the changes: what If-Match is compared with.</summary>
    public int Version { get; set; }

    public long CreatedBy { get; set; }

    public required string CreatedByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Why it was stopped; under the field cipher.</summary>
    public string? SealedStopReason { get; set; }

    public string? StoppedByName { get; set; }

    public DateOnly? StoppedOn { get; set; }

    public string? ConfirmedByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long? ConfirmedAt { get; set; }

    /// <summary>The change of the record by which the appointments were written.</summary>
    public long? ChangeId { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<SelectionProcess>(e =>
    {
        e.ToTable("selection_process");
        e.Property(p => p.Id).ValueGeneratedNever();
        e.Property(p => p.Title).HasMaxLength(120);
        e.Property(p => p.HighestAuthority).HasMaxLength(4);
        e.HasIndex(p => new { p.OfficeId, p.State, p.Id });
        e.HasIndex(p => new { p.State, p.Id });
    });
}
