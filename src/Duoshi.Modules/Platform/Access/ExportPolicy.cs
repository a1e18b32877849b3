using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Access;

/// <summary>The policy table as the page shows it, as a sheet.</summary>
internal sealed class ExportPolicy(ReadPolicy policy)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/admin/policy/export", async (ExportPolicy slice, HandOutList sheets, CancellationToken ct, string? format = null) =>
            await sheets.RunAsync(await slice.RunAsync(ct), format, ct))
        .WithSummary("The policy table as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.PolicyRead);

    public async Task<Outcome<ShownList>> RunAsync(CancellationToken ct)
    {
        if (!(await policy.RunAsync(ct)).Succeeded(out var matrix, out var why))
        {
            return why;
        }

        return new ShownList(
            T("权限矩阵", "Policy table"),
            [new(T("权限", "Permission")), .. matrix.Roles.Select(r => new SheetColumn(r.Name, IsCentred: true))],
            [
                .. matrix.Permissions.Select(line => SheetLine.Of([line.Name, .. matrix.Roles.Select(r => line.Roles.Contains(r.Role) ? T("准", "yes") : "")])),
                SheetLine.Of([T("可读字段级别（至）", "Class of fields read (up to)"), .. matrix.Roles.Select(r => r.Reads is { } reads ? reads.Name() : T("不读档", "no record"))]),
            ]);
    }
}
