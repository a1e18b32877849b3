using Duoshi.Core.Forms;
using Duoshi.Core.Identity;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Puts the sheets of a collection workbook together, person by person: by identity number, else by name where only one bears it.</summary>
internal static class CollectionRows
{
    private const string NoPersonCode = "workbook.no-person";
    private const string RemedyZh = "请在此行改正中补填身份证号，即并入该人；其余各行不受影响";
    private const string RemedyEn = "Mend the row: with its identity number it joins the person; the other rows are taken";

    /// <summary>A row a person; a line that belongs to nobody for certain is a row of its own that waits for its identity number.</summary>
    public static List<RosterRows.Row> Join(ImportFile file, IReadOnlyList<WorkbookSheet> sheets, KnownNames names, List<NoticeDraft> notices)
    {
        var people = new List<RosterRows.Row>();
        foreach (var sheet in sheets.Where(s => s.Set is not null))
        {
            SheetHeadNotices.Add(file, sheet.Table, sheet.Match!, HeadTables.Of(sheet.Set), names, notices, sheet.Set!.PassedOver);
        }

        notices.AddRange(sheets.Where(s => s.Set is null && s.Table.Rows.Length > 0).Select(s => NotRead(file, s.Table)));
        foreach (var sheet in Readable(sheets).Where(s => !s.Set!.HasLines))
        {
            people.AddRange(sheet.Table.Rows.Select(r => new RosterRows.Row(r.Number, sheet.Table.SheetName, Cells(sheet, r, c => c.Key, apart: false)) { IsCollected = true }));
        }

        var byNumber = people.Where(p => Number(p.Cells) is { Length: > 0 }).GroupBy(p => Number(p.Cells)!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var byName = people.Where(p => Name(p.Cells).Length > 0).GroupBy(p => Name(p.Cells), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        foreach (var sheet in Readable(sheets).Where(s => s.Set!.HasLines))
        {
            foreach (var row in sheet.Table.Rows)
            {
                Place(file, sheet, row, people, byNumber, byName);
            }
        }

        return people;
    }

    private static IEnumerable<WorkbookSheet> Readable(IReadOnlyList<WorkbookSheet> sheets) => sheets.Where(s => s.Set is not null && s.Match!.IsComplete);

    private static void Place(
        ImportFile file, WorkbookSheet sheet, SheetRow row, List<RosterRows.Row> people, Dictionary<string, RosterRows.Row> byNumber, Dictionary<string, List<RosterRows.Row>> byName)
    {
        var set = sheet.Set!;
        var line = Cells(sheet, row, c => SheetColumns.KeyOf(set, row.Number, c), apart: true);
        var own = Cells(sheet, row, c => c.Key, apart: false);
        var (number, name) = (Number(own) ?? "", Name(own));
        if (number.Length > 0)
        {
            if (!byNumber.TryGetValue(number, out var person))
            {
                // The workbook may bring lines of people who are on the record already; who they are, matching says.
                byNumber.Add(number, person = Alone(sheet, row, own));
                people.Add(person);
            }

            Add(person, line);
        }
        else if (name.Length > 0 && byName.GetValueOrDefault(name) is [var only])
        {
            Add(only, line);
        }
        else
        {
            var lost = Alone(sheet, row, own) with { Problem = NoPerson(file, sheet, row, name, byName.ContainsKey(name)) };
            Add(lost, line);
            people.Add(lost);
        }
    }

    private static RosterRows.Row Alone(WorkbookSheet sheet, SheetRow row, Dictionary<string, CellText> own) => new(row.Number, sheet.Table.SheetName, own
        .Where(c => c.Key is RosterColumns.Name or RosterColumns.IdentityNumber).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal))
    { IsCollected = true };

    private static NoticeDraft NotRead(ImportFile file, SheetTable table) => new(file.Name, "workbook.sheet-not-read", NoticeWeight.Information)
    {
        FileId = file.Id,
        Sheet = table.SheetName,
        CauseZh = $"表“{table.SheetName}”不是人员信息集，有 {table.Rows.Length} 行没有读取",
        RemedyZh = "其中如有人员信息，请按模板的表名和表头填写后重新导入；其余各表不受影响",
        CauseEn = $"The sheet “{table.SheetName}” is none of the sets about people; its {table.Rows.Length} rows were not read",
        RemedyEn = "If it tells of people, use the template's name and heads for it and import again; the other sheets are taken",
    };

    private static NoticeDraft NoPerson(ImportFile file, WorkbookSheet sheet, SheetRow row, string name, bool several)
    {
        var column = sheet.Match!.ColumnOf(several ? RosterColumns.IdentityNumber : RosterColumns.Name);
        return new NoticeDraft(file.Name, NoPersonCode, NoticeWeight.Error)
        {
            FileId = file.Id,
            Sheet = sheet.Table.SheetName,
            Row = row.Number,
            Column = column,
            Element = RosterColumns.Get(RosterColumns.IdentityNumber).Heading,
            CauseZh = several ? $"有几个“{name}”，此行没有身份证号，无法判断属于谁" : name.Length > 0 ? $"“{InformationSets.Person.SheetName}”中没有“{name}”，此行也没有身份证号" : "此行没有姓名和身份证号",
            RemedyZh = RemedyZh,
            CauseEn = several ? $"There are several “{name}” and the row has no identity number" : name.Length > 0 ? $"The sheet of people has no “{name}”, and the row no identity number" : "The row has neither name nor identity number",
            RemedyEn = RemedyEn,
        };
    }

    /// <summary>Of a line that was looked at again and still says nothing of whose it is.</summary>
    public static NoticeDraft OfNobody(RowDraft line) => new("", NoPersonCode, NoticeWeight.Error)
    {
        FileId = line.Row.FileId,
        Sheet = line.Payload.Sheet,
        Row = line.Number,
        Column = line.Payload.Cells!.GetValueOrDefault(RosterColumns.IdentityNumber) is { Column: > 0 } cell ? cell.Column : null,
        Element = RosterColumns.Get(RosterColumns.IdentityNumber).Heading,
        CauseZh = line.Payload.Name.Length > 0 ? $"无法判断此行属于哪一个“{line.Payload.Name}”" : "此行没有姓名和身份证号",
        RemedyZh = RemedyZh,
        CauseEn = line.Payload.Name.Length > 0 ? $"Nobody can tell which “{line.Payload.Name}” the row belongs to" : "The row has neither name nor identity number",
        RemedyEn = RemedyEn,
    };

    private static void Add(RosterRows.Row person, Dictionary<string, CellText> line)
    {
        foreach (var (key, cell) in line)
        {
            person.Cells.TryAdd(key, cell);
        }
    }

    private static Dictionary<string, CellText> Cells(WorkbookSheet sheet, SheetRow row, Func<RosterColumn, string> key, bool apart)
    {
        var cells = new Dictionary<string, CellText>(StringComparer.Ordinal);
        foreach (var mapped in sheet.Match!.Mapped)
        {
            var text = row[mapped.Header.Column];
            if (!apart || text.Length > 0 || mapped.Expected.IsRequired)
            {
                cells.Add(key(sheet.Set!.Find(mapped.Expected.Key)!), new CellText(text, mapped.Header.Column) { Sheet = apart ? sheet.Table.SheetName : null, Row = apart ? row.Number : null });
            }
        }

        return cells;
    }

    private static string? Number(Dictionary<string, CellText> cells) => cells.GetValueOrDefault(RosterColumns.IdentityNumber)?.Text is { Length: > 0 } text
        ? IdentityNumber.TryRead(text, out var number) ? number.Value : text.ToUpperInvariant()
        : null;

    private static string Name(Dictionary<string, CellText> cells) => PersonNames.Normalise(cells.GetValueOrDefault(RosterColumns.Name)?.Text ?? "");
}
