using System.Diagnostics.CodeAnalysis;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Under which office a batch is received, and who may reach which batches.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class ImportingOffice(IDbContextFactory<DuoshiDb> databases, IOffices offices, TimeProvider clock)
{
    /// <summary>The office the actor imports for: the one named, else the head of her own subtree; null: the root.</summary>
    /// <returns>Or <c>exchange.unknown-office</c>, or forbidden where her right does not reach.</returns>
    public async Task<Outcome<long?>> ForAsync(Actor actor, Delivery delivery, CancellationToken ct)
    {
        var scope = actor.Scope(Permission.ImportPrepare);
        if (scope.IsEmpty)
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        if (delivery.OfficeId is { } key)
        {
            return (await offices.PathsAsync([key], today, ct)).TryGetValue(key, out var at) && actor.May(Permission.ImportPrepare, at) ? key : Refusal.Forbidden;
        }

        var named = delivery.Office;
        if (!string.IsNullOrWhiteSpace(named))
        {
            var found = await offices.RecogniseAsync(named, today, ct);
            return found.Count switch
            {
                1 when actor.May(Permission.ImportPrepare, found[0].Path) => found[0].OfficeId,
                1 => Refusal.Forbidden,
                0 => new Refusal("exchange.unknown-office", $"没有找到单位“{named}”，请核对名称或编码。", $"There is no office “{named}”; check its name or code.", 422),
                _ => new Refusal("exchange.unknown-office", $"“{named}”对应多个单位：{string.Join("、", found.Take(5).Select(o => o.Name))}，请写全称。", $"“{named}” means several offices: {string.Join(", ", found.Take(5).Select(o => o.Name))}; write the full name.", 422),
            };
        }

        if (scope.Contains(""))
        {
            return default(long?);
        }

        var path = scope[0];
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<OfficeNode>().AsNoTracking()
            .Where(n => n.Path == path && n.ValidFrom <= today && today < n.ValidTo).Select(n => (long?)n.OfficeId).FirstOrDefaultAsync(ct);
        return head is null ? Refusal.Forbidden : head;
    }

    /// <summary>Whether the actor's right reaches a batch or person kept under an office; null is the root, which only a right over everything reaches.</summary>
    public async Task<bool> ReachesAsync(Actor actor, Permission permission, long? office, CancellationToken ct)
    {
        var scope = actor.Scope(permission);
        if (scope.Contains(""))
        {
            return true;
        }

        if (scope.IsEmpty || office is not { } id)
        {
            return false;
        }

        var paths = await offices.PathsAsync([id], clock.Today(), ct);
        return paths.TryGetValue(id, out var path) && actor.May(permission, path);
    }

    /// <summary>Offices the actor's right reaches today, as a query to filter by; null: everything.</summary>
    public IQueryable<long>? Reached(DuoshiDb db, Actor actor, Permission permission)
    {
        var scope = actor.Scope(permission);
        if (scope.Contains(""))
        {
            return null;
        }

        var today = clock.Today();
        var nodes = db.Set<OfficeNode>().Where(n => n.ValidFrom <= today && today < n.ValidTo);
        IQueryable<OfficeNode>? reached = null;
        foreach (var path in scope)
        {
            var end = path + "~";
            var part = nodes.Where(n => string.Compare(n.Path, path) >= 0 && string.Compare(n.Path, end) < 0);
            reached = reached is null ? part : reached.Union(part);
        }

        return (reached ?? nodes.Where(n => false)).Select(n => n.OfficeId);
    }
}
