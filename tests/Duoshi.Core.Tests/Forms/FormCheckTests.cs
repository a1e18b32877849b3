using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class FormCheckTests
{
    [Fact]
    public void A_text_longer_than_the_editor_takes_is_a_warning_and_kept()
    {
        var reading = SampleForms.Read($"<XingMing>张三</XingMing><XianRenZhiWu>{new string('检', 325)}</XianRenZhiWu>");

        var notice = reading.Notice("value.too-long");
        Assert.Equal(("XianRenZhiWu", FormNoticeSeverity.Warning), (notice.Element, notice.Severity));
        Assert.Equal(325, reading.Form!.PresentPosts!.Length);
    }

    [Fact]
    public void A_rare_character_counts_once() =>
        Assert.Empty(SampleForms.Read($"<XingMing>{string.Concat(Enumerable.Repeat("𠮷", 18))}</XingMing>").Notices);

    [Theory]
    [InlineData("ChuShengNianYue", "198513", FormNoticeSeverity.Error)]
    [InlineData("CanJiaGongZuoShiJian", "不详", FormNoticeSeverity.Error)]
    [InlineData("TianBiaoShiJian", "2025年", null)]
    [InlineData("TianBiaoShiJian", "20250632", FormNoticeSeverity.Warning)]
    [InlineData("ChuShengNianYue", " 1985.03 ", null)]
    [InlineData("ChuShengNianYue", "1985-03-15", null)]
    [InlineData("RuDangShiJian", "民建", null)]
    [InlineData("RuDangShiJian", "200611；民建", null)]
    [InlineData("RuDangShiJian", "200613", FormNoticeSeverity.Warning)]
    public void A_bad_date_is_noted_and_its_text_kept(string element, string text, FormNoticeSeverity? severity)
    {
        var reading = SampleForms.Read($"<XingMing>张三</XingMing><{element}>{text}</{element}>");

        Assert.Equal(severity, reading.Notices.FirstOrDefault(n => n.Code == "date.invalid")?.Severity);
        Assert.Equal(text.Trim(), reading.Form!.Text(FormElements.Find(element)!));
    }

    [Fact]
    public void A_bad_date_of_a_relative_names_the_row()
    {
        var reading = SampleForms.Read(
            "<XingMing>张三</XingMing><JiaTingChengYuan><Item><ChengWei>父亲</ChengWei></Item><Item><ChengWei>母亲</ChengWei><ChuShengRiQi>不详</ChuShengRiQi></Item></JiaTingChengYuan>");

        Assert.Equal((2, FormNoticeSeverity.Warning), (reading.Notice("date.invalid").Row, reading.Notice("date.invalid").Severity));
        Assert.Equal("不详", reading.Form!.FamilyMembers[1].BirthDate);
    }

    [Fact]
    public void A_wrong_check_character_is_kept_and_never_matched_on()
    {
        var reading = SampleForms.Read("<XingMing>张三</XingMing><ShenFenZheng>990101198503150018</ShenFenZheng>");

        Assert.Equal(FormNoticeSeverity.Warning, reading.Notice("identity.check-character").Severity);
        Assert.Equal("990101198503150018", reading.Form!.IdentityNumber);
        Assert.False(reading.Form.IdentityNumberUsable);
        Assert.Null(reading.Form.IdentityNumberForMatching);
    }

    [Fact]
    public void A_final_x_is_made_upper_case()
    {
        var form = SampleForms.Read("<XingMing>张三</XingMing><ShenFenZheng>11010519491231002x</ShenFenZheng>").Form!;

        Assert.Equal("11010519491231002X", form.IdentityNumber);
        Assert.True(form.IdentityNumberUsable);
    }

    [Fact]
    public void Birth_month_and_sex_are_held_against_the_identity_number()
    {
        var reading = SampleForms.Read(
            "<XingMing>张三</XingMing><XingBie>男</XingBie><ChuShengNianYue>194911</ChuShengNianYue><ShenFenZheng>11010519491231002X</ShenFenZheng>");

        Assert.Equal("ChuShengNianYue", reading.Notice("identity.birth-differs").Element);
        Assert.Equal("XingBie", reading.Notice("identity.sex-differs").Element);
        Assert.False(reading.HasErrors);
    }

    [Theory]
    [InlineData("<XingMing>张三</XingMing><XingBie>M</XingBie>", "sex.invalid")]
    [InlineData("<XingMing>张三</XingMing><MinZu>汉</MinZu>", "ethnic-group.short")]
    [InlineData("<XingMing>张三</XingMing><GaiGeQianRenZhiNianLingJieXian>60岁</GaiGeQianRenZhiNianLingJieXian>", "age-limit.unlisted")]
    [InlineData("<XingMing>张三</XingMing><XianRenZhiWu>院长\n书记</XianRenZhiWu>", "value.line-break")]
    [InlineData("<XingMing>张三</XingMing><ChuShengNianYue>1985</ChuShengNianYue>", "date.incomplete")]
    public void What_the_official_editor_would_not_take_is_a_warning(string inside, string code) =>
        Assert.Equal(FormNoticeSeverity.Warning, SampleForms.Read(inside).Notice(code).Severity);

    [Fact]
    public void A_form_without_a_name_is_an_error() =>
        Assert.Equal(FormNoticeSeverity.Error, SampleForms.Read("<XingBie>男</XingBie>").Notice("name.missing").Severity);

    [Fact]
    public void Every_notice_speaks_both_languages_and_names_a_remedy()
    {
        var notices = LrmxReader.Read(SampleForms.Utf8(
            "<Person><XingBie>M</XingBie><MinZu>汉</MinZu><MinZu>汉</MinZu><ChuShengNianYue>x</ChuShengNianYue><X>1</X><ZhaoPian>AAAA</ZhaoPian><JianLi>a & b")).Notices;

        Assert.True(notices.Length >= 8);
        Assert.All(notices, n =>
        {
            Assert.Contains(n.CauseZh, c => c > '\u3000');
            Assert.Contains(n.RemedyZh, c => c > '\u3000');
            Assert.Contains(n.CauseEn, char.IsAsciiLetter);
            Assert.Contains(n.RemedyEn, char.IsAsciiLetter);
        });
    }
}
