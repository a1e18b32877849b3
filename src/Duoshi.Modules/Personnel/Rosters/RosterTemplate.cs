using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>A way to make a roster, kept under a name by an account, for itself or for a role. It holds no people: rights are judged when it is used.</summary>
internal sealed class RosterTemplate : IShareable
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public required string AccountName { get; set; }

    public required string Name { get; set; }

    /// <summary>Columns, groups, order, titles and filters as they stand in the address, without its question mark.</summary>
    public required string Query { get; set; }

    /// <summary>Who else may use it; null: nobody.</summary>
    public Role? SharedWith { get; set; }

    /// <summary>Where the sharer keeps the record: those of the role there and below see it.</summary>
    public string SharedBelow { get; set; } = "";

    /// <summary>UTC ticks.</summary>
    public long SavedAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<RosterTemplate>(e =>
    {
        e.ToTable("personnel_roster_template");
        e.Property(t => t.Id).ValueGeneratedNever();
        e.Property(t => t.Name).HasMaxLength(40);
        e.Property(t => t.Query).HasMaxLength(4000);
        e.HasIndex(t => new { t.AccountId, t.Name }).IsUnique();
        e.HasIndex(t => t.SharedWith);
    });
}
