using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation;

/// <summary>An office: a key and nothing that changes.</summary>
internal sealed class Office
{
    public long Id { get; set; }

    public long RecordedBy { get; set; }
}

/// <summary>A department of an office: a key and nothing that changes.</summary>
internal sealed class Department
{
    public long Id { get; set; }

    public long RecordedBy { get; set; }
}

/// <summary>A position: a key and nothing that changes.</summary>
internal sealed class Position
{
    public long Id { get; set; }

    public long RecordedBy { get; set; }
}

internal static class Identities
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Office>(e =>
        {
            e.ToTable("organisation_office");
            e.Property(o => o.Id).ValueGeneratedNever();
        });
        model.Entity<Department>(e =>
        {
            // The fact kind of the same name takes the plain name.
            e.ToTable("organisation_department_key");
            e.Property(o => o.Id).ValueGeneratedNever();
        });
        model.Entity<Position>(e =>
        {
            e.ToTable("organisation_position_key");
            e.Property(o => o.Id).ValueGeneratedNever();
        });
    }
}
