namespace Duoshi.Modules.Exchange.Holding;

/// <summary>What a file says of who the person is, and the cells of a sheet's row. Kept under the field cipher.</summary>
/// <param name="Name">The name.</param>
/// <param name="Birth">Birth month as sortable text.</param>
/// <param name="IdentityNumber">Only when its check character is right: the only one that may match.</param>
/// <param name="StaffNumber">The number an office gave.</param>
/// <param name="IssuingOfficeId">Whose number it is.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Cells">Cells by key of the column; null for a form.</param>
internal sealed record RowPayload(
    string Name, string? Birth, string? IdentityNumber, string? StaffNumber = null, long? IssuingOfficeId = null, string? Sheet = null, Dictionary<string, CellText>? Cells = null);

/// <summary>A cell as received.</summary>
/// <param name="Text">Its text, trimmed.</param>
/// <param name="Column">Its column in the sheet, from 1.</param>
internal sealed record CellText(string Text, int Column);
