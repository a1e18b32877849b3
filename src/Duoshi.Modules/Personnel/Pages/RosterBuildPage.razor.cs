using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Rosters;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>The roster builder: every choice is a change of the address.</summary>
public partial class RosterBuildPage
{
    private IReadOnlyList<OfferedColumn> offered = [];
    private List<OfferedColumn> columns = [];
    private bool offersPhotos;
    private RosterPreview? preview;
    private Refusal? refusal;

    [Inject]
    private PreviewRoster Slice { get; set; } = default!;

    [Inject]
    private OfferedColumns Offered { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private static string Usual => T("名册常用", "Usual in rosters");

    private string Today => Clock.Today().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<(string Parameter, string Label, string Table, string? Value)> CodeFilters =>
    [
        ("category", T("人员类别", "Staff category"), CodeTableNames.StaffCategoryDuoshi, Category),
        ("grade", T("检察官等级", "Prosecutor grade"), CodeTableNames.ProsecutorGrade, Grade),
        ("line", T("业务条线", "Business line"), CodeTableNames.BusinessLineDuoshi, Line),
        ("status", T("人员状态", "Status"), CodeTableNames.PersonStatusZb126, Status),
    ];

    protected override async Task OnParametersSetAsync()
    {
        var actor = await Actors.CurrentAsync();
        (offered, offersPhotos) = (Offered.For(actor), Offered.OffersPhotos(actor));
        columns = Offered.Named(actor, Columns).Succeeded(out var chosen, out _) ? [.. chosen] : [];
        refusal = (await Slice.RunAsync(RosterRequest.Read(Address), PreviewRoster.Usual, CancellationToken.None)).Succeeded(out preview, out var why) ? null : why;
    }

    private string Grouped(int level) => (Group ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(level) ?? "";

    private void Regroup(int level, string? group)
    {
        string?[] groups = level == 0 ? [group, group is null || Grouped(1) == group ? null : Grouped(1)] : [Grouped(0), group];
        Go(("group", string.Join(',', groups.Where(g => !string.IsNullOrEmpty(g)))));
    }

    private void Move(int at, int by)
    {
        (columns[at], columns[at + by]) = (columns[at + by], columns[at]);
        Show(columns.Select(c => c.Key));
    }

    private void Remove(int at) => Show(columns.Where((_, i) => i != at).Select(c => c.Key));

    private void Add(string? key)
    {
        if (key is not null)
        {
            Show(columns.Select(c => c.Key).Append(key));
        }
    }

    private void Show(IEnumerable<string> keys) => Go(("columns", string.Join(',', keys)));
}
