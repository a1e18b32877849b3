using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>The one row that every writing transaction locks first: numbers have no gap and follow commit order.</summary>
internal sealed class LedgerState
{
    public int Id { get; set; } = 1;

    public long LastChange { get; set; }

    /// <summary>Next key to hand out; all tables share one sequence, so a bulk row knows its key before it is written.</summary>
    public long NextId { get; set; } = 1;

    /// <summary>UTC ticks of the last change: times never run backwards along the numbers.</summary>
    public long LastAt { get; set; }

    public long LastAudit { get; set; }

    public byte[] AuditHead { get; set; } = [];
}

/// <summary>On what a change rests.</summary>
internal enum Basis : byte
{
    /// <summary>First setting up of an installation.</summary>
    Setup = 0,

    /// <summary>A paper decision or a plain fact registered by a clerk (补录).</summary>
    Registration = 1,

    /// <summary>A correction of what was recorded wrongly.</summary>
    Correction = 2,

    /// <summary>An accepted import.</summary>
    Import = 3,

    /// <summary>A decision of the product's own decision mechanism.</summary>
    Decision = 4,

    /// <summary>The withdrawal of an earlier change.</summary>
    Withdrawal = 5,
}

/// <summary>One committed change of the record: who, when, what act, on what basis.</summary>
internal sealed class Change
{
    public long Id { get; set; }

    /// <summary>UTC ticks: comparable on both databases.</summary>
    public long At { get; set; }

    public long ActorId { get; set; }

    public required string ActorName { get; set; }

    /// <summary>Stable name of the act: correct-fact, import-commit …</summary>
    public required string Act { get; set; }

    public Basis Basis { get; set; }

    /// <summary>Key of the import, decision or withdrawn change.</summary>
    public long? BasisId { get; set; }

    public string? Reason { get; set; }

    public string? DocumentNumber { get; set; }

    public DateTime AtUtc => new(At, DateTimeKind.Utc);
}

/// <summary>An entry of the audit chain; each is linked to the last by HMAC over canonical bytes.</summary>
internal sealed class AuditEntry
{
    public long Sequence { get; set; }

    public long At { get; set; }

    public long ActorId { get; set; }

    public required string ActorName { get; set; }

    public required string Act { get; set; }

    public SubjectKind? SubjectKind { get; set; }

    public long? SubjectId { get; set; }

    public long? ChangeId { get; set; }

    /// <summary>What happened, without any sensitive value.</summary>
    public string? Detail { get; set; }

    /// <summary>Keyed digest of the rows written and superseded for the subject, or empty.</summary>
    public byte[] Digest { get; set; } = [];

    public byte[] Link { get; set; } = [];
}

/// <summary>
/// The last change of a kind of fact of a subject: what If-Match is compared with. The kinds that came on the record together with
/// the subject share a row, an import of a province would write half a million of them; a later change of one gives it a row of its own.
/// </summary>
internal sealed class SubjectVersion
{
    /// <summary>Room for all kinds that a subject may come with.</summary>
    public const int KindsMost = 1_000;

    public SubjectKind SubjectKind { get; set; }

    public long SubjectId { get; set; }

    /// <summary>Key of the kind; of the first row of a subject all its kinds, with commas between.</summary>
    public required string Kind { get; set; }

    public long ChangeId { get; set; }
}

internal static class LedgerTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<LedgerState>(e =>
        {
            e.ToTable("platform_ledger");
            e.Property(l => l.Id).ValueGeneratedNever();
        });
        model.Entity<Change>(e =>
        {
            e.ToTable("platform_change");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Ignore(c => c.AtUtc);
            e.HasIndex(c => c.At);
            e.HasIndex(c => new { c.Basis, c.BasisId });
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("platform_audit");
            e.HasKey(a => a.Sequence);
            e.Property(a => a.Sequence).ValueGeneratedNever();
            e.HasIndex(a => new { a.SubjectKind, a.SubjectId, a.Sequence });
            e.HasIndex(a => new { a.ActorId, a.Sequence });
            e.HasIndex(a => a.ChangeId);
        });
        model.Entity<SubjectVersion>(e =>
        {
            e.ToTable("platform_version");
            e.HasKey(v => new { v.SubjectKind, v.SubjectId, v.Kind });
            e.Property(v => v.Kind).HasMaxLength(SubjectVersion.KindsMost);
        });
    }
}
