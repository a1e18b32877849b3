using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>What the comparison says of a person in a batch, the gravest first asked.</summary>
internal enum RowVerdict : byte
{
    /// <summary>Not on the record.</summary>
    New = 1,

    /// <summary>On the record, and something differs.</summary>
    Changed = 2,

    /// <summary>On the record, and nothing differs.</summary>
    Same = 3,

    /// <summary>A value stands against another that a person set, or two files disagree.</summary>
    Conflict = 4,

    /// <summary>The same name and birth month as somebody else: a person decides.</summary>
    Candidate = 5,

    /// <summary>Something must be mended or left out first.</summary>
    Error = 6,
}

/// <summary>What was decided about a row or a field.</summary>
internal enum Decision : byte
{
    Pending = 0,
    Accepted = 1,
    Refused = 2,
}

/// <summary>A person in a batch: one form or several of the same person, or one row of a sheet.</summary>
internal sealed class ImportRow
{
    public long Id { get; set; }

    public long ImportId { get; set; }

    /// <summary>The file; of several the first.</summary>
    public long FileId { get; set; }

    /// <summary>Row of the sheet as spreadsheet programs count it; 0 for a form.</summary>
    public int Number { get; set; }

    /// <summary>Order in the batch.</summary>
    public int Order { get; set; }

    public required string Name { get; set; }

    /// <summary>Birth month, as sortable text; null when the file doesn't say.</summary>
    public string? Birth { get; set; }

    /// <summary>What identifies the person and, of a sheet's row, its cells: JSON under the field cipher.</summary>
    public required string SealedPayload { get; set; }

    /// <summary>The person on the record; null for a new one or while it is not settled.</summary>
    public long? PersonId { get; set; }

    /// <summary>identity-number, staff-number, a person's decision, or the import that brought the person.</summary>
    public string? MatchedBy { get; set; }

    /// <summary>People of the record with the same name and birth month: JSON list of keys.</summary>
    public string? CandidatePeople { get; set; }

    /// <summary>Rows of the same batch with the same name and birth month: JSON list of keys.</summary>
    public string? CandidateRows { get; set; }

    /// <summary>A person said that this is somebody new.</summary>
    public bool IsDeclaredNew { get; set; }

    /// <summary>The row a person said this one is the same as; its forms then belong there.</summary>
    public long? MergedInto { get; set; }

    public RowVerdict Verdict { get; set; }

    public Decision Decision { get; set; }

    /// <summary>Why the row is in conflict or in error, or why it was refused.</summary>
    public string? ReasonCode { get; set; }

    public string? ReasonZh { get; set; }

    public string? ReasonEn { get; set; }

    /// <summary>Unit as written.</summary>
    public string? UnitText { get; set; }

    /// <summary>The office recognised from it.</summary>
    public long? UnitOfficeId { get; set; }

    /// <summary>The unit is unknown to the tree, or several fit: the person will wait to be placed.</summary>
    public bool IsToPlace { get; set; }

    /// <summary>Versions of the person's kinds that the comparison saw: JSON, kind to change.</summary>
    public string? SeenVersions { get; set; }

    /// <summary>Fields that propose to clear or are in conflict and nobody has decided.</summary>
    public int WaitingFields { get; set; }

    public long? CommittedBy { get; set; }

    /// <summary>Required fields the person would lack, as <see cref="Mapping.RequiredFields"/> writes them; null: not compared, or not with these.</summary>
    public string? Missing { get; set; }

    /// <summary>Counted places the row would take and give up, as <see cref="Mapping.RowEffect"/> writes them; null: none, or it is on the record.</summary>
    public string? Effect { get; set; }

    /// <summary>A row without what its file said, to read many at once.</summary>
    public static Expression<Func<ImportRow, ImportRow>> WithoutPayload { get; } = r => new ImportRow
    {
        Id = r.Id,
        ImportId = r.ImportId,
        FileId = r.FileId,
        Number = r.Number,
        Order = r.Order,
        Name = r.Name,
        Birth = r.Birth,
        SealedPayload = "",
        PersonId = r.PersonId,
        MatchedBy = r.MatchedBy,
        CandidatePeople = r.CandidatePeople,
        CandidateRows = r.CandidateRows,
        IsDeclaredNew = r.IsDeclaredNew,
        MergedInto = r.MergedInto,
        Verdict = r.Verdict,
        Decision = r.Decision,
        ReasonCode = r.ReasonCode,
        ReasonZh = r.ReasonZh,
        ReasonEn = r.ReasonEn,
        UnitText = r.UnitText,
        UnitOfficeId = r.UnitOfficeId,
        IsToPlace = r.IsToPlace,
        SeenVersions = r.SeenVersions,
        WaitingFields = r.WaitingFields,
        CommittedBy = r.CommittedBy,
    };

    public static void Map(ModelBuilder model) => model.Entity<ImportRow>(e =>
    {
        e.ToTable("exchange_import_row");
        e.Property(r => r.Id).ValueGeneratedNever();
        e.Property(r => r.ReasonCode).HasMaxLength(60);
        e.HasIndex(r => new { r.ImportId, r.Order });
        e.HasIndex(r => r.PersonId);
    });
}
