using CsCheck;
using Duoshi.Core.Identity;

namespace Duoshi.Core.Tests.Identity;

public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("11010519491231002X")] // GB 11643, annex
    [InlineData("440524188001010014")]
    [InlineData("11010519491231002x")]
    [InlineData(" 110105 19491231 002X ")]
    [InlineData("990101198503150017")]
    public void The_numbers_of_the_standard_are_right(string text) =>
        Assert.Equal(IdentityNumberFault.None, IdentityNumber.Check(text, out _));

    [Theory]
    [InlineData(null, IdentityNumberFault.Missing)]
    [InlineData("  ", IdentityNumberFault.Missing)]
    [InlineData("1101051949123100", IdentityNumberFault.Length)]
    [InlineData("1101051949123100200", IdentityNumberFault.Length)]
    [InlineData("11010519491231O02X", IdentityNumberFault.Character)]
    [InlineData("X1010519491231002X", IdentityNumberFault.Character)]
    [InlineData("11010519491231002Y", IdentityNumberFault.Character)]
    [InlineData("１１010519491231002X", IdentityNumberFault.Character)]
    [InlineData("110105194902300021", IdentityNumberFault.BirthDate)]
    [InlineData("110105194912310021", IdentityNumberFault.CheckCharacter)]
    public void The_first_fault_is_named(string? text, IdentityNumberFault fault)
    {
        Assert.Equal(fault, IdentityNumber.Check(text, out var number));
        Assert.Equal("", number.Value);
    }

    [Fact]
    public void Birth_date_sex_and_region_are_read_from_the_number()
    {
        Assert.True(IdentityNumber.TryRead("11010519491231002X", out var number));

        Assert.Equal((new DateOnly(1949, 12, 31), "女", "110105", true), (number.BirthDate, number.Sex, number.RegionCode, number.IsRegionKnown));
    }

    [Fact]
    public void An_unknown_region_is_never_a_fault()
    {
        Assert.True(IdentityNumber.TryRead("990101198503150017", out var number));

        Assert.False(number.IsRegionKnown);
        Assert.True(number.IsMale);
    }

    [Fact]
    public void An_old_number_of_15_digits_is_converted()
    {
        Assert.True(IdentityNumber.TryRead("110105491231002", out var number));

        Assert.Equal("11010519491231002X", number.Value);
    }

    [Fact]
    public void One_wrong_digit_is_always_found()
    {
        Gen.Select(Gen.Int[0, 16], Gen.Int[1, 9]).Sample((place, shift) =>
        {
            var digits = "11010519491231002X".ToCharArray();
            digits[place] = (char)('0' + ((digits[place] - '0' + shift) % 10));

            Assert.False(IdentityNumber.TryRead(new string(digits), out _));
        });
    }

    [Fact]
    public void The_printed_number_hides_day_and_order()
    {
        Assert.True(IdentityNumber.TryRead("11010519491231002X", out var number));

        Assert.Equal("1101051949********", number.ToString());
    }
}
