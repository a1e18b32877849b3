using System.Globalization;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>干部画像: one page a person, as of a day and a moment of knowledge; every statement opens its source.</summary>
public partial class PersonPortrait
{
    private PortraitModel? portrait;
    private ExperienceView? experience;
    private RecordRights? rights;
    private string? refusal;
    private PortraitReading? read;
    private bool mayReadOthers;
    private bool counting;
    private int turn;

    [Parameter]
    public long PersonId { get; set; }

    [SupplyParameterFromQuery(Name = "asOf")]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "knownAt")]
    private string? KnownAt { get; set; }

    [SupplyParameterFromQuery(Name = RosterAddress.List)]
    private string? List { get; set; }

    [Inject]
    private ReadPortrait Reader { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private string Moment => string.Join('&', new[] { ("asOf", AsOf), ("knownAt", KnownAt) }
        .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    protected override async Task OnParametersSetAsync()
    {
        var mine = ++turn;
        mayReadOthers = (await Actors.CurrentAsync()).May(Permission.PersonRead);
        (portrait, rights, refusal) = (await Reader.RunAsync(PersonId, AsOf, KnownAt, default, withExperience: false)).Succeeded(out read, out var why)
            ? (read.Portrait, read.Rights, (string?)null)
            : (null, null, why.Text);
        experience = null;
        await CountAsync(mine);
    }

    /// <summary>The peer group is a call of its own: the person doesn't wait for it. What stands there stays until the new count is there.</summary>
    private async Task CountAsync(int mine)
    {
        counting = read?.ExperienceAt is not null;
        if (counting && RendererInfo.IsInteractive)
        {
            StateHasChanged();
            var shown = await Reader.ExperienceAsync(read!, default);
            if (mine == turn)
            {
                (experience, counting) = (shown, false);
            }
        }
    }

    private IEnumerable<(string Segment, string Text)> Ways
    {
        get
        {
            yield return ("/record", T("信息集", "Record"));
            if (rights?.History == true)
            {
                yield return ("/history", T("变更历史", "History"));
            }

            if (rights?.Export == true)
            {
                yield return ("/form", T("任免审批表", "Appointment form"));
            }
        }
    }

    private string CompareWay => $"/people/compare?left={PersonId.ToString(CultureInfo.InvariantCulture)}" + (string.IsNullOrEmpty(AsOf) ? "" : $"&at={Uri.EscapeDataString(AsOf)}");

    private string Way(string segment) => PersonAddress.Of(PersonId, segment, AsOf, KnownAt, List);

    private async Task OpenItemAsync(object key)
    {
        if (key is LaneItem item)
        {
            await OpenAsync(item.Dates, item.Text, item.Kind, item.Source, null);
        }
    }

    private async Task OpenAsync(string title, string text, string? kind, RowView? source, string? rule) => await Dialogs.ShowAsync<SourceNote>(title, new DialogParameters
    {
        [nameof(SourceNote.PersonId)] = PersonId,
        [nameof(SourceNote.Title)] = title,
        [nameof(SourceNote.Text)] = text,
        [nameof(SourceNote.Kind)] = kind,
        [nameof(SourceNote.Source)] = source,
        [nameof(SourceNote.Rule)] = rule,
    });

    private static string FirstLine(string text) => text.Split('\n')[0];

    private static string InWords(ExperienceView view) =>
        string.Join(T("，", ", "), view.Axes.Select(a => $"{a.Label} {a.Own.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>The radar's option; each axis is scaled by itself, since years and times do not compare.</summary>
    private static object Radar(string name, ExperienceView view) => new
    {
        legend = new { bottom = 0 },
        tooltip = new { },
        radar = new
        {
            radius = "62%",
            indicator = view.Axes.Select(a => new { name = a.Label, max = Math.Max(1, Math.Ceiling(1.2m * Math.Max(a.Own, a.Peers?.UpperQuartile ?? 0))) }),
        },
        series = new object[]
        {
            new
            {
                type = "radar",
                data = new object[]
                {
                    new { name, value = view.Axes.Select(a => a.Own), areaStyle = new { opacity = 0.15 } },
                    new { name = T("对照人群中位数", "Peer median"), value = view.Axes.Select(a => a.Peers?.Median ?? 0), lineStyle = new { type = "dashed" } },
                },
            },
        },
    };
}
