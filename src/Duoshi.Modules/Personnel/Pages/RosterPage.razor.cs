using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>The roster: filters, order, day and page all stand in the address.</summary>
public partial class RosterPage
{
    /// <summary>So many people are handed over to the export of forms at once; more are exported by office.</summary>
    private const int MostSelected = 200;

    private readonly HashSet<long> selected = [];
    private IReadOnlyList<SavedFilters.Row> kept = [];
    private string? newName;
    private string shareWith = "";
    private bool mayShare;
    private Refusal? notKept;
    private PeoplePage? page;
    private QueryWords? words;
    private Refusal? refusal;
    private int? total;
    private ImmutableArray<RosterColumn> columns = [];
    private bool mayExport;
    private bool mayInsert;
    private bool mayImport;

    [SupplyParameterFromQuery(Name = "asOf")]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "knownAt")]
    private string? KnownAt { get; set; }

    [SupplyParameterFromQuery(Name = "office")]
    private string? Office { get; set; }

    [SupplyParameterFromQuery(Name = "officeOnly")]
    private bool OfficeOnly { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    private string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "grade")]
    private string? Grade { get; set; }

    [SupplyParameterFromQuery(Name = "rank")]
    private string? Rank { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    private string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "line")]
    private string? Line { get; set; }

    [SupplyParameterFromQuery(Name = "sex")]
    private string? Sex { get; set; }

    [SupplyParameterFromQuery(Name = "ageFrom")]
    private string? AgeFrom { get; set; }

    [SupplyParameterFromQuery(Name = "ageTo")]
    private string? AgeTo { get; set; }

    [SupplyParameterFromQuery(Name = "education")]
    private string? Education { get; set; }

    [SupplyParameterFromQuery(Name = "political")]
    private string? Political { get; set; }

    [SupplyParameterFromQuery(Name = "quota")]
    private string? Quota { get; set; }

    [SupplyParameterFromQuery(Name = "establishment")]
    private string? Establishment { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    private string? Name { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "descending")]
    private bool Descending { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromQuery(Name = "cols")]
    private string? Columns { get; set; }

    [Inject]
    private ListPeople Slice { get; set; } = default!;

    [Inject]
    private DescribeQuery Describe { get; set; } = default!;

    [Inject]
    private SavedFilters Saved { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Address => new Uri(Navigation.Uri).Query.TrimStart('?');

    private PeopleQuery Query => RosterAddress.Read(Address) with { After = After, Before = Before };

    /// <summary>What a person's pages remember of this list: its filters, order and columns.</summary>
    private string List => RosterAddress.Kept(Address);

    private IEnumerable<(string Parameter, string Label, string Table, string? Value)> CodeFilters =>
    [
        ("category", T("人员类别", "Staff category"), CodeTableNames.StaffCategoryDuoshi, Category),
        ("grade", T("检察官等级", "Prosecutor grade"), CodeTableNames.ProsecutorGrade, Grade),
        ("rank", T("职级", "Civil-service rank"), CodeTableNames.CivilServantRankLadder, Rank),
        ("level", T("职务层次", "Duty level"), CodeTableNames.DutyLevelZb092012, Level),
        ("line", T("业务条线", "Business line"), CodeTableNames.BusinessLineDuoshi, Line),
        ("sex", T("性别", "Sex"), CodeTableNames.SexGbt22611, Sex),
        ("education", T("学历", "Education"), CodeTableNames.EducationPersonnelZb64, Education),
        ("political", T("政治面貌", "Political status"), CodeTableNames.PoliticalStatusGb4762, Political),
        ("quota", T("员额状态", "Quota status"), CodeTableNames.QuotaStatusDuoshi, Quota),
        ("establishment", T("编制类型", "Establishment"), CodeTableNames.EstablishmentDuoshi, Establishment),
        ("status", T("人员状态", "Status"), CodeTableNames.PersonStatusZb126, Status),
    ];

    private bool Filtered => words is { } w && w.Parts.Any(p => p.Parameter != "status" || !string.IsNullOrEmpty(Status));

    private string EmptyTitle => Filtered ? T("没有符合条件的人员。", "Nobody meets these filters.") : T("您的范围内还没有人员。", "Nobody is on record in your scope yet.");

    private string? EmptyText => Filtered ? T("条件可能太窄。", "They may be too tight.") : null;

    private string SelectedHref => "/export?people=" + Selected;

    private string CompareDay => string.IsNullOrEmpty(AsOf) ? "" : $"&at={Uri.EscapeDataString(AsOf)}";

    private string Selected => string.Join(',', selected.Order());

    protected override async Task OnInitializedAsync() => await ReadKeptAsync();

    protected override async Task OnParametersSetAsync()
    {
        var actor = await Actors.CurrentAsync();
        (mayExport, mayInsert, mayImport, mayShare) = (actor.May(Permission.RecordExport), actor.May(Permission.FactInsert), actor.May(Permission.ImportPrepare), actor.May(Permission.QuestionShare));
        columns = RosterColumns.Chosen(Columns);
        total = null;
        refusal = (await Slice.RunAsync(Query, CancellationToken.None)).Succeeded(out page, out var why) ? null : why;
        words = (await Describe.RunAsync(Query, CancellationToken.None)).Succeeded(out var said, out _) ? said : null;
        if (refusal is null)
        {
            // The total is a call of its own: the rows don't wait for it.
            StateHasChanged();
            total = (await Slice.CountAsync(Query, CancellationToken.None)).Succeeded(out var count, out _) ? count : null;
        }
    }

    private string ExportHref(string format)
    {
        var query = new Uri(Navigation.Uri).Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.StartsWith("after=", StringComparison.Ordinal) && !p.StartsWith("before=", StringComparison.Ordinal) && !p.StartsWith("cols=", StringComparison.Ordinal))
            .Append("columns=" + string.Join(',', columns.Select(c => c.Key)))
            .Append("format=" + format);
        return "/api/v1/persons/export?" + string.Join('&', query);
    }

    /// <summary>Appointment forms of the people shown.</summary>
    private string FormsHref => "/export?people=" + string.Join(',', page!.Rows.Select(r => r.PersonId));

    private static string? Chosen(ChangeEventArgs e) => e.Value?.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Another filter or order begins at the first page.</summary>
    private void Go(params (string Name, string? Value)[] changes)
    {
        var query = changes.ToDictionary(c => c.Name, c => (object?)c.Value, StringComparer.Ordinal);
        query["after"] = null;
        query["before"] = null;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query));
    }

    private void Turn(string? after, string? before) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["after"] = after, ["before"] = before }));

    private void Drop(string parameter) => Go(parameter switch
    {
        "ageFrom" => [("ageFrom", null), ("ageTo", null)],
        "office" => [("office", null), ("officeOnly", null)],
        "status" => [("status", string.IsNullOrEmpty(Status) ? "all" : null)],
        _ => [(parameter, null)],
    });

    private void Clear() => Go([.. RosterAddress.Filters.Select(f => (f, (string?)null))]);

    private void SortBy(string sort) => Go(
        ("sort", sort == "roster" ? null : sort),
        ("descending", (Sort ?? "roster") == sort && !Descending ? "true" : null));

    private void Choose(RosterColumn column, bool shown)
    {
        var chosen = RosterColumns.All.Where(c => c == column ? shown : columns.Contains(c)).Select(c => c.Key);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("cols", string.Join(',', chosen)));
    }

    private string? SortOf(RosterColumn column) => column.Sort is null || column.Sort != (Sort ?? "roster") ? null : Descending ? "descending" : "ascending";

    private string Arrow(RosterColumn column) => SortOf(column) switch { "ascending" => "↑", "descending" => "↓", _ => "" };

    private void Select(long personId, bool chosen)
    {
        if (chosen && selected.Count < MostSelected)
        {
            selected.Add(personId);
        }
        else
        {
            selected.Remove(personId);
        }
    }

    private void SelectPage(bool chosen)
    {
        foreach (var row in page?.Rows ?? [])
        {
            Select(row.PersonId, chosen);
        }
    }

    private async Task ReadKeptAsync() => kept = (await Saved.ListAsync(CancellationToken.None)).Succeeded(out var list, out _) ? list : [];

    private async Task KeepAsync()
    {
        notKept = (await Saved.SaveAsync(new(newName ?? "", Address, Enum.TryParse<Role>(shareWith, out var role) ? role : null), CancellationToken.None)).Refusal;
        if (notKept is null)
        {
            (newName, shareWith) = (null, "");
            await ReadKeptAsync();
        }
    }

    private async Task ForgetAsync(SavedFilters.Row filter)
    {
        notKept = (await Saved.RemoveAsync(filter.Id, CancellationToken.None)).Refusal;
        await ReadKeptAsync();
    }
}
