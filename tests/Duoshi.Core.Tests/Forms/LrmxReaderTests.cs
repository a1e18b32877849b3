using System.Text;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class LrmxReaderTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("", ElementState.Absent, null)]
    [InlineData("<MinZu/>", ElementState.Empty, "")]
    [InlineData("<MinZu></MinZu>", ElementState.Empty, "")]
    [InlineData("<MinZu>\r\n  </MinZu>", ElementState.Empty, "")]
    [InlineData("<MinZu>\r\n    汉族  </MinZu>", ElementState.Text, "汉族")]
    public void Absent_and_empty_are_told_apart(string inside, ElementState state, string? text)
    {
        var form = SampleForms.Read($"<XingMing>张三</XingMing>{inside}").Form!;

        Assert.Equal(state, form.StateOf(FormElements.EthnicGroup));
        Assert.Equal(text, form.EthnicGroup);
    }

    [Fact]
    public void Elements_are_read_by_name_and_written_in_official_order()
    {
        var form = SampleForms.Read("<JianLi>a</JianLi><NiRenZhiWu>b</NiRenZhiWu><Version>3.2.1.6</Version><DaoLingNianYue/><XingMing>张三</XingMing>").Form!;

        var written = Encoding.UTF8.GetString(SampleForms.Written(form));

        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <Person>
              <XingMing>张三</XingMing>
              <DaoLingNianYue>
              </DaoLingNianYue>
              <NiRenZhiWu>b</NiRenZhiWu>
              <JianLi>a</JianLi>
              <Version>3.2.1.6</Version>
            </Person>
            """.ReplaceLineEndings("\r\n"),
            written);
    }

    [Fact]
    public void Names_lose_the_spaces_that_align_them_but_the_file_keeps_them()
    {
        var form = SampleForms.Read("<XingMing>张 三</XingMing>").Form!;

        Assert.Equal("张三", form.Name);
        Assert.Equal("张 三", form.Text(FormElements.Name));
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\nb")]
    [InlineData("a&#13;b")]
    [InlineData("a&#xD;\nb")]
    [InlineData("a&lt;br&gt;b")]
    [InlineData("a&lt;br/&gt;\r\nb")]
    [InlineData("a[br]b")]
    [InlineData("a<br/>b")]
    [InlineData("a<br>b")]
    public void All_line_breaks_become_one(string resume)
    {
        var form = SampleForms.Read($"<XingMing>张三</XingMing><JianLi>{resume}</JianLi>").Form!;

        Assert.Equal("a\nb", form.Resume);
        Assert.Contains("<JianLi>a\r\nb</JianLi>", Encoding.UTF8.GetString(SampleForms.Written(form)), StringComparison.Ordinal);
    }

    [Fact]
    public void Namespace_declarations_of_serialisers_are_ignored()
    {
        var reading = LrmxReader.Read(SampleForms.Utf8(
            """<?xml version="1.0"?><Person xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><XingMing>张三</XingMing></Person>"""));

        Assert.Equal("张三", reading.Form!.Name);
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void Text_is_read_in_whatever_encoding_it_came()
    {
        var text = Encoding.UTF8.GetString(SampleForms.Bytes(SampleForms.Common));
        var expected = SampleForms.Form();

        Assert.Equal(expected, LrmxReader.Read([.. Encoding.UTF8.Preamble, .. SampleForms.Utf8(text)]).Form);
        Assert.Equal(expected, LrmxReader.Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]).Form);
        Assert.Equal(expected, LrmxReader.Read(Gb18030.GetBytes(text.Replace("utf-8", "GB2312", StringComparison.Ordinal))).Form);
        Assert.Equal(expected, LrmxReader.Read(SampleForms.Utf8(text.Replace("utf-8", "UTF-8", StringComparison.Ordinal))).Form);
    }

    [Fact]
    public void Gb18030_that_nobody_declared_is_recognised_and_noted()
    {
        var text = Encoding.UTF8.GetString(SampleForms.Bytes(SampleForms.Common));

        var reading = LrmxReader.Read(Gb18030.GetBytes(text));

        Assert.Equal(SampleForms.Form(), reading.Form);
        Assert.Equal(FormNoticeSeverity.Info, reading.Notice("file.encoding").Severity);
    }

    [Fact]
    public void A_damaged_utf8_file_stays_utf8()
    {
        var bytes = SampleForms.Bytes(SampleForms.Common);
        bytes[SampleForms.Utf8("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>\r\n  <XingMing>张").Length] = 0xFF;

        var reading = LrmxReader.Read(bytes);

        Assert.Equal("汉族", reading.Form!.EthnicGroup);
        Assert.StartsWith("张�", reading.Form.Name, StringComparison.Ordinal);
        reading.Notice("file.characters-lost");
    }

    [Fact]
    public void Unknown_elements_are_kept_and_written_back_in_their_place()
    {
        var inside = """
              <XingMing>张三</XingMing>
              <ZhengZhiMianMao>中共党员</ZhengZhiMianMao>
              <Extra kind="a&amp;b"><Inner>1</Inner></Extra>
              <XingBie>男</XingBie>
              <JiaTingChengYuan>
                <Item>
                  <ChengWei>妻子</ChengWei>
                  <GuoJi>中国</GuoJi>
                  <XingMing>李四</XingMing>
                </Item>
                <Note>x</Note>
              </JiaTingChengYuan>
              <Version>2.0</Version>
              <Last>9</Last>
            """.ReplaceLineEndings("\r\n");

        var reading = SampleForms.Read($"\r\n{inside}\r\n");

        Assert.Equal(["ZhengZhiMianMao", "Extra", "Last"], reading.Form!.Unknown.Select(e => e.Name));
        Assert.Equal("中共党员", reading.Form.Unknown.First().RawText);
        Assert.Equal(["GuoJi"], reading.Form.FamilyMembers[0].Unknown.Select(e => e.Name));
        Assert.Equal(5, reading.Notices.Count(n => n.Code == "element.unknown"));
        Assert.Equal(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>\r\n{inside}\r\n</Person>".Replace("      <GuoJi>", "      <GuoJi>", StringComparison.Ordinal),
            Encoding.UTF8.GetString(SampleForms.Written(reading.Form)));
    }

    [Fact]
    public void Rows_of_several_family_containers_make_one_list_and_empty_rows_are_dropped()
    {
        var reading = SampleForms.Read(
            """
            <XingMing>张三</XingMing>
            <JiaTingChengYuan><Item><ChengWei>妻子</ChengWei><XingMing>李四</XingMing></Item><Item><ChengWei/><XingMing> </XingMing></Item></JiaTingChengYuan>
            <JiaTingChengYuan/>
            <JiaTingChengYuan><Item/><Item><ChengWei>长子</ChengWei><XingMing>张五</XingMing></Item></JiaTingChengYuan>
            """);

        Assert.Equal(["李四", "张五"], reading.Form!.FamilyMembers.Select(m => m.Name));
        Assert.Single(reading.Form.Elements, e => e.Name == "JiaTingChengYuan");
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void A_family_container_without_rows_is_empty()
    {
        Assert.Equal(ElementState.Empty, SampleForms.Read("<JiaTingChengYuan><Item/></JiaTingChengYuan>").Form!.StateOf(FormElements.Family));
        Assert.Equal(ElementState.Absent, SampleForms.Read("<XingMing>张三</XingMing>").Form!.StateOf(FormElements.Family));
    }

    [Fact]
    public void Of_a_repeated_element_the_first_with_text_counts()
    {
        var reading = SampleForms.Read("<XingMing/><XingMing>张三</XingMing><XingMing>李四</XingMing>");

        Assert.Equal("张三", reading.Form!.Name);
        Assert.Equal(2, reading.Notices.Count(n => n.Code == "element.repeated"));
        Assert.Equal(3, reading.Form.Elements.Length);
    }

    [Fact]
    public void A_file_that_escapes_nothing_is_read_leniently_and_noted()
    {
        var text = Encoding.UTF8.GetString(SampleForms.Bytes(SampleForms.Common))
            .Replace("刑事检察", "刑事 & 民事 <检察> 3<5 &amp; &#20154;", StringComparison.Ordinal)
            .Replace("学习\r\n", "学习<br>", StringComparison.Ordinal);

        var reading = LrmxReader.Read(SampleForms.Utf8(text));

        Assert.False(reading.HasErrors);
        Assert.NotNull(reading.Notice("file.not-well-formed").Line);
        Assert.Equal("刑事 & 民事 <检察> 3<5 & 人", reading.Form!.Expertise);
        Assert.Equal(SampleForms.Form(), reading.Form with { Expertise = "刑事检察" });
    }

    [Fact]
    public void What_is_left_of_a_file_cut_off_is_shown_with_an_error()
    {
        var text = Encoding.UTF8.GetString(SampleForms.Bytes(SampleForms.Common));

        var reading = LrmxReader.Read(SampleForms.Utf8(text[..(text.IndexOf("李样例", StringComparison.Ordinal) + 2)]));

        Assert.True(reading.HasErrors);
        Assert.Equal("张三", reading.Form!.Name);
        Assert.Equal("李样", reading.Form.FamilyMembers[0].Name);
        Assert.Equal("XingMing", reading.Notice("element.unterminated").Element);
        reading.Notice("file.truncated");
    }

    [Fact]
    public void Control_characters_are_left_out_and_noted()
    {
        var reading = SampleForms.Read("<XingMing>张&#1;三</XingMing>");

        Assert.Equal("张三", reading.Form!.Name);
        reading.Notice("element.illegal-characters");
    }

    [Theory]
    [InlineData("/9j/4AAQ\r\n    SkZJRg==")]
    [InlineData("data:image/jpeg;base64,/9j/4AAQSkZJRg==")]
    public void A_photo_may_have_line_breaks_or_a_prefix(string photo)
    {
        var form = SampleForms.Read($"<XingMing>张三</XingMing><ZhaoPian>{photo}</ZhaoPian>").Form!;

        Assert.Equal(10, form.Photo.Length);
        Assert.Equal(form, LrmxReader.Read(SampleForms.Written(form)).Form);
    }

    [Theory]
    [InlineData("not base64!", "photo.unreadable")]
    [InlineData("AAAA", "photo.unknown-kind")]
    public void A_bad_photo_is_a_warning_and_its_text_is_kept(string photo, string code)
    {
        var reading = SampleForms.Read($"<XingMing>张三</XingMing><ZhaoPian>{photo}</ZhaoPian>");

        Assert.Equal(FormNoticeSeverity.Warning, reading.Notice(code).Severity);
        Assert.Equal(photo, reading.Form!.Text(FormElements.Photo));
        Assert.Equal(ElementState.Text, reading.Form.StateOf(FormElements.Photo));
    }

    [Theory]
    [InlineData(FormLimits.PhotoBytes, true)]
    [InlineData(FormLimits.PhotoBytes + 1, false)]
    public void A_photo_above_two_megabytes_is_not_taken(int size, bool taken)
    {
        var photo = new byte[size];
        photo[0] = 0xFF;
        photo[1] = 0xD8;
        photo[2] = 0xFF;

        var reading = SampleForms.Read($"<XingMing>张三</XingMing><ZhaoPian>{Convert.ToBase64String(photo, Base64FormattingOptions.InsertLineBreaks)}</ZhaoPian>");

        Assert.Equal(taken ? size : 0, reading.Form!.Photo.Length);
        Assert.Equal(!taken, reading.Notices.Any(n => n.Code == "photo.too-large"));
    }
}
