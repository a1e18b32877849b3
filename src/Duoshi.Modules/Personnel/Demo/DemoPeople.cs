using Duoshi.Core.Demo;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Demo;

/// <inheritdoc cref="IDemoPeople"/>
internal sealed class DemoPeople(
    IDbContextFactory<DuoshiDb> databases,
    FactKinds kinds,
    WriteGate gate,
    TimeProvider clock,
    IEnumerable<IRecordProjection> projections,
    IEnumerable<IRecordGuard> guards,
    IDemoOffices offices,
    IPeople people,
    IActor actors) : IDemoPeople
{
    private const string PeopleAct = "demo-people";
    private const string FinishedAct = "demo-finished";

    public async Task<DemoState> StateAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var acts = await db.Set<Change>().Select(c => c.Act).Distinct().ToListAsync(ct);
        return acts.Contains(FinishedAct) ? DemoState.Complete
            : acts.Count == 0 ? DemoState.Empty
            : acts.Contains(IDemoOffices.Act) ? DemoState.BrokenOff
            : DemoState.OtherContent;
    }

    public async Task<Outcome<DemoSummary>> SeedAsync(DemoOptions options, IProgress<DemoProgress> progress, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.FactInsert) || !actor.Scope(Permission.FactInsert).Contains(""))
        {
            return Refusal.Forbidden;
        }

        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            if (await db.Set<Person>().AnyAsync(ct))
            {
                return new Refusal(
                    "demo.people-there", "系统中已有人员，不能再建立示范数据。请另选一个空的数据目录。",
                    "The record has people already: a demo needs an empty data folder.");
            }
        }

        var record = DemoRecord.Generate(options.Seed, clock.Today(), options.Scale);
        var first = Task.Run(() => First(record), ct);
        progress.Report(new DemoProgress("机构", "offices", 0, record.Offices.Length));
        var past = new DemoClock(CivilTime.FromCivil(record.Today.AddDays(-DemoClock.Days).ToDateTime(new TimeOnly(9, 0))));
        if (!(await offices.SeedAsync(record, past, ct)).Succeeded(out var keys, out var why))
        {
            (await first).Dispose();
            return why;
        }

        progress.Report(new DemoProgress("机构", "offices", record.Offices.Length, record.Offices.Length));
        var writer = new RecordWriter(databases, gate, past, projections, guards);
        var showcase = new Showcase(record, keys);
        if (await WriteAsync(record, first, keys, writer, actor, showcase, progress, ct) is { } refused)
        {
            return refused;
        }

        return await new LaterActs(databases, kinds, writer, past, record.Today).RunAsync(showcase, ct) is { } unfit
            ? unfit
            : showcase.Summary();
    }

    public async Task<Outcome<Done>> FinishAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.Scope(Permission.FactInsert).Contains(""))
        {
            return Refusal.Forbidden;
        }

        var writer = new RecordWriter(databases, gate, clock, projections, guards);
        var finished = new WriteRequest(new ChangeHeader(FinishedAct, Basis.Setup), []) { Alongside = _ => Task.CompletedTask };
        if (!(await writer.WriteAsync(actor, finished, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        // So much at once: the planner's figures anew, and the log back into the file.
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.ExecuteSqlRawAsync("analyze", ct);
        if (!db.IsPostgres)
        {
            await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", ct);
        }

        return default(Done);
    }

    /// <summary>The first batch, made while the offices are written.</summary>
    private static IEnumerator<DemoBatch> First(DemoRecord record)
    {
        var batches = record.People().GetEnumerator();
        _ = batches.MoveNext();
        return batches;
    }

    /// <summary>Writes batch after batch, each as one change; the next is made while the last is written.</summary>
    private async Task<Refusal?> WriteAsync(
        DemoRecord record, Task<IEnumerator<DemoBatch>> first, DemoOfficeKeys keys, RecordWriter writer, Actor actor, Showcase showcase, IProgress<DemoProgress> progress, CancellationToken ct)
    {
        using var batches = await first;
        var known = new Dictionary<long, long>();
        for (var batch = batches.Current; batch is not null;)
        {
            var next = Task.Run(() => batches.MoveNext() ? batches.Current : null, ct);
            if (await WriteAsync(batch.People, record, keys, known, writer, actor, showcase, ct) is { } refusal)
            {
                await next;
                return refusal;
            }

            progress.Report(new DemoProgress("人员", "people", (int)(batch.ShareDone * 100), 100));
            batch = await next;
        }

        return null;
    }

    private async Task<Refusal?> WriteAsync(
        IReadOnlyList<DemoPerson> some, DemoRecord record, DemoOfficeKeys keys, Dictionary<long, long> known, RecordWriter writer, Actor actor, Showcase showcase, CancellationToken ct)
    {
        var rows = new PersonRows(kinds, keys, known);
        var request = new WriteRequest(new ChangeHeader(PeopleAct, Basis.Setup, Reason: "建立示范数据"), [])
        {
            Prepare = async scope =>
            {
                var id = await people.NewPeopleAsync(scope, some.Count, ct);
                for (var i = 0; i < some.Count; i++)
                {
                    known[some[i].Key] = id + i;
                }

                foreach (var person in some)
                {
                    rows.Add(person, id, record.Today);
                    showcase.See(person, id);
                    id++;
                }

                return Array.Empty<FactWrite>();
            },
            Ready = rows.Lists,
        };
        return (await writer.WriteAsync(actor, request, ct)).Succeeded(out _, out var why) ? null : why;
    }
}
