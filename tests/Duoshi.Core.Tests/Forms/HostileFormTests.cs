using System.Diagnostics;
using System.Text;
using CsCheck;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

/// <summary>Whatever the bytes are, the answer is a reading: in time, without exception, at a bounded price.</summary>
public sealed class HostileFormTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "1">]><Person><XingMing>&x;</XingMing></Person>""")]
    [InlineData("""<!doctype Person SYSTEM "file:///etc/passwd"><Person/>""")]
    [InlineData("""<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><lolz>&b;</lolz>""")]
    public void Document_types_are_refused(string text)
    {
        var reading = LrmxReader.Read(SampleForms.Utf8(text));

        Assert.Null(reading.Form);
        reading.Notice("file.document-type");
    }

    [Fact]
    public void An_entity_is_text_and_nothing_is_fetched() =>
        Assert.Equal("&x;", SampleForms.Read("<XingMing>&x;</XingMing>").Form!.Name);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"a\",\"b\"")]
    [InlineData("<html><body>张三</body></html>")]
    [InlineData("<Personnel><XingMing>张三</XingMing></Personnel>")]
    [InlineData("<Person/>")]
    [InlineData("<Person")]
    public void What_is_no_form_gives_no_form(string text)
    {
        var reading = LrmxReader.Read(SampleForms.Utf8(text));

        Assert.Null(reading.Form);
        Assert.True(reading.HasErrors);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(70, false)]
    [InlineData(9000, false)]
    public void Deep_nesting_is_refused(int depth, bool taken)
    {
        var reading = SampleForms.Read("<XingMing>张三</XingMing>" + string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth)));

        Assert.Equal(taken, reading.Form is not null);
        Assert.Equal(!taken, reading.Notices.Any(n => n.Code == "file.too-deep"));
    }

    [Fact]
    public void A_file_above_20_MB_is_refused_without_reading_it_all()
    {
        using var endless = new EndlessStream();

        var reading = LrmxReader.Read(endless);

        reading.Notice("file.too-large");
        Assert.InRange(endless.Served, FormLimits.FileBytes, FormLimits.FileBytes + Megabyte);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData(" a=\"\"")]
    [InlineData(" a='>'")]
    public void A_flood_of_elements_or_attributes_is_refused_before_parsing(string mark)
    {
        var text = $"<Person{(mark[0] == '<' ? ">" : "")}{string.Concat(Enumerable.Repeat(mark, (int)(19 * Megabyte / mark.Length)))}{(mark[0] == '<' ? "</Person>" : "/>")}";

        var (reading, allocated, _) = Measured(SampleForms.Utf8(text));

        reading.Notice("file.too-many-elements");
        Assert.InRange(allocated, 0, 150 * Megabyte);
    }

    [Theory]
    [InlineData("<Person><XingMing>")]
    [InlineData("<Person><ZhaoPian>")]
    [InlineData("<Person><a b=\"")]
    [InlineData("<Person><![CDATA[")]
    [InlineData("<Person><!--")]
    public void Twenty_megabytes_of_anything_are_answered_in_time(string start)
    {
        var bytes = new byte[FormLimits.FileBytes];
        bytes.AsSpan().Fill((byte)'A');
        SampleForms.Utf8(start).CopyTo(bytes, 0);

        var (reading, allocated, elapsed) = Measured(bytes);

        Assert.True(reading.HasErrors);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(allocated, 0, 600 * Megabyte);
    }

    [Fact]
    public void Unclosed_tags_by_the_thousand_are_answered_in_time()
    {
        var text = "<Person>" + string.Concat(Enumerable.Range(0, 9000).Select(i => $"<a{i}>x<XingMing>&</b{i}>")) + new string('A', 10_000_000);

        var (_, _, elapsed) = Measured(SampleForms.Utf8(text));

        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_text_without_end_is_refused() =>
        SampleForms.Read($"<XingMing>张三</XingMing><JianLi>{new string('检', FormLimits.TextLength + 1)}</JianLi>").Notice("element.too-large");

    [Fact]
    public void Random_bytes_are_answered()
    {
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            LrmxReader.Read(bytes);
            LrmReader.Read(new MemoryStream(bytes), new MemoryStream(bytes));
            LrmxReader.Read([.. "<Person>"u8, .. bytes]);
            PhotoFormat.Of(bytes);
        });
    }

    [Fact]
    public void A_sample_cut_anywhere_is_answered_and_never_taken_for_whole()
    {
        var sample = SampleForms.Bytes(SampleForms.Common);
        Gen.Int[0, sample.Length - 1].Sample(length => Assert.True(LrmxReader.Read(sample.AsSpan(0, length)).HasErrors));
    }

    [Fact]
    public void A_sample_changed_anywhere_is_answered_and_can_be_written()
    {
        var sample = SampleForms.Bytes(SampleForms.WithAgeLimit);
        var place = Gen.OneOf(Gen.Int[0, 3000], Gen.Int[0, sample.Length - 1]);
        var change = Gen.Select(place, Gen.Byte, Gen.Int[0, 2]);
        change.Array[1, 12].Sample(changes =>
        {
            var bytes = sample.ToList();
            foreach (var (at, value, kind) in changes)
            {
                var index = Math.Min(at, bytes.Count - 1);
                switch (kind)
                {
                    case 0: bytes[index] = value; break;
                    case 1: bytes.Insert(index, value); break;
                    default: bytes.RemoveAt(index); break;
                }
            }

            AnswersAndWrites([.. bytes]);
        });
    }

    [Fact]
    public void Forms_made_of_odd_pieces_are_answered_and_can_be_written()
    {
        string[] pieces =
        [
            "<XingMing>", "</XingMing>", "<JiaTingChengYuan>", "</JiaTingChengYuan>", "<Item>", "</Item>", "<Item/>", "<ChengWei>", "</ChengWei>", "<JianLi>", "</JianLi>",
            "<X a='1'>", "</X>", "<Y>", "</Y>", "<br>", "<br/>", "&", "&amp;", "&#0;", "&#xD800;", "<![CDATA[", "]]>", "<!--", "-->", "<?p?>", "张三", "\r\n", "<", ">", "<ZhaoPian>", "</ZhaoPian>", "AAAA", "</Person>", "<Version/>",
        ];
        Gen.OneOfConst(pieces).Array[0, 30].Sample(p => AnswersAndWrites(SampleForms.Utf8($"<Person>{string.Concat(p)}</Person>")));
    }

    private static void AnswersAndWrites(byte[] bytes)
    {
        var (reading, allocated, elapsed) = Measured(bytes);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(allocated, 0, 2 * Megabyte);
        if (reading.Form is { } form)
        {
            var again = LrmxReader.Read(SampleForms.Written(form));
            Assert.Equal(form, again.Form);
            Assert.DoesNotContain(again.Notices, n => n.Code.StartsWith("file.", StringComparison.Ordinal) && n.Code != "file.characters-lost");
            foreach (var element in FormElements.All)
            {
                Assert.Equal(form.StateOf(element), again.Form!.StateOf(element));
            }
        }
    }

    private static (FormReading Reading, long Allocated, TimeSpan Elapsed) Measured(byte[] bytes)
    {
        SampleForms.Form(SampleForms.WithAgeLimit); // what is loaded once, such as a code table, is no cost of the file
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var reading = LrmxReader.Read(bytes);
        return (reading, GC.GetAllocatedBytesForCurrentThread() - before, clock.Elapsed);
    }

    private sealed class EndlessStream : Stream
    {
        public long Served { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Served; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'<');
            Served += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
