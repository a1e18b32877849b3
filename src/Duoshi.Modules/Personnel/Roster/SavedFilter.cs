using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A view of the roster that an account keeps under a name, for itself or for a role. It holds no people: rights are judged when it is opened.</summary>
internal sealed class SavedFilter : IShareable
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Who keeps it, as shown to others.</summary>
    public string AccountName { get; set; } = "";

    public required string Name { get; set; }

    /// <summary>Filters, order and columns as they stand in the address, without its question mark; neither day nor page.</summary>
    public required string Query { get; set; }

    public Role? SharedWith { get; set; }

    public string SharedBelow { get; set; } = "";

    /// <summary>UTC ticks.</summary>
    public long SavedAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<SavedFilter>(e =>
    {
        e.ToTable("personnel_saved_filter");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.Property(f => f.Name).HasMaxLength(40);
        e.Property(f => f.Query).HasMaxLength(2000);
        e.Property(f => f.AccountName).HasMaxLength(100);
        e.Property(f => f.SharedBelow).HasMaxLength(400);
        e.Property(f => f.SharedWith).HasConversion<string>().HasMaxLength(40);
        e.HasIndex(f => new { f.AccountId, f.Name }).IsUnique();
        e.HasIndex(f => f.SharedWith);
    });
}
