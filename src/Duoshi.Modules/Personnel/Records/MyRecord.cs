using Duoshi.Modules.Personnel.Corrections;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>Who opened the file, when, for what.</summary>
internal sealed record Opening(DateTime At, string Actor, string Purpose);

/// <summary>The own file: recorded facts, who opened it, what one asked to have corrected.</summary>
internal sealed record OwnFile(PersonRecord Record, IReadOnlyList<Opening> Openings, IReadOnlyList<CorrectionView> Requests);

/// <summary>Shows people their own recorded facts, and who opened them, but for openings whose purpose stays undisclosed.</summary>
internal sealed class MyRecord(IDbContextFactory<DuoshiDb> databases, ReadPerson read, FactKinds kinds, FieldCipher cipher, IActor actors)
{
    private const int MostOpenings = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/record", async (string? asOf, MyRecord slice, CancellationToken ct) => (await slice.RunAsync(asOf, ct)).ToHttp())
        .WithSummary("The own record, who opened it, and the own requests for correction")
        .Produces<OwnFile>()
        .Needs(Permission.OwnRecordRead);

    public async Task<Outcome<OwnFile>> RunAsync(string? asOf, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.OwnRecordRead))
        {
            return Refusal.Forbidden;
        }

        if (actor.PersonId is not { } person)
        {
            return new Refusal("me.no-person", "此账号没有对应的人员档案，请联系安全管理员关联。", "No person on record belongs to this account; ask the security administrator to link it.", 404);
        }

        if (!(await read.RunAsync(person, asOf, null, allDays: true, null, null, ct)).Succeeded(out var record, out var why))
        {
            return why;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var disclosed = OpeningPurpose.All.Where(p => p.Disclosed).Select(p => p.Key).ToList();
        var openings = await db.Set<AuditEntry>().AsNoTracking()
            .Where(a => a.SubjectKind == SubjectKind.Person && a.SubjectId == person && a.Act == OpenFileLog.Act && disclosed.Contains(a.Detail!))
            .OrderByDescending(a => a.Sequence).Take(MostOpenings).ToListAsync(ct);
        var requests = await db.Set<CorrectionRequest>().AsNoTracking().Where(r => r.PersonId == person).OrderByDescending(r => r.Id).ToListAsync(ct);
        return new OwnFile(
            record,
            [.. openings.Select(a => new Opening(new DateTime(a.At, DateTimeKind.Utc), a.ActorName, OpeningPurpose.Find(a.Detail)!.Name))],
            [.. requests.Select(r => CorrectionView.Of(r, null, null, kinds, cipher))]);
    }
}
