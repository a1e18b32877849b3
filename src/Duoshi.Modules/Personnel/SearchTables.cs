using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel;

/// <summary>A search key of a person: a pair of characters of the name, a prefix of its pinyin initials, or a staff number.</summary>
internal sealed class NamePair
{
    public required string Pair { get; set; }

    /// <summary>Sort key of the name: the first page comes out of the index in order.</summary>
    public required string NameKey { get; set; }

    public long PersonId { get; set; }
}

/// <summary>Finds a person by a whole sensitive value without storing it: identity number, its last four.</summary>
internal sealed class BlindKey
{
    /// <summary>identity-number or identity-number-last-four.</summary>
    public required string Purpose { get; set; }

    public required string Hash { get; set; }

    public long PersonId { get; set; }
}

internal static class SearchTables
{
    public static void Map(ModelBuilder model, bool postgres)
    {
        model.Entity<NamePair>(e =>
        {
            e.ToTable("personnel_name_pair");
            e.HasKey(p => new { p.Pair, p.NameKey, p.PersonId });
            e.Property(p => p.Pair).HasMaxLength(40);
            e.Property(p => p.NameKey).HasMaxLength(200);
            if (postgres)
            {
                e.Property(p => p.Pair).UseCollation("C");
                e.Property(p => p.NameKey).UseCollation("C");
            }
        });
        model.Entity<BlindKey>(e =>
        {
            e.ToTable("personnel_blind_key");
            e.HasKey(b => new { b.Purpose, b.Hash, b.PersonId });
            e.HasIndex(b => b.PersonId);
        });
    }
}
