using System.IO.Compression;
using System.Text;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;

namespace Duoshi.Modules.Tests.Exchange;

public class BadFileTests
{
    private const int Rubbish = 100 << 20;

    [Theory]
    [InlineData("张三.lrmx", "<?xml version=\"1.0\"?><!DOCTYPE Person [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Person><XingMing>&x;</XingMing></Person>")]
    [InlineData("张三.lrmx", "not a form at all")]
    [InlineData("张三.lrm", "\"张三\",\"男\"")]
    [InlineData("名册.xlsx", "PK\u0003\u0004 broken")]
    [InlineData("名册.csv", "甲,乙\r\n1,2")]
    [InlineData("一批.zip", "no zip")]
    [InlineData("什么.exe", "MZ")]
    public async Task A_file_that_is_nothing_is_refused_with_cause_and_remedy(string name, string content)
    {
        await using var desk = await ImportDesk.OpenAsync(Provider.Sqlite);
        var batch = await desk.PrepareAsync((name, Encoding.UTF8.GetBytes(content)));
        Assert.Equal(0, batch.Rows);
        var notice = (await desk.NoticesAsync(batch.Id))[0];
        Assert.Equal("error", notice.Weight);
        Assert.Equal(name, notice.File);
        Assert.True(notice.Cause.Length > 5 && notice.Remedy.Length > 5);
        Assert.DoesNotContain("root:", notice.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("张三.lrmx")]
    [InlineData("名册.csv")]
    [InlineData("名册.xlsx")]
    [InlineData("一批.zip")]
    public async Task A_hundred_megabytes_of_rubbish_are_answered_at_once_and_cost_little(string name)
    {
        await using var desk = await ImportDesk.OpenAsync(Provider.Sqlite);
        foreach (var length in new long[] { Rubbish, -1 })
        {
            var (before, clock) = (Environment.WorkingSet, System.Diagnostics.Stopwatch.StartNew());
            var delivery = new Delivery("测试", [new IncomingFile(name, length, () => new EndlessNoise(Rubbish))]);
            var id = (await desk.AsAsync<ReceiveFiles, Outcome<long>>(s => s.RunAsync(delivery, null, CancellationToken.None))).Value;
            var batch = (await desk.AsAsync<ReadFiles, Outcome<ImportBatch>>(s => s.RunAsync(id, null, CancellationToken.None))).Value;
            Assert.Equal(0, batch.Rows);
            Assert.Contains(await desk.NoticesAsync(id), n => n.Weight == "error");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
            Assert.True(Environment.WorkingSet - before < 200L << 20, $"{(Environment.WorkingSet - before) >> 20} MB");
        }
    }

    [Fact]
    public async Task A_zip_with_a_way_out_or_another_zip_in_it_is_not_unpacked()
    {
        await using var desk = await ImportDesk.OpenAsync(Provider.Sqlite);
        var outside = await desk.PrepareAsync(("外.zip", Zip(("../张三.lrmx", ImportDesk.Sample("张三.lrmx").Item2))));
        Assert.Equal(0, outside.Files);
        Assert.Contains(await desk.NoticesAsync(outside.Id), n => n.Weight == "error");

        // One bad entry does not take the others with it.
        var nested = await desk.PrepareAsync(("内.zip", Zip(("里.zip", Zip(("a.txt", [1]))), ("分/张三.lrm", ImportDesk.Sample("张三.lrm").Item2), ("分/张三.PIC", ImportDesk.Sample("张三.pic").Item2))));
        Assert.Equal((1, 1), (nested.Files, nested.New));
        Assert.Contains(await desk.NoticesAsync(nested.Id), n => n.Weight == "error" && n.Cause.Length > 0);
    }

    [Fact]
    public async Task A_cell_that_looks_like_a_formula_is_text_and_comes_back_as_text()
    {
        await using var desk = await ImportDesk.OpenAsync(Provider.Sqlite);
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", "姓名,单位,出生年月,籍贯", "张三,示范市人民检察院,1985.03,=1+1", "李四,无此单位,1985.13,"));
        Assert.Equal((1, 1), (batch.New, batch.Errors));
        var row = (await desk.RowsAsync(batch.Id))[0];
        Assert.Equal("=1+1", (await desk.FieldsAsync(batch.Id, row.Id)).Single(f => f.Field == "nativePlace").New);

        var returned = (await desk.AsAsync<AnnotateImport, Outcome<AnnotateImport.Annotated>>(s => s.RunAsync(batch.Id, null, false, CancellationToken.None))).Value;
        var table = SheetReader.Read(new MemoryStream(returned.Content), returned.FileName).Tables.Single(t => !t.IsHidden);
        Assert.Equal("=1+1", table.Rows[0][4]);
        Assert.True(AnnotatedWorkbook.IsNoteHeading(table.Headers[^1].Name));
        Assert.Contains("1985.13", table.Rows[1][table.Headers[^1].Column], StringComparison.Ordinal);

        // Mended, the same workbook goes in again.
        var again = await desk.PrepareAsync((returned.FileName, returned.Content));
        Assert.Equal((1, 1), (again.New, again.Errors));
    }

    [Fact]
    public async Task Impossible_dates_are_refused_with_the_field_named()
    {
        await using var desk = await ImportDesk.OpenAsync(Provider.Sqlite);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,单位,出生年月,参加工作时间", "甲一,示范市人民检察院,2030.01,", "乙二,示范市人民检察院,1985.03,1980.01"));
        Assert.Equal(2, batch.Errors);
        Assert.Equal(
            [(2, "出生年月", "date.after-today"), (3, "出生年月", "date.work-before-birth"), (3, "参加工作时间", "date.work-before-birth")],
            (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight == "error").Select(n => (n.Row!.Value, n.Element!, n.Code)).Order());
    }

    [Fact]
    public async Task One_staff_number_is_not_two_people()
    {
        await using var desk = await ImportDesk.OpenAsync(Provider.Sqlite);
        await desk.TakeAsync(ImportDesk.Csv("a.csv", "姓名,公民身份号码,单位,人员编号", $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,B1"));
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "b.csv", "姓名,公民身份号码,单位,人员编号,出生年月", "李四,990101198503150113,示范市人民检察院,B1,1985.03", "王五,,示范市人民检察院,B2,1990.01", "赵六,,示范市人民检察院,b2,1991.01"));
        Assert.Equal(["exchange.staff-number-taken", "exchange.repeated"], (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight == "error").OrderBy(n => n.Row).Select(n => n.Code));
        Assert.Equal(1, await desk.CountAsync<Person>());
    }

    [Fact]
    public void The_template_is_read_back_and_its_example_is_nobody()
    {
        var reading = SheetReader.Read(new MemoryStream(RosterTemplateFile.Make()), "模板.xlsx", null, RosterColumns.Expected);
        var table = reading.TableFor(RosterColumns.Expected)!;
        var match = HeaderMap.Match(table.Headers, RosterColumns.Expected);
        Assert.Empty(match.Missing);
        Assert.Empty(match.Unknown);
        Assert.Empty(table.Rows);
    }

    [Fact]
    public void Every_column_and_element_names_a_kind_and_field_of_the_record()
    {
        foreach (var (kind, field) in RosterColumns.All.Where(c => c.Field.Length > 0).Select(c => (c.Kind, c.Field)).Concat(FormFields.All.Select(f => (f.Kind, f.Field))))
        {
            var known = TestDatabase.Kinds.Find(kind);
            Assert.True(known is not null && known.PositionOf(field) >= 0, $"{kind}.{field}");
        }

        Assert.All(RowComparing.ComparedKinds, k => Assert.NotNull(TestDatabase.Kinds.Find(k)));
        Assert.Equal(RosterColumns.All.Length, RosterColumns.All.Select(c => HeaderMap.Normalise(c.Heading)).Distinct().Count());
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>So many bytes of noise, the same each time.</summary>
    private sealed class EndlessNoise(long length) : Stream
    {
        private readonly Random noise = new(7);
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, left);
            noise.NextBytes(buffer.AsSpan(offset, given));
            left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
