using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>
/// Two changes of one day. Withdrawing the second row does not bring the first back, for it had no day of its own: the period
/// before goes on. Withdrawing the second change as a whole does, for it takes away what the change did.
/// </summary>
[InChinese]
public class SameDayTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_row_withdrawn_leaves_its_days_to_the_period_before_and_the_first_stays_passed_through_until_its_end_is_corrected(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (person, _) = await TwicePromotedAsync(here);
        var rows = await RowsAsync(here, person);
        Assert.Equal([("检察官助理", "2024.03.01"), ("检察员", "2024.03.01"), ("副检察长", "")], rows.Select(r => (r.Text("postName"), r.To)));

        var withdraw = new ActRequest { Act = "withdraw", RowId = rows[2].Id, Fill = "previous", Reason = "任免未成" };
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", withdraw)).Refusal);
        Assert.Equal("检察官助理", await PostAsync(here, person));
        var first = (await RowsAsync(here, person)).Single(r => r.Text("postName") == "检察员");
        Assert.Equal(first.ValidFrom, first.ValidTo);

        var bring = new ActRequest { Act = "correct", RowId = first.Id, To = "至今", Reason = "以第一次任免为准" };
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", bring)).Refusal);
        Assert.Equal("检察员", await PostAsync(here, person));
        Assert.Equal([("检察官助理", "2024.03.01"), ("检察员", "")], (await RowsAsync(here, person)).Select(r => (r.Text("postName"), r.To)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_change_withdrawn_as_a_whole_gives_the_first_change_of_the_day_back(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (person, second) = await TwicePromotedAsync(here);
        var withdrawn = await here.AsAsync<WithdrawWholeChange, Outcome<Modules.Platform.Ledger.WithdrawnChange>>(TestDatabase.Operator, s => s.RunAsync(second, "任免决定撤销", default));
        Assert.Null(withdrawn.Refusal);
        Assert.Equal("检察员", await PostAsync(here, person));
    }

    private static async Task<(long Person, long SecondChange)> TwicePromotedAsync(SmallProvince here)
    {
        var person = await here.Data.PersonAsync("张三", here.North, "检察官助理");
        long change = 0;
        foreach (var post in new[] { "检察员", "副检察长" })
        {
            var act = new ActRequest { Act = "insert", From = "2024.03.01", Reach = "later", Values = new Dictionary<string, string?> { ["manner"] = "主职", ["postName"] = post } };
            change = (await here.ActAsync(TestDatabase.Operator, person, "appointment", act)).Value.Change;
        }

        return (person, change);
    }

    private static async Task<string?> PostAsync(SmallProvince here, long person) => (await here.ReadAsync(TestDatabase.Operator, person)).Value.Head!.MainPost;

    private static async Task<IReadOnlyList<RowView>> RowsAsync(SmallProvince here, long person) =>
        (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value.Kind("appointment")!.Rows;
}
