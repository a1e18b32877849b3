using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>What an act of a process or a decision does to a person's record.</summary>
public enum PlannedActKind : byte
{
    /// <summary>任职.</summary>
    Appoint = 1,

    /// <summary>免职.</summary>
    Remove = 2,

    /// <summary>职务层次.</summary>
    Level = 3,

    /// <summary>职级.</summary>
    Rank = 4,

    /// <summary>检察官等级.</summary>
    Grade = 5,
}

/// <summary>
/// An act that a process proposes or a paper decision registers: not a row of the record. It runs against the record of the
/// moment when somebody confirms it.
/// </summary>
internal sealed class PlannedAct
{
    public long Id { get; set; }

    /// <summary>Key of the process or the decision; both come from one sequence.</summary>
    public long MatterId { get; set; }

    public int Order { get; set; }

    public long PersonId { get; set; }

    public PlannedActKind Kind { get; set; }

    /// <summary>Appoint: 1 main post, 2 concurrent duty.</summary>
    public string? Manner { get; set; }

    public long? OfficeId { get; set; }

    public long? DepartmentId { get; set; }

    public string? PostName { get; set; }

    /// <summary>Code of procuratorate-post: what counts in the leadership numbers.</summary>
    public string? PostCode { get; set; }

    /// <summary>Code of duty-nature-duoshi.</summary>
    public string? Nature { get; set; }

    public bool IsLeading { get; set; }

    /// <summary>Remove: the appointment that ends, over all its restatements.</summary>
    public long? FactId { get; set; }

    /// <summary>Level, rank or grade, by code.</summary>
    public string? Code { get; set; }

    /// <summary>The person comes to count in the office of the post and takes its establishment.</summary>
    public bool Moves { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<PlannedAct>(e =>
    {
        e.ToTable("selection_act");
        e.Property(a => a.Id).ValueGeneratedNever();
        e.Property(a => a.Manner).HasMaxLength(2);
        e.Property(a => a.PostName).HasMaxLength(60);
        e.Property(a => a.PostCode).HasMaxLength(4);
        e.Property(a => a.Nature).HasMaxLength(2);
        e.Property(a => a.Code).HasMaxLength(10);
        e.HasIndex(a => new { a.MatterId, a.Order });
        e.HasIndex(a => a.PersonId);
    });
}
