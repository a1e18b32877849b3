using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>The list of offices as a sheet: what the screen shows, with date and filters printed on it.</summary>
internal sealed class ExportOffices(OfficeSight sight)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/export", async ([AsParameters] ListOffices.Parameters asked, string? format, ExportOffices slice, HandOutList sheets, CancellationToken ct) =>
            await sheets.RunAsync(await slice.RunAsync(asked.Question, ct), format, ct))
        .Needs(Permission.RecordExport).WithSummary("导出机构列表 Export the list of offices: format=xlsx or csv").ProducesSheet();

    public async Task<Outcome<ShownList>> RunAsync(OfficeQuestion question, CancellationToken ct)
    {
        if (!(await sight.OpenAsync(question.AsOf, question.KnownAt, ct)).Succeeded(out var seen, out var why))
        {
            return why;
        }

        if (!seen.Who.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        if (!ListOffices.Fitting(seen, question).Succeeded(out var fitting, out why))
        {
            return why;
        }

        var rows = fitting.Select(n => ListOffices.Row(seen, n));
        var figures = Words.T("编制", "Establishment");
        return new ShownList(
            Words.T("检察院名录", "Offices"),
            [
                new(Words.T("单位编码", "Unit code")), new(Words.T("院名", "Name")), new(Words.T("简称", "Short name")), new(Words.T("层级", "Level")), new(Words.T("类型", "Kind")),
                new(Words.T("上级院", "Parent")), new(Words.T("业务指导院", "Guided by")),
                Number(Words.T("核定", "Authorised"), figures), Number(Words.T("实有", "Held"), figures), Number(Words.T("空编", "Vacant"), figures), Number(Words.T("在册人数", "Head count"), null),
            ],
            rows.Select(r => SheetLine.Of(
                r.UnitCode, r.Name, r.ShortName, FieldCodes.Name(CodeTableNames.OfficeLevelDuoshi, r.Level), r.OfficeKind, r.ParentName, r.BusinessParentName,
                Text(r.Figures.Authorised), Text(r.Figures.Held), Text(r.Figures.Vacant), Text(r.Figures.HeadCount))))
        {
            AsOf = seen.Moment.Day,
            KnownAt = seen.Moment.Known.IsNow ? "" : question.KnownAt ?? "",
            Filters = Filters(seen, question),
        };
    }

    private static string Filters(OfficesSeen seen, OfficeQuestion question) => ShownList.InWords(
        ShownList.Containing(question.Q),
        string.IsNullOrEmpty(question.Level) ? null : FieldCodes.Name(CodeTableNames.OfficeLevelDuoshi, question.Level),
        question.Within is { } top ? Words.T($"{seen.NameOf(top)}{(question.Business ? "及其指导的院" : "及下级院")}", $"{seen.NameOf(top)} and below{(question.Business ? " by guidance" : "")}") : null);

    private static SheetColumn Number(string heading, string? group) => new(heading) { Group = group, Kind = SheetColumnKind.Number };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
