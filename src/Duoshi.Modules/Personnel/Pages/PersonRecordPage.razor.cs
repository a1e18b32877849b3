using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Corrections;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Pages;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>All information sets of a person, with the four acts.</summary>
public partial class PersonRecordPage
{
    private const string InsertAct = "insert";

    private PersonRecord? record;
    private Refusal? refusal;
    private bool asked;

    [Parameter]
    public long PersonId { get; set; }

    [SupplyParameterFromQuery(Name = "asOf")]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "knownAt")]
    private string? KnownAt { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    /// <summary>Only what holds on the day.</summary>
    [SupplyParameterFromQuery(Name = "onlyDay")]
    private bool OnlyDay { get; set; }

    [SupplyParameterFromQuery(Name = "purpose")]
    private string? Purpose { get; set; }

    /// <summary>Opens the dialog: the kind, the row to correct or a new one, the request it answers.</summary>
    [SupplyParameterFromQuery(Name = "kind")]
    private string? AskedKind { get; set; }

    [SupplyParameterFromQuery(Name = "correct")]
    private long? AskedRow { get; set; }

    [SupplyParameterFromQuery(Name = "insert")]
    private bool AskedNew { get; set; }

    [SupplyParameterFromQuery(Name = "request")]
    private long? AskedBy { get; set; }

    [Inject]
    private ReadPerson Reader { get; set; } = default!;

    [Inject]
    private RevealIdentityNumber Revealer { get; set; } = default!;

    [Inject]
    private ListCorrections Requests { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>What was known earlier can't be acted on: acts build on present knowledge.</summary>
    private bool Writable => record is { KnownAt: null } && (record.May.Insert || record.May.Correct || record.May.End || record.May.Withdraw);

    private RecordGroup Current => RecordGroups.All.FirstOrDefault(g => g.Key == Group)
        ?? (AskedKind is { } asking && record?.Kind(asking) is not null ? RecordGroups.All.First(g => g.Has(asking)) : null)
        ?? RecordGroups.All.First(g => Kinds(g).Any());

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (asked || record is null || !RendererInfo.IsInteractive || AskedKind is not { } key || record.Kind(key) is not { } kind)
        {
            return;
        }

        asked = true;
        var row = kind.Rows.FirstOrDefault(r => r.Id == AskedRow);
        if (Writable && (row is not null || AskedNew))
        {
            await OpenAsync(kind, row, row is null ? InsertAct : "correct", await NoteAsync());
        }
    }

    private async Task LoadAsync()
    {
        refusal = (await Reader.RunAsync(PersonId, AsOf, KnownAt, !OnlyDay, null, Purpose, CancellationToken.None)).Succeeded(out var read, out var why) ? null : why;
        record = read;
    }

    private IEnumerable<KindView> Kinds(RecordGroup group) => record!.Kinds.Where(k => group.Has(k.Key));

    /// <summary>What can be begun: one thing, or one a line where the kind has several.</summary>
    private static IEnumerable<(short? Slot, string Text)> NewOnes(KindView kind) => kind.Key == "education-summary"
        ? [(EducationSummary.FullTimeSlot, T("登记全日制教育", "New: full-time")), (EducationSummary.OnTheJobSlot, T("登记在职教育", "New: on the job"))]
        : [(null, kind.Shape == FactShape.State ? T("登记新情况", "New from a date") : T("新增一条", "Add"))];

    private static string? LineName(KindView kind, RowView row) => (kind.Key, row.Slot) switch
    {
        ("education-summary", EducationSummary.FullTimeSlot) => T("全日制教育", "full-time"),
        ("education-summary", EducationSummary.OnTheJobSlot) => T("在职教育", "on the job"),
        _ => null,
    };

    private IEnumerable<(string Act, string Text)> Acts(KindView kind, RowView row)
    {
        if (record!.May.Correct)
        {
            yield return ("correct", T("更正", "Correct"));
        }

        if (record.May.End && kind.Shape != FactShape.Event && row.To.Length == 0)
        {
            yield return ("end", T("终止", "End"));
        }

        if (record.May.Withdraw)
        {
            yield return ("withdraw", T("撤销", "Withdraw"));
        }
    }

    private async Task<string?> NoteAsync()
    {
        if (AskedBy is not { } request)
        {
            return null;
        }

        foreach (var answered in new[] { true, false })
        {
            if ((await Requests.RunAsync(answered, CancellationToken.None)).Succeeded(out var list, out _) && list.FirstOrDefault(r => r.Id == request) is { } found)
            {
                return T($"本人申请：{found.Text}", $"The person asks: {found.Text}");
            }
        }

        return null;
    }

    private async Task OpenAsync(KindView kind, RowView? row, string act, string? note = null, short? slot = null)
    {
        var parameters = new DialogParameters
        {
            [nameof(FactDialog.Sort)] = SubjectKind.Person,
            [nameof(FactDialog.SubjectId)] = PersonId,
            [nameof(FactDialog.Act)] = act,
            [nameof(FactDialog.Kind)] = kind,
            [nameof(FactDialog.Row)] = row,
            [nameof(FactDialog.Note)] = note,
            [nameof(FactDialog.Slot)] = slot,
            [nameof(FactDialog.Reread)] = (Func<Task<object?>>)(() => RereadAsync(kind.Key)),
        };
        var dialog = await Dialogs.ShowAsync<FactDialog>(kind.Name, parameters, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false });
        if (await dialog.Result is { Canceled: false })
        {
            Snackbar.Add(T("已保存。", "Saved."), Severity.Success);
            await LoadAsync();
            StateHasChanged();
        }
    }

    private async Task<object?> RereadAsync(string kind) =>
        (await Reader.RunAsync(PersonId, AsOf, null, true, kind, Purpose, CancellationToken.None)).Succeeded(out var now, out _) ? now.Kind(kind) : null;

    private async Task RevealAsync()
    {
        var dialog = await Dialogs.ShowAsync<RevealDialog>(T("查看身份证号", "Identity number"), new DialogParameters
        {
            [nameof(RevealDialog.Reveal)] = (Func<string?, Task<(string? Number, string? Refused)>>)(async purpose =>
                (await Revealer.RunAsync(PersonId, purpose, CancellationToken.None)).Succeeded(out var revealed, out var why) ? (revealed.IdentityNumber, null) : (null, why.Text)),
        });
        await dialog.Result;
    }

    private string At(string name, string? value) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        [name] = value,
        ["kind"] = null,
        ["correct"] = null,
        ["insert"] = null,
        ["request"] = null,
        ["field"] = null,
    });

    private void SwitchDays(ChangeEventArgs e) => Navigation.NavigateTo(At("onlyDay", e.Value is true ? null : "true"));
}
