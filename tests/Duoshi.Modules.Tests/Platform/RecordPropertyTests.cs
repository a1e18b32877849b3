using CsCheck;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>Random histories through the record writer against a replay that knows only days.</summary>
[Trait("Drill", "long")]
public class RecordPropertyTests
{
    public static TheoryData<Provider, bool> Lines => new()
    {
        { Provider.Sqlite, true },
        { Provider.Sqlite, false },
        { Provider.Postgres, true },
        { Provider.Postgres, false },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Every_day_reads_as_the_replay_of_all_acts_known_then(Provider provider, bool asState)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await TimelineHistories.Of(longest: 12).SampleAsync(history => FollowAsync(database, history, asState), iter: Drills.Rounds(40), threads: 1);
        // Audit chain, facts against the audit, rules of the database, cards against the facts.
        Assert.True((await database.Services.GetRequiredService<VerifyRecord>().RunAsync(false, null, CancellationToken.None)).Value.Whole);
    }

    private static async Task FollowAsync(TestDatabase database, DrawnAct[] history, bool asState)
    {
        var line = await OracleLine.NewAsync(database, asState);
        var accepted = new List<OracleAct>();
        var numbers = new List<long> { await LastChangeAsync(database) };
        var shown = new List<string> { new TimelineOracle().Show() };
        long version = 0;
        foreach (var drawn in history)
        {
            if (await line.MeetAsync(drawn) is not { } act)
            {
                continue;
            }

            var before = await DumpAsync(database, line.Person);
            var outcome = await line.WriteAsync(act.Write);
            var after = await DumpAsync(database, line.Person);

            Assert.Equal(TimelineOracle.Replay(accepted).Accepts(act.InDays), outcome.Refusal is null);
            if (!outcome.Succeeded(out var receipt, out _) || receipt.Change == 0)
            {
                Assert.Equal(before, after);
                Assert.Equal(numbers[^1], await LastChangeAsync(database));
            }
            else
            {
                Assert.Equal(numbers[^1] + 1, receipt.Change);
                AssertWrittenOnce(before, after, receipt);
                version = receipt.Change;
            }

            AssertNoDayTwice(await line.RowsAsync(Known.Now));
            Assert.Equal(version, await VersionAsync(database, line.Person));
            if (outcome.Refusal is null)
            {
                accepted.Add(act.InDays);
                shown.Add(TimelineOracle.Replay(accepted).Show());
                numbers.Add(Math.Max(numbers[^1], receipt!.Change));
                Assert.Equal(shown[^1], await line.ShowAsync(Known.Now));
            }
        }

        for (var known = 0; known < numbers.Count; known++)
        {
            // Acts that changed nothing have no number of their own.
            if (known + 1 == numbers.Count || numbers[known + 1] > numbers[known])
            {
                Assert.Equal(shown[known], await line.ShowAsync(Known.At(numbers[known])));
            }
        }

        foreach (var drawn in history)
        {
            var known = drawn.Pick % numbers.Count;
            var days = TimelineOracle.Replay(accepted.Take(known));
            var day = drawn.Bits % TimelineOracle.DayCount;
            Assert.Equal(TimelineOracle.Show(days[day]), await line.ShowAsync(day, Known.At(numbers[known])));
        }
    }

    /// <summary>Rows are added, and rows that stood are superseded by this change; no other byte differs.</summary>
    private static void AssertWrittenOnce(Dictionary<long, DumpedRow> before, Dictionary<long, DumpedRow> after, ChangeReceipt receipt)
    {
        foreach (var (id, row) in before)
        {
            Assert.Equal(row.Bytes, after[id].Bytes);
            Assert.True(after[id].SupersededBy == row.SupersededBy || (row.SupersededBy == Fact.Current && after[id].SupersededBy == receipt.Change));
        }

        var added = after.Where(r => !before.ContainsKey(r.Key)).ToList();
        Assert.Equal(receipt.Added, added.Count);
        Assert.Equal(receipt.Superseded, after.Count(r => r.Value.SupersededBy == receipt.Change));
        Assert.All(added, r => Assert.Equal(Fact.Current, r.Value.SupersededBy));
        Assert.All(added, r => Assert.Contains($"|recorded_by='{receipt.Change}'|", r.Value.Bytes.Replace($"recorded_by={receipt.Change}|", $"recorded_by='{receipt.Change}'|", StringComparison.Ordinal)));
    }

    private static void AssertNoDayTwice(List<Fact> standing)
    {
        var holding = standing.Where(r => r.ValidFrom < r.ValidTo).OrderBy(r => r.ValidFrom).ToList();
        Assert.All(holding.Zip(holding.Skip(1)), pair => Assert.True(pair.First.ValidTo <= pair.Second.ValidFrom, "Two rows share a day."));
    }

    private static async Task<Dictionary<long, DumpedRow>> DumpAsync(TestDatabase database, long person)
    {
        await using var db = await database.OpenAsync();
        return await RowDump.OfAsync(db, OracleLine.Kind, person);
    }

    private static async Task<long> LastChangeAsync(TestDatabase database)
    {
        await using var db = await database.OpenAsync();
        return await db.Set<LedgerState>().Select(l => l.LastChange).SingleAsync();
    }

    private static async Task<long> VersionAsync(TestDatabase database, long person)
    {
        await using var db = await database.OpenAsync();
        return await Versions.CurrentAsync(db, SubjectKind.Person, person, OracleLine.Kind.Key, CancellationToken.None);
    }
}
