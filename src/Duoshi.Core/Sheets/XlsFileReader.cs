using System.Globalization;
using ExcelDataReader;

namespace Duoshi.Core.Sheets;

/// <summary>Reads the sheets of an old binary workbook (.xls of Excel and WPS).</summary>
internal sealed class XlsFileReader(Stream seekable, SheetLimits limits, NoticeList notices, Action<string, bool, List<SheetRow>, List<CellRange>> onSheet)
{
    private readonly CellStore store = new(limits, notices);

    public void Read(CancellationToken cancel)
    {
        seekable.Position = 0;
        using var budget = new ReadBudgetStream(seekable, limits.MaxUnpackedBytes);
        // Before the configuration, not within it: its constructor asks for a code page, which is only known once this class is touched.
        var chinese = ChineseText.Gb18030;
        using var reader = ExcelReaderFactory.CreateBinaryReader(budget, new ExcelReaderConfiguration { FallbackEncoding = chinese, LeaveOpen = true });
        var sheets = 0;
        do
        {
            if (++sheets > limits.MaxSheets)
            {
                notices.Refuse(SheetNotices.TooManySheets(limits.MaxSheets));
                return;
            }

            ReadSheet(reader, cancel);
        }
        while (reader.NextResult());
    }

    private void ReadSheet(IExcelDataReader reader, CancellationToken cancel)
    {
        store.Sheet = reader.Name ?? "";
        for (var row = 1; reader.Read(); row++)
        {
            cancel.ThrowIfCancellationRequested();
            var width = Math.Min(reader.FieldCount, limits.MaxColumns + 1);
            for (var column = 1; column <= width; column++)
            {
                store.Put(column, store.Keep(Text(reader, row, column)));
            }

            store.EndRow(row);
        }

        var merges = reader.MergeCells?.Select(m => new CellRange(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1)).ToList() ?? [];
        onSheet(store.Sheet, reader.VisibleState is "hidden" or "veryhidden", store.TakeRows(), merges);
    }

    private string Text(IExcelDataReader reader, int row, int column)
    {
        var field = column - 1;
        var value = reader.GetValue(field);
        if (value is null)
        {
            return "";
        }

        if (value is string text)
        {
            return text;
        }

        var format = NumberFormat.Of(reader.GetNumberFormatIndex(field), reader.GetNumberFormatString(field));
        return value switch
        {
            DateTime moment => (format.Kind == NumberFormat.Shown.Number ? new NumberFormat(NumberFormat.Shown.Moment) : format).Write(moment),
            TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
            bool truth => truth ? "TRUE" : "FALSE",
            IConvertible number => NumberCell.Write(number.ToDouble(CultureInfo.InvariantCulture), format, false, store.Sheet, row, column, notices),
            _ => value.ToString() ?? "",
        };
    }
}
