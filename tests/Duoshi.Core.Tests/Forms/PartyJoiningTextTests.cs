using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class PartyJoiningTextTests
{
    [Theory]
    [InlineData("200611", "2006.11", "")]
    [InlineData("2006.11", "2006.11", "")]
    [InlineData("民建", "", "民建")]
    [InlineData("200611；民建", "2006.11", "民建")]
    [InlineData("九三；200611", "2006.11", "九三")]
    [InlineData("200613", "", "200613")]
    [InlineData("", "", "")]
    public void A_date_a_party_or_both_are_read(string text, string joined, string party)
    {
        var joining = PartyJoiningText.Read(text);

        Assert.Equal((joined, party), (joining.JoinedCpc?.ToString() ?? "", joining.Party));
        Assert.Equal(joining, PartyJoiningText.Read(PartyJoiningText.Compose(joining)));
    }
}
