using System.Globalization;

namespace Duoshi.Core.Sheets;

/// <summary>The notices the readers of this folder give, each with its words.</summary>
internal static class SheetNotices
{
    public static SheetNotice Empty() => File(
        "file.empty", "文件是空的", "请确认选对了文件，重新导出后再上传", "The file is empty", "Check that it is the right file, export it again and upload it");

    public static SheetNotice TooLarge(long maxBytes) => File(
        "file.too-large", $"文件超过 {Megabytes(maxBytes)} MB", "请删去无关的工作表和图片，或分成几个文件上传",
        $"The file is larger than {Megabytes(maxBytes)} MB", "Remove sheets and pictures that don't belong, or split it into several files");

    public static SheetNotice NotATable() => File(
        "file.not-a-table", "文件内容不是表格", "请上传 .xlsx、.xls 或 .csv 文件", "The content is no table", "Upload an .xlsx, .xls or .csv file");

    public static SheetNotice WebPage() => File(
        "file.web-page", "文件是网页格式，只是扩展名像表格", "请用 Excel 或 WPS 打开，另存为 .xlsx 后上传",
        "The file is a web page or XML text under a sheet's name", "Open it in Excel or WPS, save it as .xlsx and upload that");

    public static SheetNotice Binary() => File(
        "file.xlsb", "不支持二进制工作簿（.xlsb）", "请另存为 .xlsx 后上传", "Binary workbooks (.xlsb) can't be read", "Save it as .xlsx and upload that");

    public static SheetNotice Password() => File(
        "file.password", "文件设有打开密码", "请取消密码后保存，再上传", "The file is protected by a password", "Remove the password, save it and upload it again");

    public static SheetNotice Damaged() => File(
        "file.damaged", "文件已损坏，读不完整", "请用 Excel 或 WPS 打开并另存，或请对方重新发送", "The file is damaged and can't be read to its end",
        "Open it in Excel or WPS and save it anew, or ask for it again");

    public static SheetNotice TooManyEntries(int max) => File(
        "zip.too-many", $"压缩包内超过 {max} 个文件", "请分成几个压缩包", $"The zip holds more than {max} files", "Split it into several zips");

    public static SheetNotice Unpacked(long maxBytes) => File(
        "zip.too-large", $"解压后超过 {Megabytes(maxBytes)} MB", "请分成几个文件上传", $"Unpacked it is larger than {Megabytes(maxBytes)} MB", "Split it into several files");

    public static SheetNotice Ratio(string entry, int max) => new(
        "zip.ratio", entry, null, null, $"压缩比超过 {max} 倍，可能是恶意文件", "请用 Excel 或 WPS 打开并另存后上传",
        $"It unpacks to more than {max} times its size and may be malicious", "Open it in Excel or WPS, save it anew and upload that");

    public static SheetNotice EntryName(string entry) => new(
        "zip.entry-name", entry, null, null, "压缩包内的文件名指向包外", "请重新压缩后上传", "A name inside the zip points outside of it", "Make the zip again and upload that");

    public static SheetNotice Nested(string entry) => new(
        "zip.nested", entry, null, null, "压缩包里还有压缩包或嵌入文件，未读取", "请解开后直接压缩其中的文件；工作簿请删去嵌入对象",
        "There is another archive inside; it was not read", "Unpack it and zip the files themselves; in a workbook, delete the embedded object");

    public static SheetNotice EntryTooLarge(string entry, long maxBytes) => new(
        "zip.entry-too-large", entry, null, null, $"包内文件超过 {Megabytes(maxBytes)} MB", "请检查该文件，缩小其中的照片",
        $"The file inside is larger than {Megabytes(maxBytes)} MB", "Check the file and make its photo smaller");

    public static SheetNotice EntryPassword(string entry) => new(
        "zip.password", entry, null, null, "压缩包设有密码", "请取消密码重新压缩", "The zip is protected by a password", "Make the zip again without a password");

    public static SheetNotice EntryDamaged(string entry) => new(
        "zip.damaged", entry, null, null, "包内文件已损坏", "请重新压缩，或请对方重新发送", "The file inside is damaged", "Make the zip again, or ask for it again");

