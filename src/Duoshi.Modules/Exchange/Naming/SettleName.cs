using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Naming;

/// <summary>
/// Says what a name of a batch means. It is remembered for the office's later imports, and the batch's rows in error are checked again at
/// once; after a head was settled its sheets are read again, while nothing of the batch is decided yet.
/// </summary>
internal sealed class SettleName(
    IDbContextFactory<DuoshiDb> databases, BatchAccess access, NamesOfImport names, RecheckImport recheck, ReadAnew anew, HoldingLedger ledger, IOffices offices, TimeProvider clock)
{
    /// <param name="Table">Code table; office for names of units, head for heads of a roster's columns, head/A14 and the like for those of a workbook's sheet.</param>
    /// <param name="Name">As written.</param>
    /// <param name="Target">Code, key of the office, or key of the column.</param>
    public sealed record Meaning(string Table, string Name, string Target);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/imports/{id:long}/names", async (long id, Meaning meaning, [FromHeader(Name = "If-Match")] string? seen, SettleName slice, ReviewImport review, CancellationToken ct) =>
            ImportEndpoints.Version(seen) is not { } version ? ImportEndpoints.Unseen.ToHttp()
            : (await slice.RunAsync(id, meaning, version, ct)).Succeeded(out _, out var why) ? (await review.BatchAsync(id, ct)).ToHttp() : why.ToHttp())
        .WithSummary("Say what an unknown name means; remembered for later imports, and the rows in error are checked again. If-Match is the batch's version")
        .Produces<ReviewedBatch>().Needs(Permission.ImportPrepare);

    /// <returns>The batch, checked again; or <c>access.not-found</c>, <c>exchange.batch-changed</c> (412), <c>exchange.closed</c>, <c>exchange.name-not-unknown</c>, <c>exchange.no-such-meaning</c>.</returns>
    public async Task<Outcome<ImportBatch>> RunAsync(long importId, Meaning meaning, int? seenVersion, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var (actor, batch) = found;
        if ((BatchAccess.Stale(batch, seenVersion) ?? BatchAccess.Closed(batch)) is { } refusal)
        {
            return refusal;
        }

        if (!(await names.RunAsync(importId, ct)).Succeeded(out var unknown, out why))
        {
            return why;
        }

        var name = KnownNames.Normalise(meaning.Name);
        if (name.Length is 0 or > NameMapping.NameMost || !unknown.Any(u => u.Table == meaning.Table && KnownNames.Normalise(u.Name) == name))
        {
            return new Refusal("exchange.name-not-unknown", $"此批次中没有未识别的名称“{meaning.Name}”。", $"This batch has no unknown name '{meaning.Name}'.", 422);
        }

        if (!await IsMeaningAsync(meaning, ct))
        {
            return new Refusal("exchange.no-such-meaning", $"没有可对应的“{meaning.Target}”，请从列表中选择。", $"There is no '{meaning.Target}' to mean; choose one of the list.", 422);
        }

        await RememberAsync(actor, batch, meaning, name, ct);
        return HeadTables.Is(meaning.Table) ? await anew.RunAsync(importId, batch.Version, ct) : await recheck.RunAsync(importId, batch.Version, ct);
    }

    private async Task<bool> IsMeaningAsync(Meaning meaning, CancellationToken ct) => meaning.Table == KnownNames.Offices
        ? long.TryParse(meaning.Target, NumberStyles.None, CultureInfo.InvariantCulture, out var office) && (await offices.PathsAsync([office], clock.Today(), ct)).ContainsKey(office)
        : HeadTables.Is(meaning.Table) ? HeadTables.Columns(meaning.Table).Any(c => c.Key == meaning.Target)
        : CodeTables.Get(meaning.Table).Find(meaning.Target) is not null;

    private async Task RememberAsync(Actor actor, ImportBatch batch, Meaning meaning, string name, CancellationToken ct)
    {
        var (table, office, at) = (meaning.Table, batch.OfficeId, clock.GetUtcNow().UtcTicks);
        await using var transaction = await ledger.BeginAsync(ct);

        // One office has one word for a name: the new one takes the place of the old.
        foreach (var old in await transaction.Db.Set<NameMapping>().Where(m => m.Table == table && m.Name == name && m.OfficeId == office && m.WithdrawnAt == null).ToListAsync(ct))
        {
            (old.WithdrawnAt, old.WithdrawnBy) = (at, actor.Name);
        }

        transaction.Db.Add(new NameMapping
        {
            Id = transaction.NextId(),
            Table = table,
            Name = name,
            Written = meaning.Name.Trim(),
            Target = meaning.Target,
            OfficeId = office,
            ImportId = batch.Id,
            By = actor.Name,
            At = at,
        });
        transaction.Audit(actor, "name-settle", detail: $"import {batch.Id}, {table}: {meaning.Name.Trim()} = {meaning.Target}");
        await transaction.CommitAsync(ct);
    }
}
