using System.Text.Json;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Takes long work in. The caller has asked for the right to what the job does; the job's own slices ask again when it runs.</summary>
internal sealed class JobQueue(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock, JobBell bell)
{
    /// <summary>Adds a job in a transaction of the caller's, who rings with <see cref="Ring"/> after the commit.</summary>
    /// <param name="transaction">The transaction it belongs to.</param>
    /// <param name="actor">Whose rights it runs with.</param>
    /// <param name="kind">The <see cref="IJob.Kind"/> that runs it.</param>
    /// <param name="title">What it works on, for people.</param>
    /// <param name="payload">Keys and choices; no sensitive values.</param>
    /// <returns>Its key.</returns>
    public long Add(LedgerTransaction transaction, Actor actor, string kind, string title, object payload)
    {
        var job = new BackgroundJob
        {
            Id = transaction.NextId(),
            Kind = kind,
            Title = title,
            Payload = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web),
            AccountId = actor.AccountId,
            AccountName = actor.Name,
            CreatedAt = clock.GetUtcNow().UtcTicks,
        };
        transaction.Db.Add(job);
        transaction.Audit(actor, "job-start", detail: $"{job.Id} {kind}");
        return job.Id;
    }

    /// <summary>Adds a job in a transaction of its own and wakes the runner.</summary>
    /// <returns>Its key.</returns>
    public async Task<long> StartAsync(Actor actor, string kind, string title, object payload, CancellationToken ct)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var id = Add(transaction, actor, kind, title, payload);
        await transaction.CommitAsync(ct);
        Ring();
        return id;
    }

    public void Ring() => bell.Ring();
}
