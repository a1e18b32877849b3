using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>A difference between resume and rows that somebody looked at and let stand, with the reason. It lapses by itself when either side changes.</summary>
internal sealed class FindingDismissal
{
    public const int ReasonMost = 400;

    public long Id { get; set; }

    public long PersonId { get; set; }

    /// <summary>Digest of the finding: of its kind and of what both sides say.</summary>
    public required string Finding { get; set; }

    public required string Reason { get; set; }

    public required string By { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }

    public string? WithdrawnBy { get; set; }

    /// <summary>UTC ticks; null while it stands.</summary>
    public long? WithdrawnAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<FindingDismissal>(e =>
    {
        e.ToTable("personnel_finding_dismissal");
        e.Property(d => d.Id).ValueGeneratedNever();
        e.Property(d => d.Finding).HasMaxLength(64);
        e.Property(d => d.Reason).HasMaxLength(ReasonMost);
        e.Property(d => d.By).HasMaxLength(100);
        e.Property(d => d.WithdrawnBy).HasMaxLength(100);
        e.HasIndex(d => d.PersonId);
    });
}
