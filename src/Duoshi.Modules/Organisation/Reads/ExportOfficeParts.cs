using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>What the page of one office lists, as sheets: departments with their positions, and establishment with the leading posts.</summary>
internal sealed class ExportOfficeParts(ReadOffice office, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/offices/{id:long}/structure/export", async (long id, string? asOf, string? knownAt, string? format, ExportOfficeParts slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.RunAsync(id, asOf, knownAt, Structure, ct), format, ct))
            .Needs(Permission.RecordExport).WithSummary("导出内设机构与职位 Departments and positions of an office as XLSX, or CSV (format=csv)").ProducesSheet();
        api.MapGet("/offices/{id:long}/establishment/export", async (long id, string? asOf, string? knownAt, string? format, ExportOfficeParts slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.RunAsync(id, asOf, knownAt, Establishment, ct), format, ct))
            .Needs(Permission.RecordExport).WithSummary("导出编制与职数 Establishment and leading posts of an office as XLSX, or CSV (format=csv)").ProducesSheet();
    }

    public async Task<Outcome<ShownList>> RunAsync(long id, string? asOf, string? knownAt, Func<OfficeDetails, ShownList> list, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        return (await office.RunAsync(id, asOf, knownAt, ct)).Succeeded(out var details, out var why)
            ? list(details) with { AsOf = details.Day, KnownAt = details.KnownThen ? knownAt ?? "" : "" }
            : why;
    }

    /// <summary>Departments, each heading its positions; those of the office itself first.</summary>
    public static ShownList Structure(OfficeDetails office)
    {
        var lines = new List<SheetLine>();
        void Positions(long? department) => lines.AddRange(office.Positions.Where(p => p.DepartmentId == department).Select(p => SheetLine.Of(
            p.Name, p.LevelName, Number(p.Number), Number(p.Filled), Number(p.Vacant), p.From, Names(p.Holders))));
        if (office.Positions.Any(p => p.DepartmentId is null))
        {
            lines.Add(SheetLine.Group(T("院级", "Of the office itself")));
            Positions(null);
        }

        foreach (var department in office.Departments)
        {
            lines.Add(SheetLine.Group(string.Join(T("，", ", "), new[]
            {
                department.Name, department.LineName, T($"{department.HeadCount} 人", $"{department.HeadCount} people"), department.From.Length > 0 ? T($"自 {department.From}", $"since {department.From}") : "",
            }.Where(t => t.Length > 0))));
            Positions(department.DepartmentId);
        }

        return new ShownList(
            T($"{office.Name}：内设机构与职位", $"{office.Name}: departments and positions"),
            [
                new(T("职位", "Position")), new(T("职务层次", "Level")), Figure(T("职数", "Number")), Figure(T("在职", "Held")), Figure(T("空缺", "Vacant")), new(T("起", "Since")), new(T("任职人员", "Holders")),
            ],
            lines);
    }

    /// <summary>Kinds of establishment, then the leading posts with who holds them.</summary>
    public static ShownList Establishment(OfficeDetails office)
    {
        List<SheetLine> lines = [SheetLine.Group(T("编制", "Establishment"))];
        lines.AddRange(office.Own.ByKind.Select(k => SheetLine.Of(
            k.KindName + (k.Counts ? "" : T("（不计入编制合计）", " (beside the establishment)")), Number(k.Authorised), Number(k.Held), Number(k.Vacant), "")));
        lines.Add(SheetLine.Of(T("编制合计", "On the establishment"), Number(office.Own.Authorised), Number(office.Own.Held), Number(office.Own.Vacant), ""));
        lines.Add(SheetLine.Group(T("领导职数", "Leading posts")));
        lines.AddRange(office.Leadership.Select(p => SheetLine.Of(p.PostName, Number(p.Authorised), Number(p.Filled), Number(p.Missing), Names(p.Holders))));
        return new ShownList(
            T($"{office.Name}：编制与职数", $"{office.Name}: establishment and leading posts"),
            [new(T("编制类型或职务", "Kind or post")), Figure(T("核定（应配）", "Authorised")), Figure(T("实有（实配）", "Held")), Figure(T("空编（缺配）", "Vacant")), new(T("任职人员", "Holders"))],
            lines);
    }

    private static SheetColumn Figure(string heading) => new(heading, Kind: SheetColumnKind.Number);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Names(ImmutableArray<Holder> holders) => string.Join(T("、", ", "), holders.Select(h => h.Name));
}
