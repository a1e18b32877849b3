using Duoshi.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation;

/// <summary>Table and indexes of the office node.</summary>
internal static class OfficeNodeTable
{
    public static void Map(ModelBuilder model, bool postgres) => model.Entity<OfficeNode>(e =>
    {
        e.ToTable("organisation_node");
        e.Property(n => n.Id).ValueGeneratedNever();
        e.HasIndex(n => new { n.OfficeId, n.ValidFrom }).IsUnique();
        e.HasIndex(n => n.Path);
        e.HasIndex(n => n.BusinessPath);
        e.HasIndex(n => n.ParentId);
        e.HasIndex(n => n.UnitCode);
        e.HasIndex(n => n.MadeBy);
        if (postgres)
        {
            e.Property(n => n.Path).UseCollation("C");
            e.Property(n => n.BusinessPath).UseCollation("C");
        }
    });
}
