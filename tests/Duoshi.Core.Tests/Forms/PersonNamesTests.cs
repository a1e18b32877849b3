using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class PersonNamesTests
{
    [Theory]
    [InlineData("张 三", "张三")]
    [InlineData("张　三", "张三")]
    [InlineData(" 欧阳 小 明 ", "欧阳小明")]
    [InlineData("买买提·艾力", "买买提·艾力")]
    [InlineData("买买提•艾力", "买买提·艾力")]
    [InlineData("买买提 ・ 艾力", "买买提·艾力")]
    [InlineData("John  Smith", "John Smith")]
    [InlineData("", "")]
    public void Alignment_spaces_go_and_the_interpunct_stays(string text, string name) => Assert.Equal(name, PersonNames.Normalise(text));

    [Theory]
    [InlineData("张三", "张　三")]
    [InlineData("张 三", "张　三")]
    [InlineData("𠮷田", "𠮷　田")]
    [InlineData("张小三", "张小三")]
    [InlineData("Li", "Li")]
    public void Two_characters_are_printed_apart(string name, string printed) => Assert.Equal(printed, PersonNames.Spaced(name));
}
