using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>What a file says of who the person is, and the cells of a sheet's row. Kept under the field cipher.</summary>
/// <param name="Name">The name.</param>
/// <param name="Birth">Birth month as sortable text.</param>
/// <param name="IdentityNumber">Only when its check character is right: the only one that may match.</param>
/// <param name="StaffNumber">The number an office gave.</param>
/// <param name="IssuingOfficeId">Whose number it is.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Cells">Cells by key of the column, lines of other sheets by set, row and column, as they stand after repairs; null for a form.</param>
internal sealed record RowPayload(
    string Name, string? Birth, string? IdentityNumber, string? StaffNumber = null, long? IssuingOfficeId = null, string? Sheet = null, Dictionary<string, CellText>? Cells = null)
{
    /// <summary>What was mended in the cells, the oldest first. The file itself stays as it was received.</summary>
    public IReadOnlyList<CellRepair> Repairs { get; init; } = [];

    /// <summary>Whether the row was put together of the sheets of a collection workbook.</summary>
    public bool IsCollected { get; init; }

    /// <summary>Whether it has lines of other sheets and nothing of its own but whose they are.</summary>
    public bool IsLinesOnly => IsCollected && Cells is { } cells && cells.Any(c => SheetColumns.LineOf(c.Key) is not null)
        && cells.All(c => c.Key is RosterColumns.Name or RosterColumns.IdentityNumber || c.Value.Text.Length == 0 || SheetColumns.LineOf(c.Key) is not null);

    /// <summary>Whether the file says the same of who the person is.</summary>
    public bool IsSamePerson(RowPayload other) => (Name, Birth, IdentityNumber, StaffNumber, IssuingOfficeId) == (other.Name, other.Birth, other.IdentityNumber, other.StaffNumber, other.IssuingOfficeId);
}

/// <summary>A cell as received.</summary>
/// <param name="Text">Its text, trimmed.</param>
/// <param name="Column">Its column in the sheet, from 1; 0 where the sheet has no such column and a person added the value.</param>
internal sealed record CellText(string Text, int Column)
{
    /// <summary>The sheet it stands in, where that is not the row's own.</summary>
    public string? Sheet { get; init; }

    /// <summary>Its row in that sheet; null: the row's own.</summary>
    public int? Row { get; init; }
}

/// <summary>A cell mended in place.</summary>
/// <param name="Column">Key of the column.</param>
/// <param name="Was">Its text before.</param>
/// <param name="Is">Its text since.</param>
/// <param name="By">Who mended it.</param>
/// <param name="At">When, UTC ticks.</param>
internal sealed record CellRepair(string Column, string Was, string Is, string By, long At);
