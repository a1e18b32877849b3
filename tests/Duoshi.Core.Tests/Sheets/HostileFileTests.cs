using System.Globalization;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

[Collection(Measured.Name)]
public sealed class HostileFileTests
{
    private const int Megabyte = 1 << 20;

    public static TheoryData<string> Rubbish => ["zeros", "noise", "text", "quote", "lines", "commas", "zip start", "xls start", "markup", "utf16"];

    [Theory]
    [MemberData(nameof(Rubbish))]
    public void Rubbish_gets_an_answer_within_five_seconds_and_200_MB(string kind)
    {
        var bytes = Make(kind, 49 * Megabyte);
        var reading = Measure(() => SheetReader.Read(new MemoryStream(bytes), "名册.xlsx"));
        Assert.NotEmpty(reading.Notices);
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_unread()
    {
        var bytes = Make("text", 100 * Megabyte);
        var reading = Measure(() => SheetReader.Read(new MemoryStream(bytes), "名册.csv"));
        Assert.Equal("file.too-large", reading.Notices.Single().Code);
        reading = Measure(() => SheetReader.Read(new ForwardOnlyStream(new MemoryStream(bytes)), "名册.csv"));
        Assert.Equal("file.too-large", reading.Notices.Single().Code);
        Assert.True(reading.IsRefused);
    }

    public static TheoryData<string> Bombs => ["blank cells", "full cells", "one long text", "one long attribute", "deep", "new names", "white space", "shared strings", "empty shared strings", "entities"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_workbook_that_unpacks_to_far_more_is_read_or_refused_within_bounds(string kind)
    {
        using var file = Bomb(kind, 200L * Megabyte);
        var reading = Measure(() => SheetReader.Read(file, "名册.xlsx", new SheetLimits { MaxRatio = 2_000 }));
        if (kind != "blank cells")
        {
            Assert.NotEmpty(reading.Notices);
        }
    }

    [Fact]
    public void A_ratio_above_200_is_refused()
    {
        using var file = Bomb("white space", 30L * Megabyte, CompressionLevel.Optimal);
        var reading = SheetReader.Read(file, "名册.xlsx");
        Assert.Equal("zip.ratio", reading.Notices.Single().Code);
        Assert.Empty(reading.Tables);
    }

    [Fact]
    public void More_than_400_MB_unpacked_are_refused()
    {
        using var file = Bomb("blank cells", 401L * Megabyte);
        Assert.Equal("zip.too-large", SheetReader.Read(file, "名册.xlsx", new SheetLimits { MaxRatio = 2_000 }).Notices.Single().Code);
    }

    [Theory]
    [InlineData("../../etc/passwd", "zip.entry-name")]
    [InlineData("/etc/passwd", "zip.entry-name")]
    [InlineData("C:\\x.xml", "zip.entry-name")]
    [InlineData("a\\..\\..\\x.xml", "zip.entry-name")]
    [InlineData("xl/embeddings/inner.xlsx", "zip.nested")]
    [InlineData("inner.zip", "zip.nested")]
    public void Names_out_of_the_zip_and_zips_inside_are_refused(string name, string code)
    {
        using var file = XlsxSample.Workbook("", more: new Dictionary<string, string> { [name] = "x" });
        var reading = SheetReader.Read(file, "名册.xlsx");
        Assert.Equal(code, reading.Notices.Single().Code);
        Assert.True(reading.IsRefused);
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData("   \r\n", "file.empty")]
    [InlineData("<html><table><tr><td>姓名</td></tr></table></html>", "file.web-page")]
    [InlineData("<?xml version=\"1.0\"?><Person/>", "file.web-page")]
    [InlineData("PK\u0003\u0004 and no more", "file.damaged")]
    public void What_is_no_table_is_named_for_what_it_is(string text, string code) =>
        Assert.Equal(code, SheetReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a.csv").Notices.Single().Code);

    [Fact]
    public void Every_cut_and_every_flipped_byte_gives_an_answer()
    {
        byte[] whole = XlsxSample.Workbook("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>31107</v></c></row>""", "<si><t>姓名</t></si>").ToArray();
        var random = new Random(20250601);
        for (var i = 0; i < 400; i++)
        {
            var bytes = i % 2 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            for (var n = 0; n < i % 7 && bytes.Length > 0; n++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(SheetReader.Read(new MemoryStream(bytes), "a.xlsx"));
        }
    }

    [Fact]
    public void Every_cut_and_every_flipped_byte_of_an_xls_gives_an_answer()
    {
        using var sample = Samples.Open("sheets/名册.xls");
        var whole = new byte[sample.Length];
        sample.ReadExactly(whole);
        var random = new Random(20250602);
        for (var i = 0; i < 400; i++)
        {
            var bytes = i % 4 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            for (var n = 0; n < i % 50 && bytes.Length > 8; n++)
            {
                bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(SheetReader.Read(new MemoryStream(bytes), "a.xls"));
        }
    }

    [Fact]
    public void Columns_past_the_limit_are_said_not_dropped_in_silence()
    {
        using var file = XlsxSample.Workbook("""<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>""");
        Assert.Equal("sheet.too-many-columns", SheetReader.Read(file, "a.xlsx").Notices.Single().Code);
    }

    [Fact]
    public void A_flood_of_notices_is_counted()
    {
        var rows = string.Concat(Enumerable.Range(1, 50).Select(i => $"""<row r="{i}"><c r="A{i}" t="e"><v>#N/A</v></c></row>"""));
        var reading = SheetReader.Read(XlsxSample.Workbook(rows), "a.xlsx", new SheetLimits { MaxNotices = 10 });
        Assert.Equal(11, reading.Notices.Length);
        Assert.Equal("另有 40 处问题未逐条列出", reading.Notices[^1].CauseZh);
    }

    private static SheetReading Measure(Func<SheetReading> read)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = before;
        using var stop = new CancellationTokenSource();
        var watcher = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(false));
                Thread.Sleep(5);
            }
        });
        watcher.Start();
        var began = ProcessorTime();
        var reading = read();
        var used = ProcessorTime() - began;
        stop.Cancel();
        watcher.Join();
        TestContext.Current.TestOutputHelper?.WriteLine($"{used.TotalMilliseconds:0} ms, {(peak - before) >> 20} MB, {string.Join(' ', reading.Notices.Select(n => n.Code).Distinct())}, {reading.Tables.Sum(t => t.Rows.Length)} rows");
        Assert.True(used < TimeSpan.FromSeconds(5), $"{used} is too slow");
        Assert.True(peak - before < 200L * Megabyte, $"{(peak - before) >> 20} MB is too much");
        return reading;
    }

