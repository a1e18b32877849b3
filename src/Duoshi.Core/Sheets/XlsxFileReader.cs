namespace Duoshi.Core.Sheets;

/// <summary>Reads the sheets of an XLSX file (also of WPS, LibreOffice and strict Open XML) straight from its zip.</summary>
internal sealed class XlsxFileReader(SafeZip zip, SheetLimits limits, NoticeList notices, Action<string, bool, List<SheetRow>, List<CellRange>> onSheet)
{
    private readonly Dictionary<string, SafeZipEntry> entries = ByName(zip);

    public void Read(CancellationToken cancel)
    {
        if (zip.Notices.FirstOrDefault(n => n.Severity == SheetSeverity.Error) is { } found)
        {
            notices.Refuse(found);
            return;
        }

        if (XlsxWorkbook.Read(OpenPart) is not { } workbook)
        {
            notices.Refuse(entries.ContainsKey("xl/workbook.bin") ? SheetNotices.Binary() : SheetNotices.NotATable());
            return;
        }

        var store = new CellStore(limits, notices);
        var styles = XlsxStyles.Read(workbook.StylesPart is { } s ? OpenPart(s) : null);
        var strings = XlsxSharedStrings.Read(workbook.SharedStringsPart is { } p ? OpenPart(p) : null, store, limits);
        foreach (var sheet in workbook.Sheets.Take(limits.MaxSheets))
        {
            if (OpenPart(sheet.Part) is not { } part)
            {
                continue;
            }

            store.Sheet = sheet.Name;
            var reader = new XlsxSheetReader(sheet.Name, strings, styles, workbook.From1904, store, notices, limits);
            reader.Read(part, cancel);
            onSheet(sheet.Name, sheet.IsHidden, store.TakeRows(), reader.Merges);
        }

        if (workbook.Sheets.Count > limits.MaxSheets)
        {
            notices.Refuse(SheetNotices.TooManySheets(limits.MaxSheets));
        }
    }

    private static Dictionary<string, SafeZipEntry> ByName(SafeZip zip)
    {
        var byName = new Dictionary<string, SafeZipEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            byName.TryAdd(entry.Name, entry);
        }

        return byName;
    }

    private Stream? OpenPart(string name) =>
        entries.TryGetValue(name, out var entry) ? zip.Unpack(entry, limits.MaxUnpackedBytes) : null;
}
