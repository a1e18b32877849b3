using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Naming;

/// <summary>代码名称对应: what a name that no table knows means, settled once by a clerk and used by later imports until withdrawn.</summary>
internal sealed class NameMapping
{
    public const int NameMost = 200;

    public long Id { get; set; }

    /// <summary>Code table; <see cref="Mapping.KnownNames.Offices"/> for names of units, one of <see cref="Mapping.HeadTables"/> for heads of columns.</summary>
    public required string Table { get; set; }

    /// <summary>The name in the form in which names are compared.</summary>
    public required string Name { get; set; }

    /// <summary>The name as the file had it.</summary>
    public required string Written { get; set; }

    /// <summary>Code, key of the office, or key of the column.</summary>
    public required string Target { get; set; }

    /// <summary>The office it was settled for: holds for imports of it and of offices below it; null: for all.</summary>
    public long? OfficeId { get; set; }

    /// <summary>The import at which it was settled.</summary>
    public long ImportId { get; set; }

    public required string By { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }

    public string? WithdrawnBy { get; set; }

    /// <summary>UTC ticks; null while it holds.</summary>
    public long? WithdrawnAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<NameMapping>(e =>
    {
        e.ToTable("exchange_name_mapping");
        e.Property(m => m.Id).ValueGeneratedNever();
        e.Property(m => m.Table).HasMaxLength(60);
        e.Property(m => m.Name).HasMaxLength(NameMost);
        e.Property(m => m.Written).HasMaxLength(NameMost);
        e.Property(m => m.Target).HasMaxLength(40);
        e.Property(m => m.By).HasMaxLength(100);
        e.Property(m => m.WithdrawnBy).HasMaxLength(100);
        e.HasIndex(m => new { m.Table, m.Name });
        e.HasIndex(m => m.OfficeId);
    });
}
