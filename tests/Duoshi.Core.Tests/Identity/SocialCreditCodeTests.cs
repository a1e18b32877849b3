using Duoshi.Core.Identity;

namespace Duoshi.Core.Tests.Identity;

public sealed class SocialCreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43", SocialCreditCodeFault.None)] // GB 32100, annex
    [InlineData(" 91350100m000100y43 ", SocialCreditCodeFault.None)]
    [InlineData("91350100M000100Y44", SocialCreditCodeFault.CheckCharacter)]
    [InlineData("91350100M000100Y53", SocialCreditCodeFault.OrganisationCheck)]
    [InlineData("91350100I000100Y43", SocialCreditCodeFault.Character)]
    [InlineData("91350100M000100Y4", SocialCreditCodeFault.Length)]
    [InlineData("", SocialCreditCodeFault.Missing)]
    [InlineData(null, SocialCreditCodeFault.Missing)]
    public void The_first_fault_is_named(string? code, SocialCreditCodeFault fault) => Assert.Equal(fault, SocialCreditCode.Check(code));

    [Theory]
    [InlineData("11100000000000000A", true)]
    [InlineData("91350100M000100Y43", false)]
    public void A_procuratorate_is_a_state_organ(string code, bool isStateOrgan) => Assert.Equal(isStateOrgan, SocialCreditCode.IsStateOrgan(code));
}
