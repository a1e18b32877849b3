using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>One batch: its rows by verdict, differences field by field, decisions, commit and withdrawal.</summary>
public partial class ImportPage
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

    [Parameter]
    public long ImportId { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    private string? Verdict { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private int? After { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    private string? Name { get; set; }

    /// <summary>The job that reads the batch, while one does.</summary>
    [SupplyParameterFromQuery(Name = "job")]
    private long? Job { get; set; }

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

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (!(await Review.BatchAsync(ImportId, default)).Succeeded(out batch, out var why))
        {
            refusal = why.Text;
            return;
        }

        var query = new RowQuery(string.IsNullOrEmpty(Verdict) ? null : Verdict, Name, After, PageSize);
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

    private Task DecideFieldAsync(ReviewedField field, string decision) => RunAsync(new Decisions { Fields = [new FieldDecision(field.Id, decision)] });

    private async Task RunAsync(Decisions decisions)
    {
        (refusal, said) = (null, null);
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

    private static string Signed(string who, DateTime? at) => at is { } moment ? $"{who} {moment.ToCivil():yyyy-MM-dd HH:mm}" : who;

    private string Link(string verdict) => verdict.Length == 0 ? $"/import/{ImportId}" : $"/import/{ImportId}?verdict={verdict}";

    private static string Where(ReviewedNotice notice) => string.Join(" ", new[]
    {
        notice.File, notice.Sheet, notice.Row is { } row ? T($"第 {row} 行", $"row {row}") : null,
        notice.Column is { } column ? T($"第 {column} 列", $"column {column}") : null, notice.Element,
    }.Where(t => !string.IsNullOrEmpty(t)));

    private static string Tag(string verdict) => verdict switch
    {
        "conflict" or "error" => "ds-tag-red",
        "candidate" or "clears" => "ds-tag-amber",
        "same" => "ds-tag-green",
        _ => "",
    };

    private static string VerdictName(string verdict) => verdict switch
    {
        "new" => T("新增", "New"),
        "changed" => T("变更", "Changed"),
        "same" => T("一致", "Same"),
        "conflict" => T("冲突", "Conflict"),
        "candidate" => T("疑似同人", "Candidate"),
        _ => T("有误", "Error"),
    };

    private static string FieldVerdictName(string verdict) => verdict switch
    {
        "clears" => T("提出清空", "proposes to clear"),
        _ => VerdictName(verdict),
    };

    private static string DecisionName(ReviewedRow row) => row.Change is not null ? T("已入库", "committed") : FieldDecisionName(row.Decision);

    private static string FieldDecisionName(string decision) => decision switch
    {
        "accepted" => T("已接受", "accepted"),
        "refused" => T("已退回", "refused"),
        _ => T("未决定", "undecided"),
    };
}
