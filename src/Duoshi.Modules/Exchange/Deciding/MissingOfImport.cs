using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>A required field and how many rows of a batch lack it.</summary>
/// <param name="Field">Its key; the rows are found by it.</param>
/// <param name="Label">Its name.</param>
/// <param name="Rows">Rows whose person would have no value for it.</param>
internal sealed record MissingField(string Field, string Label, int Rows);

/// <summary>缺项: required fields that rows of a batch lack, neither in the file nor on the record, counted by the database.</summary>
internal sealed class MissingOfImport(IDbContextFactory<DuoshiDb> databases, BatchAccess access)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/imports/{id:long}/missing", async (long id, MissingOfImport slice, CancellationToken ct) => (await slice.RunAsync(id, ct)).ToHttp())
        .WithSummary("缺项 Required fields that rows lack, in the file and on the record; the rows: GET /imports/{id}/rows?missing=FIELD")
        .Produces<IReadOnlyList<MissingField>>().Needs(Permission.ImportPrepare);

    /// <returns>The fields that at least one row lacks, in the order of the form; or <c>access.not-found</c>. Refused rows are left out.</returns>
    public async Task<Outcome<IReadOnlyList<MissingField>>> RunAsync(long importId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out _, out var why))
        {
            return why;
        }

        var groups = await db.Set<ImportRow>().Where(r => r.ImportId == importId && r.MergedInto == null && r.Decision != Decision.Refused && r.Missing != null && r.Missing != "")
            .GroupBy(r => r.Missing!).Select(g => new { g.Key, Rows = g.Count() }).ToListAsync(ct);
        var counts = groups.SelectMany(g => RequiredFields.Keys(g.Key).Select(k => (Key: k, g.Rows))).GroupBy(m => m.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(m => m.Rows), StringComparer.Ordinal);
        return RequiredFields.All.Where(f => counts.ContainsKey(f.Key)).Select(f => new MissingField(f.Key, Words.T(f.Zh, f.En), counts[f.Key])).ToList();
    }
}
