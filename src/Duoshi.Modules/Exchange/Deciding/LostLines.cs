using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>
/// Lines of a collection workbook of which nobody could tell whose they are: with an identity number they join the person's row of
/// the same workbook; of somebody committed already they are a row of their own that adds to the record.
/// </summary>
internal static class LostLines
{
    /// <summary>Code of the notice that lines were joined to a row.</summary>
    public const string JoinedCode = "exchange.lines-joined";

    /// <summary>The row the lines belong to; null: none. Under another name they stay apart and are refused as its twin.</summary>
    public static RowDraft? PersonOf(RowDraft lines, IReadOnlyList<RowDraft> others) => lines.Payload is { IsLinesOnly: true, IdentityNumber: { } number }
        ? others.FirstOrDefault(o => o.Row.FileId == lines.Row.FileId && o.Row.CommittedBy is null && o.Payload.IsCollected && o.Payload.IdentityNumber == number
            && (o.Payload.Name == lines.Payload.Name || lines.Payload.Name.Length == 0))
        : null;

    /// <summary>The rows that stand in the way of one: of lines alone, none that is committed, for the record has that person.</summary>
    public static List<RowDraft> Beside(RowDraft row, IEnumerable<RowDraft> others) =>
        [.. others.Where(o => !(row.Payload.IsLinesOnly && o.Row.CommittedBy is not null && o.Payload.IdentityNumber == row.Payload.IdentityNumber))];

    /// <summary>The person's row with the lines, to be checked anew. What was mended in them is told of them; the row they stood in is part of this one from now on.</summary>
    public static RowDraft Join(RowDraft lines, RowDraft whose, FieldCipher cipher)
    {
        var cells = new Dictionary<string, CellText>(whose.Payload.Cells!, StringComparer.Ordinal);
        var own = lines.Payload.Cells!;
        var keys = own.Keys.Where(k => SheetColumns.LineOf(k) is not null).ToList();
        foreach (var key in keys)
        {
            cells.TryAdd(key, own[key]);
        }

        // Name and number as mended are those of the line: it would speak of another person otherwise.
        var first = SheetColumns.LineOf(keys[0])!.Value;
        string Renamed(string column) => SheetColumns.LineOf(column) is null ? $"{first.Set}@{first.Row}:{column}" : column;
        foreach (var column in new[] { RosterColumns.Name, RosterColumns.IdentityNumber }.Where(own.ContainsKey))
        {
            cells[Renamed(column)] = own[column] with { Sheet = own[keys[0]].Sheet, Row = own[keys[0]].Row };
        }

        var payload = whose.Payload with { Cells = cells, Repairs = [.. whose.Payload.Repairs, .. lines.Payload.Repairs.Select(r => r with { Column = Renamed(r.Column) }).Where(r => cells.ContainsKey(r.Column))] };
        whose.Row.BeginAnew(whose.Payload, payload, cipher);
        lines.Row.MergedInto = whose.Row.Id;
        return new RowDraft(whose.File, whose.Number, payload) { Row = whose.Row };
    }

    /// <summary>Said of the person's row: what was decided about it falls, for it says more now.</summary>
    public static NoticeDraft Told(RowDraft lines, RowDraft whose) => new(whose.File.Name, JoinedCode, NoticeWeight.Information)
    {
        FileId = whose.Row.FileId,
        RowId = whose.Row.Id,
        Sheet = lines.Payload.Sheet,
        Row = lines.Number,
        CauseZh = $"“{lines.Payload.Sheet}”第 {lines.Number} 行已按身份证号并入此人",
        RemedyZh = "此前对此人的决定不再有效，请重新接受或退回",
        CauseEn = $"Row {lines.Number} of “{lines.Payload.Sheet}” joined this person by its identity number",
        RemedyEn = "What was decided about the person falls; accept or refuse again",
    };
}
