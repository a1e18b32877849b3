using Duoshi.Core.Forms;
using Duoshi.Core.Identity;
using Duoshi.Core.Sheets;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Reads the people out of a roster.</summary>
internal static class RosterRows
{
    public sealed record Row(int Number, string Sheet, Dictionary<string, CellText> Cells);

    /// <summary>The rows of every visible sheet that is a roster. What can't be read, or is not understood, is noticed.</summary>
    public static List<Row> Read(ImportFile file, byte[] content, List<NoticeDraft> notices, CancellationToken ct)
    {
        var reading = SheetReader.Read(new MemoryStream(content), file.Name, null, RosterColumns.Expected, ct);
        notices.AddRange(reading.Notices.Select(n => NoticeDraft.Of(file.Name, n) with { FileId = file.Id }));
        var rows = new List<Row>();
        if (reading.IsRefused)
        {
            return rows;
        }

        var rosters = reading.Tables.Where(t => !t.IsHidden).Select(t => (Table: t, Match: HeaderMap.Match(t.Headers, RosterColumns.Expected))).Where(t => t.Match.ColumnOf(RosterColumns.Name) is not null).ToList();
        if (rosters.Count == 0)
        {
            notices.Add(new NoticeDraft(file.Name, "roster.no-name-column", NoticeWeight.Error)
            {
                FileId = file.Id,
                CauseZh = "没有找到“姓名”列",
                RemedyZh = "请使用名册模板，或把表头改为模板中的名称",
                CauseEn = "There is no column “姓名”",
                RemedyEn = "Use the template, or its heads",
            });
        }

        foreach (var (table, match) in rosters)
        {
            Heads(file, table, match, notices);
            if (!match.IsComplete)
            {
                continue;
            }

            rows.AddRange(table.Rows.Where(r => !RosterTemplate.IsExample(r)).Select(r => new Row(r.Number, table.SheetName,
                match.Mapped.ToDictionary(m => m.Expected.Key, m => new CellText(r[m.Header.Column], m.Header.Column), StringComparer.Ordinal))));
        }

        return rows;
    }

    /// <summary>What a row says of who the person is.</summary>
    public static RowPayload Keys(Row row, long? issuingOffice)
    {
        string Cell(string key) => row.Cells.GetValueOrDefault(key)?.Text ?? "";
        var number = IdentityNumber.TryRead(Cell(RosterColumns.IdentityNumber), out var right) ? right : (IdentityNumber?)null;
        var birth = PartialDate.TryParse(Cell(RosterColumns.Birth), out var stated) ? stated
            : number is { } known ? new PartialDate(new DateOnly(known.BirthDate.Year, known.BirthDate.Month, 1), DatePrecision.Month)
            : (PartialDate?)null;
        return new RowPayload(
            PersonNames.Normalise(Cell(RosterColumns.Name)), birth is { } b ? FactText.Stored(b) : null, number?.Value,
            Cell(RosterColumns.StaffNumber) is { Length: > 0 } staff ? staff : null, issuingOffice, row.Sheet, row.Cells);
    }

    private static void Heads(ImportFile file, SheetTable table, HeaderMatch match, List<NoticeDraft> notices)
    {
        NoticeDraft Head(string code, NoticeWeight weight, int? column, string name) => new(file.Name, code, weight)
        {
            FileId = file.Id,
            Sheet = table.SheetName,
            Row = table.HeadRows.IsEmpty ? null : table.HeadRows[^1].Number,
            Column = column,
            Element = name,
        };

        notices.AddRange(match.Missing.Where(m => m.IsRequired).Select(m => Head("roster.missing-column", NoticeWeight.Error, null, m.Heading) with
        {
            CauseZh = $"缺少必填列“{m.Heading}”",
            RemedyZh = "请补上该列后重新导入",
            CauseEn = $"The required column “{m.Heading}” is missing",
            RemedyEn = "Add it and import again",
        }));
        notices.AddRange(match.Unknown.Select(h => Head("roster.unknown-column", NoticeWeight.Warning, h.Column, h.Name) with
        {
            CauseZh = $"不认识的列“{h.Name}”，没有读取",
            RemedyZh = "如需导入，请把表头改为模板中的名称",
            CauseEn = $"The column “{h.Name}” is not known and was not read",
            RemedyEn = "To import it, use a head of the template",
        }));
        notices.AddRange(match.Repeated.Select(h => Head("roster.repeated-column", NoticeWeight.Warning, h.Column, h.Name) with
        {
            CauseZh = $"列“{h.Name}”重复，只读取了第一列",
            RemedyZh = "请删去多余的列",
            CauseEn = $"The column “{h.Name}” comes twice; the first was read",
            RemedyEn = "Delete the other",
        }));
    }
}
