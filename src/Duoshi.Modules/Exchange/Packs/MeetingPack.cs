using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>A meeting pack somebody had made: kept under the cipher for some days, for its maker alone.</summary>
internal sealed class MeetingPack
{
    /// <summary>So long it can be fetched.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public long Id { get; set; }

    public long AccountId { get; set; }

    public required string Title { get; set; }

    /// <summary>Whom it is about and how the roster is made, as in the address of the roster builder.</summary>
    public required string Query { get; set; }

    /// <summary>Keys of the papers, comma-separated.</summary>
    public required string Papers { get; set; }

    /// <summary>Keys of the people, comma-separated, in roster order.</summary>
    public required string People { get; set; }

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }

    /// <summary>The job that makes it; null: it was made at once.</summary>
    public long? JobId { get; set; }

    public string? FileName { get; set; }

    /// <summary>Size of the zip in bytes; 0: not made yet.</summary>
    public long Size { get; set; }

    /// <summary>The zip under the field cipher.</summary>
    public byte[]? SealedContent { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<MeetingPack>(e =>
    {
        e.ToTable("exchange_meeting_pack");
        e.Property(p => p.Id).ValueGeneratedNever();
        e.Property(p => p.Title).HasMaxLength(60);
        e.Property(p => p.FileName).HasMaxLength(120);
        e.HasIndex(p => new { p.AccountId, p.Id });
        e.HasIndex(p => p.CreatedAt);
    });

    /// <summary>The keys of the people.</summary>
    public IReadOnlyList<long> PeopleKeys() => [.. People.Split(',').Select(p => long.Parse(p, System.Globalization.CultureInfo.InvariantCulture))];
}
