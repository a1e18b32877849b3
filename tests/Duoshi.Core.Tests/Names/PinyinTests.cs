using Duoshi.Core.Names;

namespace Duoshi.Core.Tests.Names;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("张伟", "zhangwei")]
    [InlineData("张　三", "zhangsan")] // spaces used for alignment
    [InlineData("单小龙", "shanxiaolong")]
    [InlineData("解放", "xiefang")]
    [InlineData("仇和", "qiuhe")]
    [InlineData("曾志伟", "zengzhiwei")]
    [InlineData("查良镛", "zhaliangyong")]
    [InlineData("区伟", "ouwei")]
    [InlineData("任华", "renhua")]
    [InlineData("华罗庚", "hualuogeng")]
    [InlineData("盖叫天", "gejiaotian")]
    [InlineData("朴勇", "piaoyong")]
    [InlineData("翟明", "zhaiming")]
    [InlineData("尉迟恭", "yuchigong")]
    [InlineData("长孙无忌", "zhangsunwuji")]
    [InlineData("万俟丽", "moqili")]
    [InlineData("欧阳长江", "ouyangchangjiang")]
    [InlineData("吕布", "lvbu")]
    [InlineData("阿依古丽·买买提", "ayigulimaimaiti")]
    [InlineData("单·才让", "dancairang")] // a transliterated name has no Chinese surname
    public void The_likely_reading_comes_first(string name, string reading) => Assert.Equal(reading, Pinyin.Keys(name)[0]);

    [Theory]
    [InlineData("单小龙", "danxiaolong")]
    [InlineData("乐平", "leping")]
    [InlineData("覃丽", "tanli")]
    [InlineData("李长乐", "lizhangyue")]
    [InlineData("万俟丽", "wansili")]
    public void Every_other_reading_is_a_key_too(string name, string reading) => Assert.Contains(reading, Pinyin.Keys(name));

    [Theory]
    [InlineData("张伟", "zw")]
    [InlineData("单小龙", "sxl", "dxl", "cxl")]
    [InlineData("欧阳娜娜", "oynn")]
    [InlineData("阿依古丽·买买提", "ayglmmt")]
    public void Initials_follow_all_readings(string name, params string[] initials) =>
        Assert.Equal(initials, Pinyin.Initials(name).Take(initials.Length));

    [Fact]
    public void Sorting_by_pinyin_keeps_a_surname_together_and_the_shorter_name_first() =>
        Assert.Equal(
            ["安宁", "陈丽", "单小龙", "沈阳", "詹明", "张", "张三", "张伟", "张伟明", "章安", "赵一"],
            new[] { "赵一", "张伟明", "章安", "张", "张伟", "詹明", "张三", "沈阳", "单小龙", "陈丽", "安宁" }
                .OrderBy(Pinyin.SortKey, StringComparer.Ordinal));

    [Fact]
    public void Sorting_by_strokes_counts_the_surname_first() =>
        Assert.Equal(
            ["丁一", "王小明", "李四", "张三", "张伟", "赵一", "魏征"],
            new[] { "魏征", "赵一", "张伟", "张三", "李四", "王小明", "丁一" }.OrderBy(Strokes.SortKey, StringComparer.Ordinal));

    /// <summary>Equal numbers by the kinds of the strokes one after another, 横竖撇点折: GF 3003-1999.</summary>
    [Theory]
    [InlineData("王韦云木车毛文方尹孔")]
    [InlineData("玉正东尔")]
    [InlineData("林欧")]
    [InlineData("丁卜刀")]
    public void Characters_of_as_many_strokes_stand_in_the_order_of_the_kinds_of_strokes(string inOrder) =>
        Assert.Equal(inOrder, string.Concat(inOrder.Reverse().Select(c => c.ToString()).OrderBy(Strokes.SortKey, StringComparer.Ordinal)));

    [Fact]
    public void Of_one_surname_the_single_given_character_comes_first_then_character_by_character() =>
        Assert.Equal(
            ["李一鸣", "李大鸣", "欧明", "欧阳锋", "欧阳少东", "洪少东", "高富", "高大富"],
            new[] { "高大富", "高富", "洪少东", "欧阳少东", "欧阳锋", "欧明", "李大鸣", "李一鸣" }.OrderBy(Strokes.SortKey, StringComparer.Ordinal));

    [Theory]
    [InlineData("张伟", "zhang05F20 wei04F1F", "0701955 0000000 0600930")]
    [InlineData("", "", "")]
    [InlineData("·", "", "")]
    [InlineData("𬭚", "chun2CB5A", "1315619")] // a standard character outside the base plane
    [InlineData("\uE863", "~0E863", "990E863")] // private use: no reading, no strokes, last
    public void Sort_keys_are_plain_text(string name, string byPinyin, string byStrokes) =>
        Assert.Equal((byPinyin, byStrokes), (Pinyin.SortKey(name), Strokes.SortKey(name)));

    [Fact]
    public void A_long_name_of_many_readings_gives_a_bounded_number_of_keys() =>
        Assert.InRange(Pinyin.Keys("单行长乐朝重曾都藏解").Count, 32, Pinyin.MostReadings);

    [Fact]
    public void Half_a_character_from_a_damaged_file_does_no_harm() => Assert.Equal("zhang05F20", Pinyin.SortKey("张\uD83D"));
}
