using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>What the comparison says of one value.</summary>
internal enum FieldVerdict : byte
{
    /// <summary>The record has nothing there.</summary>
    New = 1,

    /// <summary>The record has another value.</summary>
    Changed = 2,

    /// <summary>The file has the field empty: it proposes to clear, and asks.</summary>
    Clears = 3,

    /// <summary>A person set the value on the record, two files disagree, or nobody says since when the new one holds.</summary>
    Conflict = 4,

    /// <summary>The value can't be taken as it is.</summary>
    Error = 5,
}

/// <summary>Which act would bring the value onto the record.</summary>
internal enum ProposedAct : byte
{
    /// <summary>It holds from a day on, or since nobody knows when.</summary>
    Insert = 1,

    /// <summary>It was always so.</summary>
    Correct = 2,

    /// <summary>It no longer holds.</summary>
    End = 3,

    /// <summary>A document is kept; no fact changes.</summary>
    Keep = 4,
}

/// <summary>One proposed difference between a file and the record.</summary>
internal sealed class ImportField
{
    public long Id { get; set; }

    public long ImportId { get; set; }

    public long RowId { get; set; }

    /// <summary>Kind, slot or line, and field, as the comparison names them; equal comparisons give equal keys.</summary>
    public required string Key { get; set; }

    public required string Kind { get; set; }

    public required string Field { get; set; }

    /// <summary>Element of the form or head of the column it came from.</summary>
    public required string Source { get; set; }

    /// <summary>Value on the record, as people read it; under the field cipher.</summary>
    public string? SealedOld { get; set; }

    /// <summary>Value of the file, in the same way.</summary>
    public string? SealedNew { get; set; }

    /// <summary>Day from which it would hold, as text; empty: since nobody knows when.</summary>
    public string? From { get; set; }

    public ProposedAct Act { get; set; }

    public FieldVerdict Verdict { get; set; }

    public Decision Decision { get; set; }

    public string? ReasonZh { get; set; }

    public string? ReasonEn { get; set; }

    public long? CommittedBy { get; set; }

    /// <summary>Conflicts and clearings wait for a person; the rest follows the row.</summary>
    public bool Asks => Verdict is FieldVerdict.Clears or FieldVerdict.Conflict;

    /// <summary>Whether it goes onto the record with its row: it follows the row, or was accepted by itself.</summary>
    public bool Applies => Verdict != FieldVerdict.Error && (Decision == Decision.Accepted || (Decision == Decision.Pending && !Asks));

    public static void Map(ModelBuilder model) => model.Entity<ImportField>(e =>
    {
        e.ToTable("exchange_import_field");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.Property(f => f.Key).HasMaxLength(400);
        e.Property(f => f.Kind).HasMaxLength(40);
        e.Property(f => f.Field).HasMaxLength(60);
        e.Ignore(f => f.Asks);
        e.Ignore(f => f.Applies);
        e.HasIndex(f => f.RowId);
        e.HasIndex(f => new { f.ImportId, f.Verdict });
    });
}
