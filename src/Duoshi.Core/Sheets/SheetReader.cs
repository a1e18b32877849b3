using System.Text;
using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>Reads tables people send: XLSX, XLS and CSV of Excel, WPS and others, by content rather than by file ending.</summary>
public static class SheetReader
{
    private const int SniffedBytes = 64 << 10;
    private static readonly string[] MarkupStarts = ["<?xml", "<!DOCTYPE", "<html", "<head", "<table", "<meta", "<style"];

    /// <summary>Reads all sheets of a file as text. Never throws on content: what is wrong is a notice.</summary>
    /// <param name="stream">The file; not disposed. One that can't seek is first taken into memory, up to the limit.</param>
    /// <param name="fileName">Its name, for notices and for the sheet name of a CSV file.</param>
    /// <param name="limits">What reading may cost; null for the defaults.</param>
    /// <param name="expected">Columns looked for, which find the row of heads below titles; null finds it by shape.</param>
    /// <param name="cancel">Ends the reading between two rows.</param>
    /// <returns>
    /// The tables with all cells as text: dates stored as numbers come out as their format shows them, yyyy-MM-dd, or yyyy.MM without a day;
    /// numbers never in scientific notation, and with a notice where the program that stored them has lost digits.
    /// </returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SheetReading Read(
        Stream stream, string fileName, SheetLimits? limits = null, IReadOnlyList<ExpectedColumn>? expected = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        limits ??= new SheetLimits();
        var notices = new NoticeList(limits.MaxNotices);
        var tables = ImmutableArray.CreateBuilder<SheetTable>();
        void Shape(string name, bool isHidden, List<SheetRow> rows, List<CellRange> merges) =>
            tables.Add(TableShaper.Shape(name, isHidden, rows, merges, expected, notices));
        try
        {
            if (BoundedInput.Take(stream, limits.MaxPackedBytes) is { } seekable)
            {
                ReadByContent(seekable, fileName, limits, notices, Shape, cancel);
                if (!notices.IsRefused && tables.All(t => t.HeadRows.IsEmpty))
                {
                    notices.Refuse(SheetNotices.Empty());
                }
            }
            else
            {
                notices.Refuse(SheetNotices.TooLarge(limits.MaxPackedBytes));
            }
        }
        catch (SheetRefusedException e)
        {
            notices.Refuse(e.Notice);
        }
        catch (Exception e) when (e is XmlException || SafeZip.IsBadContent(e))
        {
            notices.Refuse(SheetNotices.Damaged());
        }

        return new SheetReading(fileName, tables.ToImmutable(), notices.ToImmutable()) { IsRefused = notices.IsRefused };
    }

    private static void ReadByContent(
        Stream seekable, string fileName, SheetLimits limits, NoticeList notices, Action<string, bool, List<SheetRow>, List<CellRange>> shape, CancellationToken cancel)
    {
        var head = new byte[(int)Math.Min(SniffedBytes, seekable.Length)];
        seekable.ReadExactly(head);
        if (head.AsSpan().IndexOfAnyExcept("\0 \r\n\t"u8) < 0)
        {
            notices.Refuse(head.Contains((byte)0) ? SheetNotices.NotATable() : SheetNotices.Empty());
        }
        else if (head.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            using var zip = SafeZip.Read(seekable, limits);
            new XlsxFileReader(zip, limits, notices, shape).Read(cancel);
        }
        else if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            ReadXls(seekable, limits, notices, shape, cancel);
        }
        else if (IsMarkup(head))
        {
            notices.Refuse(SheetNotices.WebPage());
        }
        else if (head.Contains((byte)0) && head is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            notices.Refuse(SheetNotices.NotATable());
        }
        else
        {
            var store = new CellStore(limits, notices);
            var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
            shape(name, false, new DelimitedReader(seekable, name, store, notices, limits).Read(cancel), []);
        }
    }

    private static void ReadXls(
        Stream seekable, SheetLimits limits, NoticeList notices, Action<string, bool, List<SheetRow>, List<CellRange>> shape, CancellationToken cancel)
    {
        if (Holds(seekable, Encoding.Unicode.GetBytes("EncryptedPackage")))
        {
            notices.Refuse(SheetNotices.Password());
            return;
        }

        try
        {
            new XlsFileReader(seekable, limits, notices, shape).Read(cancel);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException)
        {
            notices.Refuse(SheetNotices.Password());
        }
        catch (Exception e) when (e is not (SheetRefusedException or OperationCanceledException or OutOfMemoryException))
        {
            // The library answers damaged bytes with exceptions of any kind.
            notices.Refuse(SheetNotices.Damaged());
        }
    }

    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        var start = Encoding.UTF8.GetString(head[..Math.Min(head.Length, 512)]).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return Array.Exists(MarkupStarts, tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Holds(Stream seekable, byte[] wanted)
    {
        seekable.Position = 0;
        var buffer = new byte[(1 << 16) + wanted.Length];
        var kept = 0;
        int read;
        while ((read = seekable.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var all = buffer.AsSpan(0, kept + read);
            if (all.IndexOf(wanted) >= 0)
            {
                return true;
            }

            kept = Math.Min(wanted.Length - 1, all.Length);
            all[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
