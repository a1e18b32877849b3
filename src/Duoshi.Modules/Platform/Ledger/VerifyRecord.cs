using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>What the check of the whole record found.</summary>
/// <param name="Chain">The audit chain.</param>
/// <param name="Facts">The first subject whose facts are not those the audit tells of; null: none, or not looked at since the chain is broken.</param>
/// <param name="MissingRules">Triggers of the database that are missing or altered.</param>
/// <param name="Projections">Derived rows that differ from the facts, by projection.</param>
internal sealed record RecordVerdict(AuditVerdict Chain, TamperedFacts? Facts, IReadOnlyList<string> MissingRules, IReadOnlyList<ProjectionVerdict> Projections)
{
    public bool Whole => Chain.Whole && Facts is null && MissingRules.Count == 0 && Projections.All(p => p.Different.Count == 0);
}

/// <summary>What the check of one projection found.</summary>
/// <param name="Key">Stable name of the projection.</param>
/// <param name="Different">Subjects whose derived rows differ.</param>
/// <param name="Rebuilt">Whether they were made anew.</param>
internal sealed record ProjectionVerdict(string Key, IReadOnlyList<long> Different, bool Rebuilt);

/// <summary>Checks the whole record: audit chain, facts against the audit, rules of the database, projections against the facts.</summary>
internal sealed class VerifyRecord(IDbContextFactory<DuoshiDb> databases, IEnumerable<IProjectionCheck> checks, IActor actors)
{
    /// <param name="rebuild">Makes projections that differ anew; facts and audit are never mended.</param>
    /// <param name="progress">Told the projection and how many subjects were compared.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<RecordVerdict>> RunAsync(bool rebuild, IProgress<(string Key, int Done)>? progress, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.SystemManage))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var chain = await AuditChain.VerifyAsync(db, ct);
        var facts = chain.Whole ? await AuditChain.VerifyFactsAsync(db, ct) : null;
        var rules = await StandingRules.WrongAsync(db, ct);
        var projections = new List<ProjectionVerdict>();
        foreach (var check in checks.OrderBy(c => c.Order))
        {
            var different = await check.DifferencesAsync(Of(check.Key, progress), ct);
            var rebuilds = rebuild && different.Count > 0;
            if (rebuilds && !(await check.RebuildAsync(actor, null, ct)).Succeeded(out _, out var why))
            {
                return why;
            }

            projections.Add(new ProjectionVerdict(check.Key, different, rebuilds));
        }

        return new RecordVerdict(chain, facts, rules, projections);
    }

    private static Progress<int>? Of(string key, IProgress<(string Key, int Done)>? progress) =>
        progress is null ? null : new Progress<int>(done => progress.Report((key, done)));
}
