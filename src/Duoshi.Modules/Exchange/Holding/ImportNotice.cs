using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>How much a notice weighs.</summary>
internal enum NoticeWeight : byte
{
    Information = 0,
    Warning = 1,
    Error = 2,
}

/// <summary>What is wrong or doubtful in a received file: where, why, and what to do.</summary>
internal sealed class ImportNotice
{
    public long Id { get; set; }

    public long ImportId { get; set; }

    public long? FileId { get; set; }

    public long? RowId { get; set; }

    /// <summary>Name of the file as received.</summary>
    public required string File { get; set; }

    /// <summary>Sheet of a workbook.</summary>
    public string? Sheet { get; set; }

    /// <summary>Row of the sheet, or row or line within an element.</summary>
    public int? Row { get; set; }

    /// <summary>Column of the sheet, from 1.</summary>
    public int? Column { get; set; }

    /// <summary>Element of the form or head of the column.</summary>
    public string? Element { get; set; }

    public required string Code { get; set; }

    public NoticeWeight Weight { get; set; }

    /// <summary>Cause and remedy in both languages: JSON under the field cipher, since they quote values.</summary>
    public required string SealedText { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<ImportNotice>(e =>
    {
        e.ToTable("exchange_notice");
        e.Property(n => n.Id).ValueGeneratedNever();
        e.Property(n => n.Code).HasMaxLength(60);
        e.HasIndex(n => new { n.ImportId, n.Id });
        e.HasIndex(n => n.RowId);
    });
}