    public static SheetNotice TooManyCells(string sheet, int? row, long maxBytes) => new(
        "sheet.too-large", sheet, row, null, $"表格内容太多（超过 {Megabytes(maxBytes)} MB），读到此行为止", "请分成几个文件上传",
        $"The table holds too much (more than {Megabytes(maxBytes)} MB); reading stopped at this row", "Split it into several files");

    public static SheetNotice TooManySheets(int max) => File(
        "file.too-many-sheets", $"工作表超过 {max} 张", "请删去无关的工作表", $"There are more than {max} sheets", "Remove the sheets that don't belong");

    public static SheetNotice TooManyColumns(string sheet, int row, int max) => new(
        "sheet.too-many-columns", sheet, row, null, $"第 {max} 列以后还有内容，未读取", "请检查该行，删去多余的列",
        $"There is content after column {max}; it was not read", "Check the row and remove the columns that don't belong");

    public static SheetNotice CellTooLong(string sheet, int row, int column, int max) => new(
        "sheet.cell-too-long", sheet, row, column, $"单元格超过 {max} 个字，后面的未读取", "请缩短内容；CSV 文件请检查引号是否成对",
        $"The cell has more than {max} characters; the rest was not read", "Shorten it; in a CSV file check that quotes come in pairs");

    public static SheetNotice OpenQuote(string sheet, int row) => new(
        "sheet.open-quote", sheet, row, null, "引号没有成对，后面的内容都并入了这一行", "请检查该行的双引号，或改用 .xlsx 上传",
        "A quote is never closed, so all that follows fell into this row", "Check the double quotes of the row, or upload an .xlsx file");

    public static SheetNotice Unreadable(string sheet, int row) => new(
        "sheet.unreadable-text", sheet, row, null, "含有无法识别的文字编码", "请另存为 UTF-8 编码的 CSV，或改用 .xlsx 上传",
        "It holds characters in an unknown encoding", "Save it as CSV in UTF-8, or upload an .xlsx file");

    public static SheetNotice DigitsLost(string sheet, int row, int column, string text) => new(
        "sheet.digits-lost", sheet, row, column, $"“{text}”是按数字保存的，Excel 只留前 15 位，后面的位数已丢失", "请把该列设为文本格式，重新填写完整号码",
        $"“{text}” is stored as a number; Excel keeps 15 digits only and the rest is lost", "Format the column as text and enter the whole number again");

    public static SheetNotice MonthInDoubt(string sheet, int row, int column, string text) => new(
        "sheet.month-in-doubt", sheet, row, column, $"“{text}”是按数字保存的，分不清是 1 月还是 10 月", $"请改为文本，填 {text[..4]}.01 或 {text[..4]}.10",
        $"“{text}” is stored as a number and can mean January or October", $"Make it text: {text[..4]}.01 or {text[..4]}.10", SheetSeverity.Warning);

    public static SheetNotice CellError(string sheet, int row, int column, string text) => new(
        "sheet.cell-error", sheet, row, column, $"公式出错：{text}", "请改正公式或直接填写结果", $"The formula gives an error: {text}", "Mend the formula or enter the result");

    public static SheetNotice FormulaWithoutValue(string sheet, int row, int column) => new(
        "sheet.formula-without-value", sheet, row, column, "公式没有保存计算结果", "请用 Excel 或 WPS 打开、保存后再上传，或直接填写结果",
        "The formula's result was not saved", "Open the file in Excel or WPS, save it and upload it again, or enter the result");

    public static SheetNotice ExampleIgnored(string sheet, int row) => new(
        "sheet.example-ignored", sheet, row, null, "示例行，未读取", "无需处理", "An example row; it was not read", "Nothing to do", SheetSeverity.Information);

    public static SheetNotice MoreNotices(int count) => File(
        "sheet.more-notices", $"另有 {count} 处问题未逐条列出", "请先处理已列出的问题，再次上传", $"{count} more places are not listed", "Mend those listed and upload the file again", SheetSeverity.Warning);

    private static SheetNotice File(
        string code, string causeZh, string remedyZh, string causeEn, string remedyEn, SheetSeverity severity = SheetSeverity.Error) =>
        new(code, "", null, null, causeZh, remedyZh, causeEn, remedyEn, severity);

    private static string Megabytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture);
}
