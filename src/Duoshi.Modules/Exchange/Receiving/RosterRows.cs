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
    /// <param name="Number">Its row.</param>
    /// <param name="Sheet">Its sheet.</param>
    /// <param name="Cells">Its cells, and those of its lines in other sheets.</param>
    public sealed record Row(int Number, string Sheet, Dictionary<string, CellText> Cells)
    {
        /// <summary>Whether it was put together of the sheets of a collection workbook.</summary>
        public bool IsCollected { get; init; }

        /// <summary>Why nobody can tell whose it is; null: that is for matching to say.</summary>
        public NoticeDraft? Problem { get; init; }

        /// <summary>The unit as written: its own cell, else that of the present main post.</summary>
        public string? UnitText => Cells.GetValueOrDefault(RosterColumns.Unit)?.Text is { Length: > 0 } own ? own
            : IsCollected ? CollectionProposal.PresentUnit(Cells.ToDictionary(c => c.Key, c => c.Value.Text, StringComparer.Ordinal)) : null;
    }

    /// <summary>The rows of every visible sheet that is a roster. What can't be read, or is not understood, is noticed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="notices">Takes what is found.</param>
    /// <param name="names">Heads that somebody said the meaning of.</param>
    /// <param name="ct">Cancels.</param>
    public static List<Row> Read(ImportFile file, byte[] content, List<NoticeDraft> notices, KnownNames names, CancellationToken ct)
    {
        var reading = SheetReader.Read(new MemoryStream(content), file.Name, null, InformationSets.AnyExpected, ct);
        notices.AddRange(reading.Notices.Select(n => NoticeDraft.Of(file.Name, n) with { FileId = file.Id }));
        var rows = new List<Row>();
        if (reading.IsRefused)
        {
            return rows;
        }

        var tables = reading.Tables.Where(t => !t.IsHidden && !t.Headers.IsEmpty).ToList();
        if (WorkbookSheets.Of(tables, names) is { } sheets)
        {
            return CollectionRows.Join(file, sheets, names, notices);
        }

        var rosters = tables.Select(t => (Table: t, Match: HeaderMap.Match(t.Headers, names.Columns(KnownNames.Heads)))).Where(t => t.Match.ColumnOf(RosterColumns.Name) is not null).ToList();
        if (rosters.Count == 0)
        {
            var first = tables.Count > 0 ? tables[0] : null;
            notices.Add(new NoticeDraft(file.Name, "roster.no-name-column", NoticeWeight.Error)
            {
                FileId = file.Id,
                Sheet = first?.SheetName,
                Row = first is { HeadRows.IsEmpty: false } ? first.HeadRows[^1].Number : null,
                CauseZh = "没有找到“姓名”列",
                RemedyZh = "请使用名册模板，或把表头改为模板中的名称",
                CauseEn = "There is no column “姓名”",
                RemedyEn = "Use the template, or its heads",
            });
        }

        foreach (var (table, match) in rosters)
        {
            SheetHeadNotices.Add(file, table, match, KnownNames.Heads, names, notices);
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
        var birth = CellDates.TryRead(Cell(RosterColumns.Birth), out var stated) ? stated
            : number is { } known ? new PartialDate(new DateOnly(known.BirthDate.Year, known.BirthDate.Month, 1), DatePrecision.Month)
            : (PartialDate?)null;
        return new RowPayload(
            PersonNames.Normalise(Cell(RosterColumns.Name)), birth is { } b ? FactText.Stored(b) : null, number?.Value,
            Cell(RosterColumns.StaffNumber) is { Length: > 0 } staff ? staff : null, issuingOffice, row.Sheet, row.Cells)
        { IsCollected = row.IsCollected };
    }
}
