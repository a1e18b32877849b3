using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>Finds a batch the actor's right reaches; foreign and unknown ones get the same answer.</summary>
internal sealed class BatchAccess(ImportingOffice importing, IActor actors, IPeople people, IOffices offices, TimeProvider clock)
{
    public async Task<Outcome<(Actor Actor, ImportBatch Batch)>> FindAsync(DuoshiDb db, long importId, Permission permission, CancellationToken ct, bool tracked = false)
    {
        var actor = await actors.CurrentAsync(ct);
        var batches = tracked ? db.Set<ImportBatch>() : db.Set<ImportBatch>().AsNoTracking();
        var batch = await batches.SingleOrDefaultAsync(b => b.Id == importId, ct);
        if (batch is null || !await importing.ReachesAsync(actor, Permission.ImportPrepare, batch.OfficeId, ct))
        {
            return Refusal.NotFound;
        }

        return await importing.ReachesAsync(actor, permission, batch.OfficeId, ct) ? (actor, batch) : Refusal.Forbidden;
    }

    /// <summary>The widest class of fields the actor reads of a row: of its person, or of a new one under the batch's office.</summary>
    public async Task<FieldClass> ReadableAsync(Actor actor, ImportBatch batch, long? person, CancellationToken ct)
    {
        if (person is { } known)
        {
            var label = (await people.LabelsAsync([known], ct)).GetValueOrDefault(known);
            return label is null ? FieldClass.Public : actor.ReadableClass(label.OfficePath, label.Authority, known == actor.PersonId) ?? FieldClass.Public;
        }

        var path = batch.OfficeId is { } office ? (await offices.PathsAsync([office], clock.Today(), ct)).GetValueOrDefault(office) : "";
        return actor.ReadableClass(path, null, false) ?? FieldClass.Public;
    }

    /// <summary>The refusal of a decision about what is not, or no longer, to be decided.</summary>
    public static Refusal Unknown(long id) => new("exchange.unknown-row", $"此批次中没有编号为 {id} 的待定项，或它已经入库。", $"There is nothing to decide under {id} in this batch, or it is on the record already.", 404);

    /// <summary>The refusal of decisions about a batch that is not open; null: it is.</summary>
    public static Refusal? Closed(ImportBatch batch) => batch.State is ImportState.Withdrawn or ImportState.Refused or ImportState.Reading
        ? new Refusal("exchange.closed", "此批次尚未读完，或已撤回、作废，不能再作决定。", "This batch is not read yet, or was withdrawn or put aside; nothing can be decided.")
        : null;

    /// <summary>The refusal of a client that decided on an older state of the batch than there is.</summary>
    public static Refusal? Stale(ImportBatch batch, int? seen) => seen is { } version && version != batch.Version
        ? new Refusal("exchange.batch-changed", "此批次已由他人处理，请刷新后重试。", "Somebody else worked on this batch; reload and try again.", 412)
        : null;
}
