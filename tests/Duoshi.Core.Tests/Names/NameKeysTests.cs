using CsCheck;
using Duoshi.Core.Names;

namespace Duoshi.Core.Tests.Names;

public sealed class NameKeysTests
{
    [Theory]
    [InlineData("张伟明", "张")]
    [InlineData("张伟明", "伟明")]
    [InlineData("张伟明", "张 伟 明")]
    [InlineData("张伟明", "张wei")] // the input method had not finished
    [InlineData("张伟明", "zh")]
    [InlineData("张伟明", "Zhang Wei")]
    [InlineData("张伟明", "zhāngwěi")]
    [InlineData("张伟明", "zhangweiming")]
    [InlineData("张伟明", "zw")]
    [InlineData("张伟明", "zwm")]
    [InlineData("张伟明", "zha")]
    [InlineData("张伟明", "zhang")]
    [InlineData("张伟明", "zhangw")]
    [InlineData("张伟明", "zhangwm")]
    [InlineData("西安平", "xi'an")]
    [InlineData("单小龙", "shanxiao")]
    [InlineData("单小龙", "danxiao")]
    [InlineData("单小龙", "dxl")]
    [InlineData("欧阳小红", "ouyangxh")]
    [InlineData("尉迟恭", "yuchi")]
    [InlineData("吕良", "lv")]
    [InlineData("吕良", "lü")]
    [InlineData("吕良", "LYU liang")]
    [InlineData("阿依古丽·买买提", "丽买")]
    [InlineData("阿依古丽·买买提", "古丽·买")]
    [InlineData("阿依古丽·买买提", "依古丽买")]
    [InlineData("阿依古丽·买买提", "ayigulimaimaiti")] // longer than the longest key
    [InlineData("阿依古丽·买买提", "ayglm")]
    public void A_text_finds_the_name(string name, string text) => Assert.True(IsFound(name, NameKeys.ForQuery(text)));

    [Theory]
    [InlineData("张伟明", "明伟")]
    [InlineData("张伟明", "张明")]
    [InlineData("张伟明", "wei")]
    [InlineData("张伟明", "z")] // one letter would show everybody
    [InlineData("张伟明", "zhangl")]
    [InlineData("张伟明", "")]
    [InlineData("张伟明", null)]
    [InlineData("张伟明", "%")]
    [InlineData("张伟明", "1")]
    [InlineData("王丽王明丽", "王丽王丽")] // has the pairs 王丽, 丽王 but not the whole
    [InlineData("阿依古丽·买买提", "ayigulimaimaix")] // same first twelve letters
    public void A_text_does_not_find_the_name(string name, string? text) => Assert.False(IsFound(name, NameKeys.ForQuery(text)));

    [Fact]
    public void The_keys_of_a_name_are_its_characters_pairs_two_first_letters_and_forms_in_letters() =>
        Assert.Equal(
            new[] { "安", "平", "安平", "an", "anping", "anp", "ap" }.Order(StringComparer.Ordinal),
            NameKeys.Pairs("安平").Order(StringComparer.Ordinal));

    /// <summary>A range read by byte finds what <see cref="NameQuery.IsFoundBy"/> says: the databases read it so.</summary>
    [Fact]
    public void The_range_of_a_prefix_holds_the_keys_that_begin_with_it_and_no_others()
    {
        var query = NameKeys.ForQuery("zhang");
        Assert.True(query.IsPrefix);
        foreach (var key in new[] { "张伟明", "章子", "詹", "赵", "张", "周章" }.SelectMany(NameKeys.Pairs))
        {
            var isInRange = string.CompareOrdinal(key, query.Keys[0]) >= 0 && string.CompareOrdinal(key, query.EndOfPrefix()) < 0;
            Assert.Equal(key.StartsWith("zhang", StringComparison.Ordinal), isInRange);
        }

        Assert.False(NameKeys.ForQuery("zh").IsPrefix);
        Assert.StartsWith("NameQuery", NameKeys.ForQuery("zh").ToString(), StringComparison.Ordinal); // printing a query of whole keys asks for no range
    }

    /// <summary>The contract of <see cref="NameKeys"/>, on random names and on texts taken from them or from other names.</summary>
    [Fact]
    public void A_name_that_matches_has_all_keys_and_without_a_check_the_converse_holds()
    {
        var character = Gen.OneOfConst([.. "张王李赵单解曾欧阳尉迟小明丽长乐·a"]);
        var name = Gen.String[character, 1, 7];
        var take = Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 40], Gen.Int[0, 20]);
        var matches = 0;
        Gen.Select(name, name, take).Sample((n, other, t) =>
        {
            var source = t.Item1 ? n : other;
            var text = t.Item2 ? Slice(source, t.Item3, t.Item4) : Letters(source, t.Item3, t.Item4);
            var query = NameKeys.ForQuery(text);
            Interlocked.Add(ref matches, query.IsMatch(n) ? 1 : 0);
            var hasAll = query.IsFoundBy(NameKeys.Pairs(n));
            Assert.True(!query.IsMatch(n) || hasAll, $"{n} matches {text} but lacks a key");
            Assert.True(query.NeedsCheck || hasAll == query.IsMatch(n), $"{n} has the keys of {text} but does not match");
        }, iter: 20_000, seed: "0000000000001");
        Assert.InRange(matches, 5_000, 15_000); // both answers were tried often
    }

    private static bool IsFound(string name, NameQuery query) =>
        query.IsFoundBy(NameKeys.Pairs(name)) && (!query.NeedsCheck || query.IsMatch(name));

    private static string Slice(string name, int from, int length) =>
        name[(from % name.Length)..][..(length % (name.Length - (from % name.Length) + 1))];

    private static string Letters(string name, int which, int length)
    {
        var forms = Pinyin.Keys(name).Concat(Pinyin.Initials(name)).DefaultIfEmpty("").ToList();
        var form = forms[which % forms.Count];
        return form[..Math.Min(length, form.Length)];
    }
}
