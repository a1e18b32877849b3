using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>
/// Withdraws an act on the organisation as a whole: every field it changed is restored, the act and its withdrawal both
/// stay in the history. Only of changes that touch nothing but offices, departments and positions that are the actor's to change.
/// </summary>
internal sealed class WithdrawOfficeChange(OfficeRights rights, IActor actor, IDbContextFactory<DuoshiDb> databases, WithdrawChange withdraw)
{
    /// <summary>Why it is withdrawn.</summary>
    internal sealed record Act(string? Reason);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/offices/changes/{change:long}/withdrawal", async (long change, Act body, WithdrawOfficeChange slice, CancellationToken ct) =>
            (await slice.RunAsync(change, body.Reason, ct)).ToHttp())
        .Needs(Permission.OrganisationChange).WithSummary("撤回一次机构变更 Withdraw an act on the organisation");

    public async Task<Outcome<WithdrawnChange>> RunAsync(long change, string? reason, CancellationToken ct)
    {
        var subjects = await withdraw.SubjectsAsync(change, ct);
        if (subjects.Count == 0 || subjects.Any(s => s.Kind == SubjectKind.Person))
        {
            return Refusal.NotFound;
        }

        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            var departments = subjects.Where(s => s.Kind == SubjectKind.Department).Select(s => s.Id).ToList();
            var positions = subjects.Where(s => s.Kind == SubjectKind.Position).Select(s => s.Id).ToList();
            var offices = subjects.Where(s => s.Kind == SubjectKind.Office).Select(s => s.Id)
                .Concat(await db.Set<DepartmentPlace>().Where(d => departments.Contains(d.SubjectId) && d.OfficeId != null).Select(d => d.OfficeId!.Value).ToListAsync(ct))
                .Concat(await db.Set<PositionPlace>().Where(p => positions.Contains(p.SubjectId) && p.OfficeId != null).Select(p => p.OfficeId!.Value).ToListAsync(ct))
                .Distinct().ToList();
            if (!(await rights.ToChangeAsync(offices, ct)).Succeeded(out _, out var why))
            {
                return why;
            }
        }

        return await withdraw.RunAsync(await actor.CurrentAsync(ct), change, reason, ct);
    }
}
