using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>
/// A line of one person's education as on the form, written by the record writer, and seen as the oracle sees it: three
/// fields with the values 1 to 3 or none. As a state it has a slot; as a spell each fact is a line, and a new one begins
/// when the last was withdrawn whole.
/// </summary>
internal sealed class OracleLine(TestDatabase database, long person, bool asState)
{
    public static FactKind Kind { get; } = TestDatabase.Kinds.Get<EducationSummary>();

    public long Person => person;

    public static async Task<OracleLine> NewAsync(TestDatabase database, bool asState) =>
        new(database, await database.PersonAsync(), asState);

    public async Task<List<Fact>> RowsAsync(Known known)
    {
        await using var db = await database.OpenAsync();
        return await Kind.LoadAsync(db, [person], known, CancellationToken.None);
    }

    /// <summary>A drawn act on the rows that stand, for the writer and for the oracle; null when it finds nothing to address.</summary>
    public async Task<(FactWrite Write, OracleAct InDays)?> MeetAsync(DrawnAct drawn)
    {
        var rows = await RowsAsync(Known.Now);
        if (drawn.On([.. rows.Select(AsDrawn)]) is not { } act)
        {
            return null;
        }

        var slot = asState ? (short)1 : (short?)null;
        return (new FactWrite(Kind, person, slot, asState || rows.Count == 0 ? 0 : rows[0].FactId, AsText(act.Act)), act.InDays);
    }

    public Task<Outcome<ChangeReceipt>> WriteAsync(FactWrite write) => database.TryWriteAsync(write);

    /// <summary>All days as known at a moment, in the form of the oracle. Spells that hold at once are joined by a plus.</summary>
    public async Task<string> ShowAsync(Known known)
    {
        var rows = (await RowsAsync(known)).OrderBy(r => r.FactId).ToList();
        return string.Join(' ', Enumerable.Range(0, TimelineOracle.DayCount).Select(day =>
        {
            var date = TimelineOracle.Date(day);
            var holding = rows.Where(r => r.ValidFrom <= date && date < r.ValidTo).Select(r => TimelineOracle.Show(AsDrawn(r).Values)).ToList();
            return holding.Count == 0 ? TimelineOracle.Show(null) : string.Join('+', holding);
        }));
    }

    /// <summary>One day as known at a moment, asked of the database itself.</summary>
    public async Task<string> ShowAsync(int day, Known known)
    {
        await using var db = await database.OpenAsync();
        var row = await db.Set<EducationSummary>().AsNoTracking().At(TimelineOracle.Date(day), known).SingleOrDefaultAsync(f => f.SubjectId == person);
        return TimelineOracle.Show(row is null ? null : AsDrawn(row).Values);
    }

    private static Period AsDrawn(Fact row)
    {
        var period = Kind.ToPeriod(row);
        return period with { Values = [.. period.Values.Take(TimelineOracle.FieldCount).Select(v => v is string text ? (object)int.Parse(text) : null)] };
    }

    private static FactAct AsText(FactAct act) => act switch
    {
        FactAct.Insert insert => insert with { Changes = AsText(insert.Changes) },
        FactAct.Correct correct => correct with { Changes = AsText(correct.Changes) },
        _ => act,
    };

    private static FieldChanges AsText(FieldChanges changes) =>
        FieldChanges.Of(changes.Pairs.Select(c => (c.Key, c.Value is int number ? (object)number.ToString() : null)));
}
