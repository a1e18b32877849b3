using System.Diagnostics;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

[Collection(Measured.Name)]
public sealed class LargeListTests
{
    [Fact]
    public void A_hundred_thousand_rows_take_seconds_and_no_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var target = new CountingStream();
        var watch = Stopwatch.StartNew();
        SheetWriter.Write(target, Large());
        var elapsed = watch.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{elapsed.TotalSeconds:0.0} s, {target.Written >> 20} MB file, {held >> 10} KB held");
        Assert.True(elapsed < TimeSpan.FromSeconds(15));
        Assert.True(held < 8 << 20);
    }

    [Fact]
    public void A_hundred_thousand_rows_read_back_within_bounds()
    {
        var file = new MemoryStream();
        SheetWriter.Write(file, Large());
        var watch = Stopwatch.StartNew();
        var reading = SheetReader.Read(file, "a.xlsx");
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s");
        Assert.False(reading.IsRefused);
        Assert.Equal(100_000, reading.Tables.Single().Rows.Length);
    }

    private static SheetDocument Large() => new(
        "名册",
        [.. Enumerable.Range(0, 13).Select(i => new SheetColumn($"列{i}"))],
        Enumerable.Range(0, 100_000).Select(i => SheetLine.Of(
            $"张{i}", "男", "汉族", "示范省", $"1985.{(i % 12) + 1:00}", "2008.07", "2006.12", "大学 法学学士", "示范大学法学院法学专业", "四级高级检察官", "2020.01", $"备注 {i}", $"{i}")));

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
