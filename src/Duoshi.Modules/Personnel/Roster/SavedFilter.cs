using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A view of the roster that an account keeps under a name; nobody else sees it.</summary>
internal sealed class SavedFilter
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public required string Name { get; set; }

    /// <summary>Filters, order and columns as they stand in the address, without its question mark; neither day nor page.</summary>
    public required string Query { get; set; }

    /// <summary>UTC ticks.</summary>
    public long SavedAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<SavedFilter>(e =>
    {
        e.ToTable("personnel_saved_filter");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.Property(f => f.Name).HasMaxLength(40);
        e.Property(f => f.Query).HasMaxLength(2000);
        e.HasIndex(f => new { f.AccountId, f.Name }).IsUnique();
    });
}
