using CsCheck;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Tests.Forms;

public sealed class ResumeTextTests
{
    private static readonly Gen<PartialDate> Dates = Gen.Select(Gen.Int[1950, 2049], Gen.Int[1, 12], Gen.Bool)
        .Select((year, month, hasMonth) => hasMonth
            ? new PartialDate(new DateOnly(year, month, 1), DatePrecision.Month)
            : new PartialDate(new DateOnly(year, 1, 1), DatePrecision.Year));

    private static readonly Gen<string> Texts = Gen.Char["检察院科长-—.至今年月，（）() 2019"].Array[1, 24].Select(c => new string(c).Trim()).Where(t => t.Length > 0);

    private static readonly Gen<ResumePeriod> Periods = Gen.Select(Dates, Gen.OneOf(Dates, Gen.Const(PartialDate.Open)), Texts, Texts.Array[0, 3])
        .Select((from, to, text, more) => new ResumePeriod(from, to, text, [.. more]));

    [Fact]
    public void What_is_composed_is_read_back()
    {
        Gen.Select(Periods.Array[1, 8], Gen.OneOf(Gen.Const(""), Texts)).Sample((periods, closing) =>
        {
            // A single line could be one that lost its line breaks; there must be two.
            if (periods.Length + periods.Sum(p => p.Continuations.Length) + closing.Length < 2)
            {
                return;
            }

            var reading = ResumeText.Parse(ResumeText.Compose(periods, closing));

            Assert.Equal(periods, reading.Periods);
            Assert.Equal(closing, reading.Closing);
            Assert.Empty(reading.Leading);
        });
    }

    [Fact]
    public void The_prefix_is_eighteen_columns()
    {
        var text = ResumeText.Compose(
            [
                new(Month(2003, 9), Month(2007, 7), "示例大学学习", []),
                new(Month(2007, 7), PartialDate.Open, "示例院书记员", ["（其间：2009.09--2012.06在职学习）"]),
            ],
            "第十三届示例省人大代表");

        Assert.Equal(
            """
            2003.09--2007.07  示例大学学习
            2007.07--         示例院书记员
                              （其间：2009.09--2012.06在职学习）

            第十三届示例省人大代表
            """,
            text);
    }

    [Theory]
    [InlineData("2003.09--2007.07  学习")]
    [InlineData("2003.09-2007.07 学习")]
    [InlineData("2003.09—2007.07  学习")]
    [InlineData("2003.09——2007.07\t学习")]
    [InlineData("2003.09–2007.07学习")]
    [InlineData("2003.09―2007.07 学习")]
    [InlineData("2003.09─2007.07 学习")]
    [InlineData("2003.09～2007.07 学习")]
    [InlineData("2003.09至2007.07 学习")]
    [InlineData("  2003. 09 -- 2007 .07   学习")]
    [InlineData("20 03.09--2007.0 7  学习")]
    [InlineData("200309--200707 学习")]
    [InlineData("2003年9月--2007年7月 学习")]
    [InlineData("2003-09--2007-07 学习")]
    [InlineData("2003-09-2007-07 学习")]
    [InlineData("2003.9-2007.7 学习")]
    [InlineData("２００３．０９－－２００７．０７　学习")]
    [InlineData("2003.09-2007.07,学习", ",学习")]
    public void Every_separator_and_date_form_is_read(string line, string text = "学习")
    {
        var period = Assert.Single(ResumeText.Parse(line).Periods);

        Assert.Equal((Month(2003, 9), Month(2007, 7), text), (period.From, period.To, period.Text));
    }

    [Theory]
    [InlineData("2023.05--         副检察长")]
    [InlineData("2023.05--至今  副检察长")]
    [InlineData("2023.05-今 副检察长")]
    [InlineData("2023.05至今 副检察长")]
    [InlineData("2023.05——副检察长")]
    [InlineData("202305 -- 副检察长")]
    public void An_open_end_is_read(string line)
    {
        var period = Assert.Single(ResumeText.Parse(line).Periods);

        Assert.Equal((Month(2023, 5), PartialDate.Open, "副检察长"), (period.From, period.To, period.Text));
        Assert.True(period.IsOpen);
    }

