using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Organisation.Pages;

/// <summary>One office as of a moment, tab by tab.</summary>
public partial class OfficePage
{
    private OfficeDetails? office;
    private string? refusal;
    private bool mayWithdraw;
    private bool mayCorrect;
    private bool mayExport;
    private bool mayReport;
    private bool mayTravel;

    [Parameter]
    public long OfficeId { get; set; }

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery]
    private string? KnownAt { get; set; }

    [SupplyParameterFromQuery]
    private string? Tab { get; set; }

    [Inject]
    private ReadOffice Slice { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private static (string Key, string Text)[] Tabs =>
    [
        ("overview", T("概况", "Overview")), ("structure", T("内设机构与职位", "Departments and positions")),
        ("establishment", T("编制与职数", "Establishment")), ("record", T("记录与更正", "Record and corrections")), ("history", T("沿革与变更", "History")),
    ];

    private string Active => Tabs.Any(t => t.Key == Tab) ? Tab! : "overview";

    private string Moment => string.Join('&', new[] { ("asOf", AsOf), ("knownAt", KnownAt) }
        .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    private string ExportAddress => $"/api/v1/offices/{OfficeId.ToString(CultureInfo.InvariantCulture)}/{Active}/export{(Moment.Length > 0 && Active != "history" ? "?" + Moment : "")}";

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        var actor = await Actors.CurrentAsync();
        mayWithdraw = actor.May(Permission.FactWithdraw);
        mayCorrect = actor.May(Permission.FactCorrect);
        mayExport = actor.May(Permission.RecordExport);
        mayReport = actor.May(Permission.ReportRead);
        mayTravel = actor.May(Permission.EarlierKnowledgeRead);
        (office, refusal) = (await Slice.RunAsync(OfficeId, AsOf, KnownAt, CancellationToken.None)).Succeeded(out var read, out var why) ? (read, (string?)null) : (null, why.Text);
    }

    private string Address(string tab) => Navigation.GetUriWithQueryParameter("tab", tab == "overview" ? null : tab);

    private List<(string Href, string Text)> Crumbs(OfficeDetails shown)
    {
        var query = Moment.Length > 0 ? "?" + Moment : "";
        return [("/offices" + query, T("机构", "Offices")), .. shown.Above.Select(a => ($"/offices/{a.OfficeId.ToString(CultureInfo.InvariantCulture)}{query}", a.Name))];
    }

    private static string Note(OfficeDetails shown) => string.Join(" · ", new[]
    {
        FieldCodes.Name(CodeTableNames.OfficeLevelDuoshi, shown.Level), shown.OfficeKind, shown.UnitCode, shown.ShortName,
    }.Where(t => !string.IsNullOrEmpty(t)).Distinct());
}
