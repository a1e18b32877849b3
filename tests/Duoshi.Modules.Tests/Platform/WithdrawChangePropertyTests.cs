using CsCheck;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>Changes withdrawn from random histories.</summary>
[Trait("Drill", "long")]
public class WithdrawChangePropertyTests
{
    [Theory]
    [MemberData(nameof(RecordPropertyTests.Lines), MemberType = typeof(RecordPropertyTests))]
    public async Task Withdrawing_the_last_change_gives_back_every_day_as_it_was(Provider provider, bool asState)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await TimelineHistories.Of(longest: 8).SampleAsync(
            async history =>
            {
                var (line, changes, shown) = await WriteAsync(database, history, asState);
                for (var last = changes.Count - 1; last >= 0; last--)
                {
                    await WithdrawAsync(database, changes[last]);
                    Assert.Equal(shown[last], await line.ShowAsync(Known.Now));
                    // What was known then stays known.
                    Assert.Equal(shown[last + 1], await line.ShowAsync(Known.At(changes[last])));
                }
            },
            iter: Drills.Rounds(20),
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(RecordPropertyTests.Lines), MemberType = typeof(RecordPropertyTests))]
    public async Task The_order_of_withdrawals_makes_no_difference_and_each_can_be_withdrawn_itself(Provider provider, bool asState)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var withOrder = Gen.Select(TimelineHistories.Of(longest: 6), Gen.Int[0, 719]);
        await withOrder.SampleAsync(
            async drawn =>
            {
                var (history, seed) = drawn;
                var one = await WriteAsync(database, history, asState);
                var some = Enumerable.Range(0, one.Changes.Count).Where(i => (seed >> i) % 2 == 1).ToList();
                await WithdrawAllAsync(database, one.Changes, some);
                var gone = await one.Line.ShowAsync(Known.Now);

                // The same history of another person, withdrawn the other way round.
                var other = await WriteAsync(database, history, asState);
                var withdrawals = await WithdrawAllAsync(database, other.Changes, [.. some.AsEnumerable().Reverse()]);
                Assert.Equal(gone, await other.Line.ShowAsync(Known.Now));

                foreach (var withdrawal in withdrawals)
                {
                    await WithdrawAsync(database, withdrawal);
                }

                Assert.Equal(other.Shown[^1], await other.Line.ShowAsync(Known.Now));
            },
            iter: Drills.Rounds(12),
            threads: 1);
    }

    /// <summary>Writes a history on a new person; the changes that changed something, and the days before the first and after each.</summary>
    private static async Task<(OracleLine Line, List<long> Changes, List<string> Shown)> WriteAsync(TestDatabase database, DrawnAct[] history, bool asState)
    {
        var line = await OracleLine.NewAsync(database, asState);
        var changes = new List<long>();
        var shown = new List<string> { await line.ShowAsync(Known.Now) };
        foreach (var drawn in history)
        {
            if (await line.MeetAsync(drawn) is { } act && (await line.WriteAsync(act.Write)).Succeeded(out var receipt, out _) && receipt.Change > 0)
            {
                changes.Add(receipt.Change);
                shown.Add(await line.ShowAsync(Known.Now));
            }
        }

        return (line, changes, shown);
    }

    private static async Task<List<long>> WithdrawAllAsync(TestDatabase database, List<long> changes, List<int> which)
    {
        var withdrawals = new List<long>();
        foreach (var i in which)
        {
            withdrawals.Add(await WithdrawAsync(database, changes[i]));
        }

        return withdrawals;
    }

    private static async Task<long> WithdrawAsync(TestDatabase database, long change) =>
        (await database.Services.GetRequiredService<WithdrawChange>().RunAsync(database.Actor, change, "录入有误", CancellationToken.None)).Value.Change;
}