    [Fact]
    public void Years_alone_are_kept_as_years()
    {
        var period = Assert.Single(ResumeText.Parse("1998-2002 学习").Periods);

        Assert.Equal((DatePrecision.Year, DatePrecision.Year, 2002), (period.From.Precision, period.To.Precision, period.To.Value.Year));
    }

    [Fact]
    public void Text_behind_an_open_end_may_begin_with_a_date() =>
        Assert.Equal("2024.01起主持工作", ResumeText.Parse("2023.05--         2024.01起主持工作").Periods[0].Text);

    [Fact]
    public void Hyphens_inside_the_text_are_left_alone() =>
        Assert.Equal("A-B--C 2001-2002", ResumeText.Parse("2003.09--2007.07  A-B--C 2001-2002\n2007.07--         x").Periods[0].Text);

    [Fact]
    public void A_line_without_a_date_continues_the_one_above_and_so_does_an_indented_date()
    {
        var reading = ResumeText.Parse(
            """
            2003.09--2007.07  学习
                              2005.01--2005.06 实习
                其间：交流
            2007.07--         书记员
            """);

        Assert.Equal(2, reading.Periods.Length);
        Assert.Equal(["2005.01--2005.06 实习", "其间：交流"], reading.Periods[0].Continuations);
    }

    [Fact]
    public void The_paragraph_after_the_empty_line_is_no_part_of_the_career()
    {
        var reading = ResumeText.Parse("2003.09--2007.07  学习\n\n2007.07--         书记员\n\n第十三届人大代表\n  省第十二次党代会代表");

        Assert.Equal(2, reading.Periods.Length);
        Assert.Empty(reading.Periods[1].Continuations);
        Assert.Equal("第十三届人大代表\n省第十二次党代会代表", reading.Closing);
    }

    [Fact]
    public void A_text_that_lost_its_line_breaks_is_cut_before_every_range()
    {
        var original = SampleForms.Form().Resume!;
        var lost = original.Replace("\n", "", StringComparison.Ordinal);

        var reading = ResumeText.Parse(lost);

        Assert.True(reading.LineBreaksRestored);
        Assert.Equal(ResumeText.Parse(original).Periods, reading.Periods);
        Assert.Equal(lost, reading.Original);
        Assert.Equal("resume.line-breaks", Assert.Single(reading.Notices).Code);
    }

    [Fact]
    public void Impossible_dates_keep_the_line_and_are_noted()
    {
        var reading = ResumeText.Parse("2003.13--2007.07  学习\n2007.07--         书记员");

        Assert.Equal(PartialDate.UnknownStart, reading.Periods[0].From);
        Assert.Equal("2003.13--2007.07  学习", reading.Periods[0].Text);
        var notice = Assert.Single(reading.Notices);
        Assert.Equal(("resume.dates", 1, 1), (notice.Code, notice.Row, notice.Line));
        Assert.Equal(reading.Original, ResumeText.Compose(reading.Periods));
    }

    [Fact]
    public void Gaps_overlaps_and_reversed_dates_are_noted()
    {
        var reading = ResumeText.Parse(
            """
            2003.09--2007.07  学习
            2008.01--2010.03  甲
            2010.01--2009.01  乙
            2012.01--         丙
            2013.01--         丁
            """);

        Assert.Equal(["resume.gap", "resume.overlap", "resume.reversed", "resume.open"], reading.Notices.Select(n => n.Code));
    }

    [Fact]
    public void Text_before_the_first_period_is_kept_apart() =>
        Assert.Equal(["个人简历"], ResumeText.Parse("个人简历\n2003.09--2007.07  学习").Leading);

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n ")]
    [InlineData("无")]
    public void A_text_without_periods_has_none(string text) => Assert.Empty(ResumeText.Parse(text).Periods);

    [Fact]
    public void Any_text_is_answered_and_kept()
    {
        Gen.Char["0123456789.-—至今年月 \t\r\n（）()检<br>"].Array[0, 200].Select(c => new string(c)).Sample(text =>
            Assert.Equal(text, ResumeText.Parse(text).Original));
    }

    private static PartialDate Month(int year, int month) => new(new DateOnly(year, month, 1), DatePrecision.Month);
}
