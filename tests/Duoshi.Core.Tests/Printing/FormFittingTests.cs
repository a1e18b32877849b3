using CsCheck;
using Duoshi.Core.Printing;

namespace Duoshi.Core.Tests.Printing;

public sealed class FormFittingTests
{
    private const double Em14 = 14 * 25.4 / 72; // a Chinese character of 14 pt in millimetres

    [Theory]
    [InlineData("", 1)]
    [InlineData("检察官", 1)]
    [InlineData("四级高级检察官", 2)] // seven characters on five
    [InlineData("1985.03.01", 1)] // ten half characters are five em
    [InlineData("1985.03.011", 2)]
    [InlineData("一\n二\r\n三", 3)]
    [InlineData("一二三四五。", 2)] // the stop may not begin a line, so the fifth goes with it
    [InlineData("一二三四（五", 2)]
    [InlineData("一二三abcdef", 2)] // a word is kept whole
    [InlineData("abcdefghijklmnop", 2)] // unless it is longer than a line
    public void Lines_are_counted_as_set(string text, int lines) => Assert.Equal(lines, FormFitting.LinesNeeded(text, 14, 5 * Em14));

    [Fact]
    public void An_indent_takes_room_from_every_line()
    {
        Assert.Equal(1, FormFitting.LinesNeeded("一二三四五", 14, 10 * Em14));
        Assert.Equal(2, FormFitting.LinesNeeded("一二三四五", 14, 10 * Em14, indentEm: 6));
    }

    [Fact]
    public void Size_starts_at_14_and_goes_down_by_halves()
    {
        Assert.Equal(new FormFit(14, 15, 1, false), FormFitting.Fit("检察官", 30, 12.5));
        var fit = FormFitting.Fit(new string('长', 40), 40, 12.5);
        Assert.Equal(fit.SizePoints + 1, fit.SpacingPoints);
        Assert.Equal(0, 2 * fit.SizePoints % 1);
        Assert.InRange(fit.SizePoints, 8, 13.5);
    }

    [Fact]
    public void What_fits_in_no_size_says_so()
    {
        var fit = FormFitting.Fit(new string('长', 10_000), 40, 12.5);
        Assert.Equal((5, true), (fit.SizePoints, fit.Overflows));
    }

    [Fact]
    public void The_size_found_is_the_largest_that_fits() => Gen.Select(
        Gen.String[Gen.Char["检察院 abc.，（）1985\n"], 0, 400], Gen.Double[10, 160], Gen.Double[6, 126]).Sample((text, width, height) =>
    {
        var fit = FormFitting.Fit(text, width, height);
        var room = height * 72 / 25.4;
        Assert.Equal(fit.Lines, FormFitting.LinesNeeded(text, fit.SizePoints, width));
        Assert.Equal(fit.Overflows, fit.Lines * fit.SpacingPoints > room);
        if (fit.SizePoints < 14)
        {
            var larger = fit.SizePoints + 0.5;
            Assert.True(FormFitting.LinesNeeded(text, larger, width) * (larger + 1) > room);
        }
    });

    [Fact]
    public void Less_room_never_takes_fewer_lines() => Gen.Select(
        Gen.String[Gen.Char["检察院 abc.，（）1985"], 0, 200], Gen.Double[20, 100], Gen.Double[0, 60]).Sample((text, width, more) =>
            Assert.True(FormFitting.LinesNeeded(text, 14, width) >= FormFitting.LinesNeeded(text, 14, width + more)));

    [Theory]
    [InlineData("张三", "张　三")]
    [InlineData(" 张三 ", "张　三")]
    [InlineData("欧阳明", "欧阳明")]
    [InlineData("𠀀三", "𠀀　三")]
    [InlineData("Li", "Li")]
    [InlineData("", "")]
    public void A_name_of_two_characters_is_spread(string name, string printed) => Assert.Equal(printed, AppointmentFormPlan.SpreadName(name));

    [Theory]
    [InlineData("2003.09--2007.07  示范大学学习", "2003.09--2007.07", "示范大学学习", 9)]
    [InlineData("2023.05--         检察官", "2023.05--", "检察官", 9)]
    [InlineData("2023.05—至今 检察官", "2023.05—至今", "检察官", 9)]
    [InlineData("200309-200707 学习", "200309-200707", "学习", 9)]
    [InlineData("                  （其间：2011.09--2014.06 学习）", "", "（其间：2011.09--2014.06 学习）", 9)]
    [InlineData("示范省第十四届人民代表大会代表", "", "示范省第十四届人民代表大会代表", 0)]
    [InlineData("", "", "", 0)]
    public void Dates_of_a_resume_get_their_own_column(string line, string dates, string text, double indent) =>
        Assert.Equal(new FormLine(text, dates, indent), ResumeText.Lines("x\n" + line + "\ny")[1]);

    [Fact]
    public void The_form_takes_the_same_plan_wherever_it_is_printed()
    {
        var plan = AppointmentFormPlan.Of(SampleForms.Full);
        Assert.Equal(165.8, plan.First.ColumnsMm.Sum(), 3);
        Assert.Equal(166.1, plan.Second.ColumnsMm.Sum(), 3);
        Assert.Equal(12, plan.First.Rows.Length);
        Assert.Equal(236.9, plan.First.Rows.Sum(r => r.HeightMm), 3);
        Assert.True(plan.Second.TopMm + plan.Second.Rows.Sum(r => r.HeightMm) + plan.Second.BottomMm < 297 - 8);
        var resume = plan.First.Rows[^1].Cells[1];
        Assert.Equal(new FormFit(14, 15, 11, false), resume.Fit);
    }
}
