using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>One batch: its rows by verdict, differences field by field, decisions, commit and withdrawal.</summary>
public partial class ImportPage : IAsyncDisposable
{
    private const int PageSize = 50;

    private readonly Dictionary<long, string?> refusing = [];
    private ReviewedBatch? batch;
    private IReadOnlyList<ReviewedRow> rows = [];
    private IReadOnlyList<ReviewedField> fields = [];
    private IReadOnlyList<ReviewedNotice> notices = [];
    private IReadOnlyList<ReviewedNotice> general = [];
    private IReadOnlyList<StaysAfter> stays = [];
    private int? next;
    private long? opened;
    private string? refusal;
    private string? said;
    private string? reason;
    private string? document;
    private string? reviewer;
    private string? withdrawReason;
    private bool busy;
    private string? sought;
    private long? unreasoned;
    private ElementReference list;
    private IJSObjectReference? keys;

    [Parameter]
    public long ImportId { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    private string? Verdict { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private int? After { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    private string? Name { get; set; }

    /// <summary>missing or effects: what stands above the people; null: nothing.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    /// <summary>The required field that the people shown lack.</summary>
    [SupplyParameterFromQuery(Name = "missing")]
    private string? Missing { get; set; }

    /// <summary>The number of an office that the people shown move.</summary>
    [SupplyParameterFromQuery(Name = "effect")]
    private string? Effect { get; set; }

    /// <summary>What was decided of the people shown; null: whatever.</summary>
    [SupplyParameterFromQuery(Name = "decision")]
    private string? Decided { get; set; }

    /// <summary>Offices passed over in the numbers.</summary>
    [SupplyParameterFromQuery(Name = "from")]
    private int? From { get; set; }

    /// <summary>The job that reads the batch, while one does.</summary>
    [SupplyParameterFromQuery(Name = "job")]
    private long? Job { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private StartReading Start { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ReviewImport Review { get; set; } = default!;

    [Inject]
    private DecideImport Deciding { get; set; } = default!;

    [Inject]
    private RecheckImport Rechecking { get; set; } = default!;

    [Inject]
    private CommitImport Commit { get; set; } = default!;

    [Inject]
    private WithdrawImport Withdrawal { get; set; } = default!;

    private bool Open => batch?.State is "prepared" or "committed" && batch.Waiting + batch.New + batch.Changed + batch.Candidates + batch.Errors > 0;

    private IEnumerable<(string Key, string Text, int Count)> Verdicts =>
    [
        ("", T("全部", "All"), batch!.Rows), ("waiting", T("等待处理", "Waiting"), batch.Waiting), ("new", T("新增", "New"), batch.New), ("changed", T("变更", "Changed"), batch.Changed),
        ("same", T("一致", "Same"), batch.Same), ("conflict", T("冲突", "Conflict"), batch.Conflicts), ("candidate", T("疑似同人", "Candidate"), batch.Candidates),
        ("error", T("有误", "Error"), batch.Errors), ("to-place", T("待安置", "To be placed"), batch.ToPlace),
    ];

    /// <summary>The verdict shown; null while the people are narrowed otherwise.</summary>
    private string? Shown => Narrowed is null && string.IsNullOrEmpty(View) ? Verdict ?? "" : Verdict;

    private static IEnumerable<(string Key, string Text)> Views =>
        [("", T("人员", "People")), ("missing", T("缺项", "Missing")), ("effects", T("职数、编制、员额", "Posts, establishment, quota"))];

    /// <summary>By what the people shown are narrowed, in words.</summary>
    private string? Narrowed => Missing is { Length: > 0 } key && RequiredFields.Find(key) is { } required ? T($"只列出缺“{required.Zh}”的行。", $"Only rows that lack “{required.En}”.")
        : Effect is { Length: > 0 } ? T("只列出改变该数的行。", "Only rows that move that number.")
        : null;

    protected override Task OnParametersSetAsync()
    {
        // What was said of the last act is not said of another view.
        (said, refusal, unreasoned) = (null, null, null);
        return LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (keys is null && list.Id is not null)
        {
            keys = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Duoshi.Modules/Exchange/Pages/ImportPage.razor.js");
            await keys.InvokeVoidAsync("rowKeys", list);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (keys is not null)
        {
            try
            {
                await keys.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The circuit is gone, and the script with it.
            }
        }

        GC.SuppressFinalize(this);
    }

    private async Task LoadAsync()
    {
        if (!(await Review.BatchAsync(ImportId, default)).Succeeded(out batch, out var why))
        {
            refusal = why.Text;
            return;
        }

        var query = new RowQuery(string.IsNullOrEmpty(Verdict) ? null : Verdict, Name, After, PageSize) { Missing = Missing, Effect = Effect, Decision = Decided };
        sought = Name;
        if ((await Review.RowsAsync(ImportId, query, default)).Succeeded(out var page, out why))
        {
            (rows, next) = (page.Rows, page.Next);
        }
        else
        {
            refusal = why.Text;
        }

        var all = (await Review.NoticesAsync(ImportId, null, default)).Succeeded(out var told, out _) ? told : [];
        general = [.. all.Where(n => n.Weight != "information" || n.RowId is null)];
        if (opened is { } row)
        {
            await ReadRowAsync(row);
        }
    }

    private async Task ShowAsync(long row)
    {
        opened = opened == row ? null : row;
        if (opened is not null)
        {
            await ReadRowAsync(row);
        }
    }

    private async Task ReadRowAsync(long row)
    {
        fields = (await Review.FieldsAsync(ImportId, row, default)).Succeeded(out var read, out _) ? read : [];
        notices = (await Review.NoticesAsync(ImportId, row, default)).Succeeded(out var told, out _) ? told : [];
    }

    private void Find() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["name"] = string.IsNullOrWhiteSpace(sought) ? null : sought, ["after"] = null }));

    private async Task ReadOnAsync()
    {
        if ((await Start.RunAsync(ImportId, default)).Succeeded(out var job, out var why))
        {
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("job", job));
        }
        else
        {
            refusal = why.Text;
        }
    }

    private Task AcceptUndisputedAsync() => RunAsync(new Decisions { AcceptUndisputed = true });

    private Task ClearingsAsync(string decision) => RunAsync(new Decisions { Clearings = decision });

    private Task DecideAsync(RowDecision decision) => RunAsync(new Decisions { Rows = [decision] });

    private Task SettleAsync(ReviewedRow row, ReviewedCandidate who) =>
        DecideAsync(who.Person is { } person ? new RowDecision(row.Id, Person: person) : new RowDecision(row.Id, SameAs: who.Row));

    private Task DecideFieldAsync((long Field, string Decision) said) => RunAsync(new Decisions { Fields = [new FieldDecision(said.Field, said.Decision)] });

    private async Task AcceptAsync(ReviewedRow row)
    {
        await DecideAsync(new RowDecision(row.Id, "accept"));
        said = refusal is null ? T($"已接受：{row.Name}", $"Accepted: {row.Name}") : null;
    }

    private async Task RefuseAsync(ReviewedRow row)
    {
        await DecideAsync(new RowDecision(row.Id, "refuse", Reason: refusing.GetValueOrDefault(row.Id)));
        if (refusal is null)
        {
            refusing.Remove(row.Id);
            said = T($"已退回：{row.Name}", $"Refused: {row.Name}");
        }
        else
        {
            unreasoned = row.Id;
        }
    }

    private async Task RunAsync(Decisions decisions)
    {
        (refusal, said, unreasoned) = (null, null, null);
        Tell(await Deciding.RunAsync(ImportId, decisions, batch!.Version, default));
        await LoadAsync();
    }

    private Task RecheckAsync() => BusyAsync(async () => Tell(await Rechecking.RunAsync(ImportId, batch!.Version, default)));

    private async Task CommitAsync()
    {
        await BusyAsync(async () =>
        {
            var outcome = await Commit.RunAsync(ImportId, new CommitRequest(reason, document, reviewer), batch!.Version, default);
            Tell(outcome);
            if (outcome.Refusal is null)
            {
                var done = outcome.Value;
                said = T($"已入库：{done.Rows} 人（新增 {done.NewPeople} 人），{done.Facts} 条记录，第 {done.Change} 号变更；仍等待 {done.Waiting}。",
                    $"Committed: {done.Rows} people ({done.NewPeople} new), {done.Facts} facts, change {done.Change}; {done.Waiting} still waiting.");
            }
        });
    }

    private async Task WithdrawAsync()
    {
        await BusyAsync(async () =>
        {
            var outcome = await Withdrawal.RunAsync(ImportId, withdrawReason, default);
            Tell(outcome);
            if (outcome.Refusal is null)
            {
                stays = outcome.Value.Stays;
                said = T($"已撤回：{outcome.Value.Withdrawn} 条，恢复 {outcome.Value.Restated} 条。", $"Withdrawn: {outcome.Value.Withdrawn} facts; {outcome.Value.Restated} restated.");
            }
        });
    }

    private async Task BusyAsync(Func<Task> work)
    {
        (busy, refusal, said) = (true, null, null);
        try
        {
            await work();
            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }

    private void Tell<T>(Outcome<T> outcome) => refusal = outcome.Refusal?.Text;

    /// <summary>The people shown, all of them, as a sheet.</summary>
    private string RowsExport => Navigation.GetUriWithQueryParameters(Navigation.ToAbsoluteUri($"/api/v1/imports/{ImportId}/rows/export").ToString(),
        new Dictionary<string, object?> { ["verdict"] = Or(Verdict), ["name"] = Or(Name), ["missing"] = Or(Missing), ["effect"] = Or(Effect), ["decision"] = Or(Decided) });

    private static string? Or(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private string Link(string verdict) => verdict.Length == 0 ? $"/import/{ImportId}" : $"/import/{ImportId}?verdict={verdict}";

    private static string Where(ReviewedNotice notice) => string.Join(" ", new[]
    {
        notice.File, notice.Sheet == notice.File ? null : notice.Sheet, notice.Row is { } row ? T($"第 {row} 行", $"row {row}") : null,
        notice.Column is { } column ? T($"第 {column} 列", $"column {column}") : null, notice.Element,
    }.Where(t => !string.IsNullOrEmpty(t)));
}
