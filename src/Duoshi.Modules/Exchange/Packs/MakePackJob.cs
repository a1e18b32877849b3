using System.Globalization;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>Makes a large meeting pack in the background; after a restart it is made from the start.</summary>
internal sealed class MakePackJob(IDbContextFactory<DuoshiDb> databases, WriteGate gate, FieldCipher cipher, BuildPack build, TimeProvider clock) : IJob
{
    public const string JobKind = "meeting-pack";

    private static readonly Refusal Gone = new("meeting-pack.gone", "材料包已被删除。", "The pack has been removed.");

    /// <param name="Id">The pack.</param>
    /// <param name="Language">The language of whoever asked for it: papers and file names are in it.</param>
    public sealed record Pack(long Id, string Language);

    public string Kind => JobKind;

    public async Task RunAsync(JobContext context)
    {
        var (id, language) = context.Payload<Pack>();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language); // of this job's flow alone
        var ct = context.Cancellation;
        PackOrder order;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            var kept = await db.Set<MeetingPack>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw JobContext.Fail(Gone);
            // The people asked for when it was started: later changes of the record don't change whom the pack is about.
            order = new PackOrder(kept.Title, WithPeople(kept), kept.Papers.Split(','));
        }

        if (!(await build.RunAsync(order, (done, total, note) => context.Report(done, total, note), ct)).Succeeded(out var content, out var why))
        {
            throw JobContext.Fail(why);
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var pack = await transaction.Db.Set<MeetingPack>().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw JobContext.Fail(Gone);
        PackFile.Put(pack, content, cipher);
        await transaction.CommitAsync(ct);
        context.Result = new { pack = id, size = pack.Size };
    }

    private static string WithPeople(MeetingPack pack) =>
        string.Join('&', pack.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !p.StartsWith("people=", StringComparison.Ordinal)).Append("people=" + pack.People));
}
