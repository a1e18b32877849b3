using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>Which steps a kind of appointment asks from a day on. A later row holds for processes begun from its day; rows are never changed.</summary>
internal sealed class ProcedureRow
{
    public long Id { get; set; }

    public AppointmentKind Kind { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>Numbers of the steps in order, with commas.</summary>
    public required string Steps { get; set; }

    /// <summary>Working days a public notice stands at least.</summary>
    public int NoticeDays { get; set; }

    /// <summary>Months of probation.</summary>
    public int ProbationMonths { get; set; }

    /// <summary>The document or rule it rests on.</summary>
    public required string Basis { get; set; }

    public required string SetByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long SetAt { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<ProcedureRow>(e =>
    {
        e.ToTable("selection_procedure");
        e.Property(r => r.Id).ValueGeneratedNever();
        e.Property(r => r.Steps).HasMaxLength(40);
        e.Property(r => r.Basis).HasMaxLength(200);
        e.HasIndex(r => new { r.Kind, r.ValidFrom, r.Id });
    });
}
