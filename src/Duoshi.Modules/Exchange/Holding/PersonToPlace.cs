using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>A person whose unit the tree does not know: waits under the importing clerk's office until somebody assigns an office.</summary>
internal sealed class PersonToPlace
{
    public long Id { get; set; }

    public long PersonId { get; set; }

    public long ImportId { get; set; }

    /// <summary>The importing clerk's office; null: the root.</summary>
    public long? UnderOfficeId { get; set; }

    /// <summary>The unit as the file writes it, word for word.</summary>
    public required string UnitText { get; set; }

    /// <summary>The change that put the person on the list.</summary>
    public long ListedBy { get; set; }

    /// <summary>The change that placed the person, or withdrew the import; null while waiting.</summary>
    public long? SettledBy { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<PersonToPlace>(e =>
    {
        e.ToTable("exchange_to_place");
        e.Property(p => p.Id).ValueGeneratedNever();
        e.HasIndex(p => new { p.SettledBy, p.UnderOfficeId });
        e.HasIndex(p => p.PersonId);
    });
}
