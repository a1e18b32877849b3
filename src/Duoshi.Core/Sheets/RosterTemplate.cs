namespace Duoshi.Core.Sheets;

/// <summary>A column of a template to fill in.</summary>
/// <param name="Heading">Its head, by which the filled file is read again.</param>
/// <param name="IsRequired">Whether each row needs it; its head is red then.</param>
/// <param name="Note">How to fill it, shown beside the cell and on the sheet of notes.</param>
/// <param name="Example">Its text in the example row.</param>
/// <param name="Names">Names offered in a drop-down list; empty for free text.</param>
public sealed record TemplateColumn(string Heading, bool IsRequired, string Note, string Example, ImmutableArray<string> Names);

/// <summary>A sheet of a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns.</param>
public sealed record TemplateSheet(string Name, IReadOnlyList<TemplateColumn> Columns);

/// <summary>A workbook to fill in and send back: heads, a marked example row, drop-down lists, notes. All cells are text.</summary>
public static class RosterTemplate
{
    private const string ExampleMarkZh = "（示例）";
    private const string ExampleMarkEn = "(Example) ";
    private const int LastRow = 20_000;
    private static readonly ImmutableArray<double> NoteWidths = [24, 8, 60, 60];
    private static readonly string[] Marks = [ExampleMarkZh, ExampleMarkEn.TrimEnd(), "(示例)", "（Example）"];

