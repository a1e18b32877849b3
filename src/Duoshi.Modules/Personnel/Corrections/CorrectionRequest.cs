using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>How far a request for correction has come.</summary>
internal enum CorrectionState : byte
{
    Open = 0,

    /// <summary>The clerk agreed; the correction itself is an act of its own, with its own reason.</summary>
    Accepted = 1,

    Declined = 2,
}

/// <summary>A person's request to correct the own record. It changes nothing by itself.</summary>
internal sealed class CorrectionRequest
{
    public long Id { get; set; }

    public long PersonId { get; set; }

    public long AccountId { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }

    public required string Kind { get; set; }

    /// <summary>The row that is wrong; null: something is missing.</summary>
    public long? RowId { get; set; }

    public string? Field { get; set; }

    /// <summary>What is wrong and what is right, in the person's words; under the field cipher.</summary>
    public required string SealedText { get; set; }

    public CorrectionState State { get; set; }

    public long? AnsweredAt { get; set; }

    public string? AnsweredBy { get; set; }

    /// <summary>Under the field cipher.</summary>
    public string? SealedAnswer { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<CorrectionRequest>(e =>
    {
        e.ToTable("personnel_correction_request");
        e.Property(r => r.Id).ValueGeneratedNever();
        e.Property(r => r.Kind).HasMaxLength(40);
        e.Property(r => r.Field).HasMaxLength(60);
        e.HasIndex(r => new { r.PersonId, r.Id });
        e.HasIndex(r => new { r.State, r.Id });
    });
}
