using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>A question that an account keeps under a name, for itself or for a role. What is kept is the question, never the answer.</summary>
internal sealed class SavedQuestion : IShareable
{
    public const int LongestName = 40;

    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>Who keeps it, as shown to others.</summary>
    public required string AccountName { get; set; }

    public required string Name { get; set; }

    /// <summary>The question as JSON.</summary>
    public required string Question { get; set; }

    /// <summary>The role it is shared with; null: nobody.</summary>
    public Role? SharedWith { get; set; }

    /// <summary>Only with holders of the role in the sharer's own subtree: the path it starts with.</summary>
    public string SharedBelow { get; set; } = "";

    /// <summary>UTC ticks.</summary>
    public long SavedAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<SavedQuestion>(e =>
    {
        e.ToTable("personnel_saved_question");
        e.Property(q => q.Id).ValueGeneratedNever();
        e.Property(q => q.AccountName).HasMaxLength(100);
        e.Property(q => q.Name).HasMaxLength(LongestName);
        e.Property(q => q.SharedBelow).HasMaxLength(400);
        e.Property(q => q.SharedWith).HasConversion<string>().HasMaxLength(40);
        e.HasIndex(q => new { q.AccountId, q.Name }).IsUnique();
        e.HasIndex(q => q.SharedWith);
    });
}
