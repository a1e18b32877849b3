using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Personnel.Checks;

/// <inheritdoc cref="IDemoChecks"/>
/// <remarks>Through the slices, so that nothing stands here that a chief could not have done.</remarks>
internal sealed class DemoChecks(IDbContextFactory<DuoshiDb> databases, WriteGate gate, JudgeCheckRun judging, IServiceProvider services, TimeProvider clock) : IDemoChecks
{
    private const string Chief = "省院政治部主任 江行舟";

    public async Task<Outcome<int>> SeedAsync(long root, long trial, CancellationToken ct)
    {
        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var node = await db.Set<OfficeNode>().AsNoTracking().SingleAsync(n => n.OfficeId == root && n.ValidFrom <= today && today < n.ValidTo, ct);
        var actor = new Actor(0, Chief, null, [new ActorGrant(Role.HrChief, node.Path)]);
        if (!(await Slice<WriteCheckRule>().AdoptAsync(ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        var rules = await db.Set<CheckRuleVersion>().Where(r => r.OwnerId == root).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(ct);
        if (!(await RunAsync(new StartCheckRun.Body(trial, rules))).Succeeded(out _, out why)
            || !(await Slice<BindCheckRules>().RunAsync(new BindCheckRules.BindBody(rules, today, "统一信息核查口径", $"示检政〔{today.Year}〕8号"), ct)).Succeeded(out _, out why))
        {
            return why;
        }

        return await RunAsync(new StartCheckRun.Body(root, null));

        async Task<Outcome<int>> RunAsync(StartCheckRun.Body body)
        {
            Outcome<StartCheckRun.Added> added;
            await using (var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct))
            {
                added = await Slice<StartCheckRun>().AddAsync(transaction, actor, body, ct);
                await transaction.CommitAsync(ct);
            }

            return added.Succeeded(out var run, out var refused) ? await judging.RunAsync(actor, run.Id, null, null, ct) : refused;
        }

        T Slice<T>()
            where T : notnull => ActivatorUtilities.CreateInstance<T>(services, new FixedActor(actor));
    }
}