    /// <summary>Processor time of this thread: what a file costs, whoever else is at work. Where the system does not tell it, the clock.</summary>
    private static TimeSpan ProcessorTime() => File.Exists("/proc/thread-self/schedstat")
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1_000)
        : Stopwatch.GetElapsedTime(0);

    private static byte[] Make(string kind, int length)
    {
        var bytes = new byte[length];
        var random = new Random(7);
        switch (kind)
        {
            case "zeros":
                return bytes;
            case "noise":
            case "zip start":
            case "xls start":
            case "utf16":
                random.NextBytes(bytes);
                byte[] start = kind switch
                {
                    "zip start" => [0x50, 0x4B, 3, 4],
                    "xls start" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
                    "utf16" => [0xFF, 0xFE],
                    _ => [],
                };
                start.CopyTo(bytes, 0);
                return bytes;
            default:
                var pattern = Encoding.UTF8.GetBytes(kind switch
                {
                    "quote" => "\"abcdefgh,",
                    "lines" => "ab\n",
                    "commas" => ",",
                    "markup" => "<xml>",
                    _ => "abcdefgh 12345",
                });
                for (var i = 0; i < length; i++)
                {
                    bytes[i] = pattern[i % pattern.Length];
                }

                return bytes;
        }
    }

    // A workbook with one part of the given size, written piece by piece.
    private static MemoryStream Bomb(string kind, long size, CompressionLevel level = CompressionLevel.Fastest)
    {
        var inStrings = kind.EndsWith("shared strings", StringComparison.Ordinal);
        var file = XlsxSample.Workbook("", inStrings ? "" : "<si><t>姓名</t></si>");
        var name = inStrings ? "xl/sharedStrings.xml" : "xl/worksheets/sheet1.xml";
        var copy = new MemoryStream();
        using (var from = new ZipArchive(file, ZipArchiveMode.Read))
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.Where(e => e.FullName != name))
            {
                using var source = entry.Open();
                using var target = to.CreateEntry(entry.FullName).Open();
                source.CopyTo(target);
            }

            using var writer = new StreamWriter(to.CreateEntry(name, level).Open());
            WriteBomb(writer, kind, size);
        }

        copy.Position = 0;
        return copy;
    }

    private static void WriteBomb(StreamWriter writer, string kind, long size)
    {
        var number = 0L;
        var (start, piece) = kind switch
        {
            "blank cells" => ("<worksheet xmlns=\"m\"><sheetData><row>", () => "<c r=\"B2\" s=\"1\"/>"),
            "full cells" => ("<worksheet xmlns=\"m\"><sheetData>", () => $"<row><c t=\"str\"><v>text {number++}</v></c><c><v>{number}</v></c></row>"),
            "one long text" => ("<worksheet xmlns=\"m\"><sheetData><row><c t=\"str\"><v>", () => "abcdefghijklmnop"),
            "one long attribute" => ("<worksheet xmlns=\"m\"><sheetData><row r=\"", () => "abcdefghijklmnop"),
            "deep" => ("<worksheet xmlns=\"m\">", () => "<a>"),
            "new names" => ("<worksheet xmlns=\"m\">", () => $"<n{number++}/>"),
            "white space" => ("<worksheet xmlns=\"m\">", () => "                "),
            "shared strings" => ("<sst xmlns=\"m\">", () => $"<si><t>text {number++}</t></si>"),
            "empty shared strings" => ("<sst xmlns=\"m\">", () => "<si/>"),
            _ => ("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet xmlns=\"m\">&a;", (Func<string>)(() => "<a/>")),
        };
        writer.Write(start);
        for (long written = 0; written < size;)
        {
            var text = piece();
            writer.Write(text);
            written += text.Length;
        }
    }
}
