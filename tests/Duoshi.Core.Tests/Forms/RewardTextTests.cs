using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class RewardTextTests
{
    [Theory]
    [InlineData("2018.12，因工作成绩突出，经示例市人民检察院批准，记三等功。", "2018.12", "示例市人民检察院", "三等功", false)]
    [InlineData("2016年3月被示例市委评为优秀共产党员", "2016.03", "示例市委", "优秀共产党员", false)]
    [InlineData("2019.05，示例省人民检察院，二等功", "2019.05", "示例省人民检察院", "二等功", false)]
    [InlineData("201905荣获“先进工作者”称号", "2019.05", "", "先进工作者”称号", false)]
    [InlineData("2020.08，经示例县纪委批准，受党内警告处分", "2020.08", "示例县纪委", "党内警告处分", true)]
    [InlineData("曾获嘉奖", "", "", "曾获嘉奖", false)]
    public void Date_body_and_name_are_guessed(string text, string date, string body, string name, bool isSanction)
    {
        var guess = Assert.Single(RewardText.Guess(text));

        Assert.Equal((date, body, name, isSanction), (guess.Date?.ToString() ?? "", guess.Body, guess.Name, guess.IsSanction));
    }

    [Fact]
    public void Parts_are_split_at_semicolons_and_lines() =>
        Assert.Equal(["a", "b", "c"], RewardText.Guess("a；b。\r\nc").Select(g => g.Name));

    [Theory]
    [InlineData("无")]
    [InlineData("无。")]
    [InlineData("")]
    public void None_is_none(string text) => Assert.Empty(RewardText.Guess(text));
}
