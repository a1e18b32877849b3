using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Access;

/// <summary>The audit as the page shows it, latest first, as a sheet. For machines and for keeping there is the CSV of <see cref="ReadAudit"/>.</summary>
internal sealed class ExportAudit(ReadAudit audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/admin/audit/export", async ([AsParameters] ReadAudit.Filter filter, ExportAudit slice, HandOutList sheets, CancellationToken ct, string? format = null) =>
            await sheets.RunAsync(await slice.RunAsync(filter, ct), format, ct))
        .WithSummary("The audit as XLSX, or CSV (format=csv), latest first").ProducesSheet().Needs(Permission.AuditRead);

    public async Task<Outcome<ShownList>> RunAsync(ReadAudit.Filter filter, CancellationToken ct)
    {
        if (!(await audit.LatestFirstAsync(filter, ct)).Succeeded(out var entries, out var why))
        {
            return why;
        }

        return new ShownList(
            T("审计日志", "Audit"),
            [
                new(T("序号", "No."), Kind: SheetColumnKind.Number), new(T("时间", "Time")), new(T("操作人", "Actor")), new(T("行为", "Act")), new(T("对象", "Subject")),
                new(T("对象编号", "Key of the subject")), new(T("说明", "Detail")), new(T("链值", "Link")),
            ],
            entries().ToBlockingEnumerable(ct).Select(e => SheetLine.Of(
                e.Sequence.ToString(CultureInfo.InvariantCulture), e.At.ToCivil().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), e.Actor, AuditActs.Name(e.Act),
                e.SubjectKind is { } kind ? AuditActs.Subject(kind) : "", e.SubjectId?.ToString(CultureInfo.InvariantCulture), e.Detail, e.Link)))
        {
            Filters = ShownList.InWords(
                string.IsNullOrWhiteSpace(filter.Actor) ? null : T($"操作人含“{filter.Actor}”", $"actor contains '{filter.Actor}'"),
                string.IsNullOrWhiteSpace(filter.Act) ? null : AuditActs.Name(filter.Act),
                filter.SubjectKind is { } only ? AuditActs.Subject(only) : null,
                filter.SubjectId is { } id ? T($"对象编号 {id}", $"subject {id}") : null,
                filter.From is { } from ? T($"自 {from:yyyy-MM-dd}", $"from {from:yyyy-MM-dd}") : null,
                filter.To is { } to ? T($"至 {to:yyyy-MM-dd}", $"to {to:yyyy-MM-dd}") : null),
        };
    }
}
