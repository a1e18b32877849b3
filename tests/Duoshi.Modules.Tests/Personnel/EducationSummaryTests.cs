using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Full-time and on-the-job education stand on two lines of one kind.</summary>
[InChinese]
public class EducationSummaryTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_two_lines_hold_at_once_and_each_changes_by_itself(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        Assert.Null((await ActAsync(here, person, 1, "2007.07", "大学")).Refusal);
        Assert.Null((await ActAsync(here, person, 2, "2013.06", "研究生")).Refusal);
        Assert.Null((await ActAsync(here, person, 2, "2019.06", "博士研究生")).Refusal);

        var rows = (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value.Kind("education-summary")!.Rows;
        Assert.Equal(
            [((short?)1, "2007.07", "", "大学"), (2, "2013.06", "2019.06", "研究生"), (2, "2019.06", "", "博士研究生")],
            rows.OrderBy(r => r.Slot).ThenBy(r => r.ValidFrom).Select(r => (r.Slot, r.From, r.To, r.Text("education"))));

        // A correction keeps the line of its row; an end reaches the line asked for and no other.
        var job = rows.Single(r => r.Text("education") == "研究生");
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "education-summary", new ActRequest
        {
            Act = "correct",
            RowId = job.Id,
            Values = new Dictionary<string, string?> { ["degree"] = "法律硕士" },
            Reason = "学位证书核对",
        })).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "education-summary", new ActRequest { Act = "end", Slot = 2, On = "2020.01.01", Reach = "later" })).Refusal);
        var now = (await here.ReadAsync(TestDatabase.Operator, person)).Value.Kind("education-summary")!.Rows;
        Assert.Equal("大学", Assert.Single(now).Text("education"));
        var then = (await here.ReadAsync(TestDatabase.Operator, person, "2015-01-01")).Value.Kind("education-summary")!.Rows;
        Assert.Equal("法律硕士", then.Single(r => r.Slot == EducationSummary.OnTheJobSlot).Text("degree"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_third_line_is_refused_with_the_field_named_and_none_asked_for_is_full_time(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var third = await ActAsync(here, person, 3, "2013.06", "研究生");
        Assert.Equal(("record.no-such-line", "slot"), (third.Refusal?.Code, RefusalField.Of(third.Refusal)));
        Assert.Null((await ActAsync(here, person, null, "2007.07", "大学")).Refusal);
        Assert.Equal(EducationSummary.FullTimeSlot, (await here.ReadAsync(TestDatabase.Operator, person)).Value.Kind("education-summary")!.Rows.Single().Slot);
    }

    private static Task<Outcome<ActResult>> ActAsync(SmallProvince here, long person, short? slot, string from, string education) =>
        here.ActAsync(TestDatabase.Operator, person, "education-summary", new ActRequest
        {
            Act = "insert",
            Slot = slot,
            From = from,
            Reach = "later",
            Values = new Dictionary<string, string?> { ["education"] = education },
        });
}
