using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Tests.Forms;

public sealed class FormAgeTests
{
    [Theory]
    [InlineData("198503", "20250601", 40)]
    [InlineData("198506", "202506", 40)] // the month itself completes the year
    [InlineData("19850630", "20250601", 40)] // days don't count
    [InlineData("198507", "20250630", 39)]
    [InlineData("202506", "202506", 0)]
    [InlineData("202507", "202506", null)] // not born yet
    [InlineData("1985", "202506", null)] // no month
    public void Age_is_completed_years_at_the_month(string birth, string countDate, int? age) =>
        Assert.Equal(age, FormAge.At(Date(birth), Date(countDate)));

    [Theory]
    [InlineData("202001", "202512", 34)]
    [InlineData("", "202512", 40)]
    [InlineData("", "", 44)]
    [InlineData("不详", "", 44)]
    public void Ages_are_counted_to_the_count_date_else_the_form_date_else_today(string countDate, string formDate, int age)
    {
        var form = new AppointmentForm { BirthDate = "198503", AgeCountDate = countDate, FormDate = formDate };

        Assert.Equal(age, FormAge.Of(form, new DateOnly(2029, 3, 1)));
    }

    [Theory]
    [InlineData("示例县居民（已去世）")]
    [InlineData("示例县居民（已故）")]
    [InlineData("2001年去世")]
    public void The_dead_print_no_age(string post) =>
        Assert.Null(FormAge.Of(FamilyMember.Of("父亲", "张父", "195001", "", post), Date("202506")));

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text, nameof(text));
}