    /// <summary>Whether a row is the template's example, marked so in its first cell; readers leave it out.</summary>
    public static bool IsExample(SheetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var first = row.Cells.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c))?.Trim();
        return first is not null && Array.Exists(Marks, m => first.StartsWith(m, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Writes the template: the sheet to fill in, a sheet of notes, and hidden lists of names.</summary>
    /// <param name="output">Written from where it stands; not disposed.</param>
    /// <param name="sheetName">Name of the sheet to fill in.</param>
    /// <param name="columns">Its columns, one at least.</param>
    /// <param name="language">Language of the words the writer adds.</param>
    /// <exception cref="ArgumentException">There are no columns.</exception>
    public static void Write(Stream output, string sheetName, IReadOnlyList<TemplateColumn> columns, SheetLanguage language = SheetLanguage.Chinese) =>
        Write(output, [new TemplateSheet(sheetName, columns)], language);

    /// <summary>Writes a template of several sheets to fill in, each with its hidden lists of names, and one sheet of notes.</summary>
    /// <param name="output">Written from where it stands; not disposed.</param>
    /// <param name="sheets">The sheets to fill in, one at least.</param>
    /// <param name="language">Language of the words the writer adds.</param>
    /// <exception cref="ArgumentException">There are no sheets, or one has no columns.</exception>
    public static void Write(Stream output, IReadOnlyList<TemplateSheet> sheets, SheetLanguage language = SheetLanguage.Chinese)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sheets);
        if (sheets.Count == 0 || sheets.Any(s => s.Columns.Count == 0))
        {
            throw new ArgumentException("A template needs sheets with columns.", nameof(sheets));
        }

        using var package = new XlsxPackage(output);
        var zh = language == SheetLanguage.Chinese;
        string ListsOf(TemplateSheet sheet) => (zh ? "名称表" : "Names") + (sheets.Count > 1 ? " " + sheet.Name : "");
        foreach (var sheet in sheets)
        {
            WriteForm(package, sheet.Name, sheet.Columns, ListsOf(sheet), zh);
        }

        WriteNotes(package, sheets, zh);
        foreach (var sheet in sheets.Where(s => sheets.Count == 1 || s.Columns.Any(c => !c.Names.IsDefaultOrEmpty)))
        {
            WriteNames(package, sheet.Columns, ListsOf(sheet));
        }

        package.Finish();
    }

    private static void WriteForm(XlsxPackage package, string sheetName, IReadOnlyList<TemplateColumn> columns, string listSheet, bool zh)
    {
        using var sheet = package.AddSheet(sheetName, new XlsxSheetSetup([.. columns.Select(Width)])
        {
            FrozenRows = 1,
            PrintTitles = (1, 1),
            ColumnStyle = XlsxStyle.Entry,
        });
        SheetHeads.Write(sheet, 1, [.. columns.Select(c => ((string?)null, c.Heading, c.IsRequired ? XlsxStyle.RequiredHead : XlsxStyle.Head))]);
        sheet.BeginRow(2);
        for (var i = 0; i < columns.Count; i++)
        {
            sheet.Text(i + 1, (i > 0 ? "" : zh ? ExampleMarkZh : ExampleMarkEn) + columns[i].Example, XlsxStyle.Example);
        }

        sheet.EndRow();
        var warning = zh ? "不在名称表中。若为其他规范名称可以继续，导入时再核对。" : "Not in the list. Another official name may be entered; the import checks it.";
        var lists = 0;
        for (var i = 0; i < columns.Count; i++)
        {
            var source = columns[i].Names.IsDefaultOrEmpty ? null : ListSource(listSheet, ++lists, columns[i].Names.Length);
            if (source is not null || columns[i].Note.Length > 0)
            {
                sheet.Validate(new XlsxValidation(new CellRange(3, i + 1, LastRow, i + 1), source, columns[i].Heading, columns[i].Note, warning));
            }
        }
    }

    private static double Width(TemplateColumn column)
    {
        var content = column.Names.IsDefaultOrEmpty ? 0 : column.Names.Max(TextWidth.Of);
        return Math.Clamp(3 + Math.Max(content, Math.Max(TextWidth.Of(column.Heading), TextWidth.Of(column.Example))), 10, 40);
    }

    private static string ListSource(string listSheet, int list, int length)
    {
        var letters = CellReference.ColumnLetters(list);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{XlsxPackage.Quote(listSheet)}!${letters}$2:${letters}${length + 1}");
    }

    private static void WriteNotes(XlsxPackage package, IReadOnlyList<TemplateSheet> sheets, bool zh)
    {
        using var sheet = package.AddSheet(zh ? "填写说明" : "Notes", new XlsxSheetSetup(NoteWidths));
        string[] general = zh
            ?
            [
                "红色表头为必填项。各列按表头名称识别，顺序可以调整，表头文字请勿改动。",
                "“（示例）”开头的行导入时不读取，可以删除。",
                "单元格均为文本格式：身份证号、日期直接填写数字，不会变形。日期填 yyyyMM 或 yyyy.MM（如 1985.03），需要到日的填 yyyyMMdd。",
            ]
            :
            [
                "Red heads are required. Columns are found by their heads: their order may change, their words may not.",
                "Rows that begin with “(Example)” are not read and may be deleted.",
                "All cells are text: identity numbers and dates keep their digits. Dates are yyyyMM or yyyy.MM (such as 1985.03), or yyyyMMdd where the day is needed.",
            ];
        var row = 1;
        foreach (var text in general)
        {
            sheet.BeginRow(row);
            sheet.Text(1, text, XlsxStyle.Plain);
            sheet.EndRow();
            row++;
        }

        string[] heads = zh ? ["列", "必填", "填写办法", "可选名称"] : ["Column", "Required", "How to fill it", "Names"];
        row += SheetHeads.Write(sheet, row + 1, [.. heads.Select(h => ((string?)null, h, XlsxStyle.Head))]) + 1;
        foreach (var (form, column) in sheets.SelectMany(s => s.Columns.Select(c => (s.Name, c))))
        {
            var heading = sheets.Count > 1 ? $"{form}：{column.Heading}" : column.Heading;
            sheet.BeginRow(row++, NoteWidths, [heading, "", column.Note, Offered(column, zh)]);
            sheet.Text(1, heading, XlsxStyle.Text);
            sheet.Text(2, column.IsRequired ? (zh ? "是" : "yes") : "", XlsxStyle.TextCentred);
            sheet.Text(3, column.Note, XlsxStyle.Text);
            sheet.Text(4, Offered(column, zh), XlsxStyle.Text);
            sheet.EndRow();
        }
    }

    private static string Offered(TemplateColumn column, bool zh)
    {
        const int shown = 12;
        if (column.Names.IsDefaultOrEmpty)
        {
            return "";
        }

        var some = string.Join(zh ? "、" : ", ", column.Names.Take(shown));
        return column.Names.Length <= shown ? some : some + (zh ? $" 等 {column.Names.Length} 项，见下拉列表" : $" and more: {column.Names.Length} in the drop-down list");
    }

    private static void WriteNames(XlsxPackage package, IReadOnlyList<TemplateColumn> columns, string listSheet)
    {
        var lists = columns.Where(c => !c.Names.IsDefaultOrEmpty).ToList();
        using var sheet = package.AddSheet(listSheet, new XlsxSheetSetup([.. lists.Select(_ => 24.0)]) { IsHidden = true });
        for (var row = 1; row <= 1 + lists.Select(l => l.Names.Length).DefaultIfEmpty().Max(); row++)
        {
            sheet.BeginRow(row);
            for (var i = 0; i < lists.Count; i++)
            {
                if (row - 2 < lists[i].Names.Length)
                {
                    sheet.Text(i + 1, row == 1 ? lists[i].Heading : lists[i].Names[row - 2], XlsxStyle.Plain);
                }
            }

            sheet.EndRow();
        }
    }
}
