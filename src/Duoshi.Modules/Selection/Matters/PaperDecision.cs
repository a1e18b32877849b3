using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>How far a registered decision has come.</summary>
internal enum DecisionState : byte
{
    /// <summary>待复核.</summary>
    Submitted = 0,

    /// <summary>退回: the one who entered it mends and submits it again.</summary>
    Returned = 1,

    /// <summary>已入库: its facts are on the record.</summary>
    Accepted = 2,

    /// <summary>已撤回.</summary>
    Withdrawn = 3,
}

/// <summary>补录: a decision taken on paper, entered by one person and checked by another. Its facts are written by the check, all at once.</summary>
internal sealed class PaperDecision
{
    public long Id { get; set; }

    /// <summary>The office that keeps it: whose scope it belongs to.</summary>
    public long OfficeId { get; set; }

    /// <summary>The body that decided.</summary>
    public required string Body { get; set; }

    public string? Meeting { get; set; }

    public required string DocumentNumber { get; set; }

    public DateOnly DecidedOn { get; set; }

    public DateOnly EffectiveOn { get; set; }

    public string? Reason { get; set; }

    public DecisionState State { get; set; }

    /// <summary>Counts the changes: what If-Match is compared with.</summary>
    public int Version { get; set; }

    /// <summary>What the record's versions were when it was entered, person:kind:change; compared again at the check.</summary>
    public required string SeenVersions { get; set; }

    public long EnteredBy { get; set; }

    public required string EnteredByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long EnteredAt { get; set; }

    public long? CheckedBy { get; set; }

    public string? CheckedByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long? CheckedAt { get; set; }

    /// <summary>Why it was returned, or what the checker remarked.</summary>
    public string? Answer { get; set; }

    /// <summary>The change of the record by which its facts were written.</summary>
    public long? ChangeId { get; set; }

    public string? WithdrawnByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long? WithdrawnAt { get; set; }

    public string? WithdrawalReason { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<PaperDecision>(e =>
    {
        e.ToTable("selection_paper_decision");
        e.Property(d => d.Id).ValueGeneratedNever();
        e.Property(d => d.Body).HasMaxLength(120);
        e.Property(d => d.Meeting).HasMaxLength(120);
        e.Property(d => d.DocumentNumber).HasMaxLength(100);
        e.Property(d => d.Reason).HasMaxLength(400);
        e.Property(d => d.Answer).HasMaxLength(400);
        e.Property(d => d.WithdrawalReason).HasMaxLength(400);
        e.HasIndex(d => new { d.OfficeId, d.State, d.Id });
        e.HasIndex(d => new { d.State, d.Id });
    });
}
