using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Api;

/// <summary>The answer already given to a POST with an <c>Idempotency-Key</c>: a repeat gets the same one and does nothing.</summary>
internal sealed class IdempotencyRow
{
    public long AccountId { get; set; }

    public required string Key { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }

    /// <summary>SHA-256 over method, address and body: the same key for another request is refused.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>0 while the first request is still at work.</summary>
    public int Status { get; set; }

    public string? ContentType { get; set; }

    /// <summary>The reply's body under the field cipher: it may hold personal data.</summary>
    public byte[]? SealedBody { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<IdempotencyRow>(e =>
    {
        e.ToTable("platform_idempotency");
        e.HasKey(r => new { r.AccountId, r.Key });
        e.Property(r => r.Key).HasMaxLength(100);
        e.HasIndex(r => r.At);
    });
}
