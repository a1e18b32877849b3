using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Finds the person an account is, or the office a grant covers, by name. Shows what is on a door plate.</summary>
internal sealed class FindSubjects(IActor actors, SubjectNames names)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/admin/subjects", async (SubjectKind kind, string text, FindSubjects slice, CancellationToken ct) => (await slice.RunAsync(kind, text, ct)).ToHttp())
        .WithSummary("People or offices by name, to link accounts and grants to")
        .Needs(Permission.AccountManage)
        .Produces<IReadOnlyList<NamedSubject>>();

    public async Task<Outcome<IReadOnlyList<NamedSubject>>> RunAsync(SubjectKind kind, string text, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return actor.May(Permission.AccountManage)
            ? new List<NamedSubject>(await names.FindAsync(kind, text, 20, ct))
            : Refusal.Forbidden;
    }
}
