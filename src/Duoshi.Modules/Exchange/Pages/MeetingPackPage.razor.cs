using System.Globalization;
using Duoshi.Modules.Exchange.Packs;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>Makes meeting packs and hands the own ones out.</summary>
public partial class MeetingPackPage
{
    /// <summary>Names shown of the people chosen.</summary>
    private const int Listed = 12;

    private readonly HashSet<string> chosen = [];
    private IReadOnlyList<PaperChoice> papers = [];
    private IReadOnlyList<PackRow> packs = [];
    private IReadOnlyList<RosterPerson>? people;
    private Refusal? unclear;
    private Refusal? refusal;
    private string? title;
    private string? asked;
    private long? job;
    private bool busy;

    /// <summary>People chosen by hand; the other parameters are those of the roster builder and are read from the address.</summary>
    [SupplyParameterFromQuery(Name = "people")]
    public string? People { get; set; }

    [SupplyParameterFromQuery(Name = "office")]
    public string? Office { get; set; }

    [Inject]
    private IRosters Rosters { get; set; } = default!;

    [Inject]
    private StartPack Start { get; set; } = default!;

    [Inject]
    private OwnPacks Own { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Query => Rosters.Kept(new Uri(Navigation.Uri).Query.TrimStart('?'));

    private string Names => string.Join(T("、", ", "), people!.Take(Listed).Select(p => p.Name));

    protected override async Task OnInitializedAsync()
    {
        papers = (await Start.PapersAsync(CancellationToken.None)).Succeeded(out var offered, out _) ? offered : [];
        chosen.UnionWith(papers.Select(p => p.Key));
        await LoadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        var query = Query;
        if (query == asked)
        {
            return;
        }

        asked = query;
        // Without a choice the pack would be about everybody in reach: nobody asked for that.
        (people, unclear) = query.Length == 0 ? ([], null)
            : (await Rosters.PeopleAsync(query, CancellationToken.None)).Succeeded(out var roster, out var why) ? (roster.People, (Refusal?)null) : (null, why);
    }

    private async Task LoadAsync() => packs = (await Own.ListAsync(CancellationToken.None)).Succeeded(out var rows, out _) ? rows : [];

    private void Choose(string paper, bool wanted)
    {
        if (wanted)
        {
            chosen.Add(paper);
        }
        else
        {
            chosen.Remove(paper);
        }
    }

    private async Task MakeAsync()
    {
        busy = true;
        StateHasChanged();
        if ((await Start.RunAsync(new(title ?? "", Query, [.. chosen]), CancellationToken.None)).Succeeded(out var pack, out refusal))
        {
            (job, title) = (pack.JobId, null);
            await LoadAsync();
        }

        busy = false;
    }

    private async Task RemoveAsync(PackRow pack)
    {
        refusal = (await Own.RemoveAsync(pack.Id, CancellationToken.None)).Refusal;
        await LoadAsync();
    }

    private static string Moment(DateTime utc) => utc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
