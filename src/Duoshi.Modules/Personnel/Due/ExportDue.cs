using System.Globalization;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>The due list as a sheet.</summary>
internal sealed class ExportDue(ListDue list)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/due/export", async (int? months, string? kind, long? office, bool? overdue, string? format, ExportDue slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(new(months, kind, office, overdue), ct), format, ct))
        .WithSummary("The due list as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);

    public async Task<Outcome<ShownList>> RunAsync(DueQuestion question, CancellationToken ct)
    {
        if (!(await list.RunAsync(question, 0, int.MaxValue, ct, Permission.RecordExport)).Succeeded(out var page, out var why))
        {
            return why;
        }

        return new ShownList(
            T("到期清单", "Due list"),
            [new(T("日期", "Day")), new(T("状态", "State")), new(T("事项", "Kind")), new(T("姓名", "Name")), new(T("人员编号", "Staff number")), new(T("单位", "Office")), new(T("职务", "Post")), new(T("内容", "What")), new(T("依据", "Rule"))],
            page.Rows.Select(r => SheetLine.Of(
                Day(r.Day), r.State, DueNames.Of(r.Kind), r.Name, r.StaffNumber, r.Office, r.MainPost, r.Text, string.Join(" ", r.Rules))))
        {
            Filters = ShownList.InWords(
                page.Office, Enum.TryParse<DueKind>(question.Kind, true, out var one) ? DueNames.Of(one) : null, question.Overdue is { } overdue ? DueNames.State(overdue) : null,
                T($"至 {Day(page.To.AddDays(-1))}，含 {Day(page.From)} 以来已逾期的", $"until {Day(page.To.AddDays(-1))}, with what is overdue since {Day(page.From)}")),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
