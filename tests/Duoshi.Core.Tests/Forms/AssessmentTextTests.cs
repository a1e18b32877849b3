using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class AssessmentTextTests
{
    [Theory]
    [InlineData("2023年年度考核优秀；2024年年度考核称职。", "2023优秀 2024称职")]
    [InlineData("2022年度考核为基本称职；2023年年度考核不称职", "2022基本称职 2023不称职")]
    [InlineData("2021年、2022年年度考核称职，2023年优秀", "2021称职 2022称职 2023优秀")]
    [InlineData("2021—2023年年度考核均为优秀", "2021优秀 2022优秀 2023优秀")]
    [InlineData("2023年不合格；2024年合格", "2023不合格 2024合格")]
    [InlineData("2024年新录用，不定等次", "2024不定等次")]
    [InlineData("无", "")]
    [InlineData("", "")]
    public void Years_and_results_are_guessed(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', AssessmentText.Guess(text).Select(g => $"{g.Year}{g.Result}")));

    [Fact]
    public void A_guess_shows_where_it_comes_from() =>
        Assert.Equal("2024年年度考核称职", AssessmentText.Guess("2023年年度考核优秀；2024年年度考核称职。")[1].Source);
}
