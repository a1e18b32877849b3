using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>Check rules: write, try, hand down, end.</summary>
public partial class ChecksPage
{
    private readonly HashSet<long> chosen = [];
    private IReadOnlyList<CheckRuleView>? rules;
    private RuleDraft? draft;
    private CheckRuleView? ending;
    private DateOnly bindFrom;
    private string? bindReason;
    private string? bindDocument;
    private string? reason;
    private string? refused;
    private string? wrong;
    private long? job;
    private bool isNext;
    private bool mayWrite;
    private bool mayBind;
    private bool mayRun;

    [SupplyParameterFromQuery(Name = "ended")]
    private bool Ended { get; set; }

    [Inject]
    private ListCheckRules List { get; set; } = default!;

    [Inject]
    private WriteCheckRule Writer { get; set; } = default!;

    [Inject]
    private BindCheckRules Binder { get; set; } = default!;

    [Inject]
    private StartCheckRun Runner { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    protected override void OnInitialized() => bindFrom = Clock.Today();

    protected override async Task OnParametersSetAsync()
    {
        var actor = await Actors.CurrentAsync();
        (mayWrite, mayBind, mayRun) = (actor.May(Permission.CheckRuleWrite), actor.May(Permission.CheckRuleBind), actor.May(Permission.CheckRun));
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        refused = (await List.RunAsync(Ended, CancellationToken.None)).Succeeded(out var found, out var why) ? refused : why.Text;
        rules = found;
        chosen.IntersectWith((rules ?? []).Where(r => r.State == CheckRuleState.Draft).Select(r => r.Id));
    }

    private void Choose(long id, bool on) => _ = on ? chosen.Add(id) : chosen.Remove(id);

    private void ChooseAll(bool on)
    {
        foreach (var rule in (rules ?? []).Where(r => r.MayChange && r.State == CheckRuleState.Draft))
        {
            Choose(rule.Id, on);
        }
    }

    private void Begin(CheckRuleView? from)
    {
        (isNext, wrong) = (from is not null, null);
        draft = from is null
            ? new RuleDraft()
            : new RuleDraft { Code = from.Code, Group = from.Group, Zh = from.Zh, En = from.En, Text = from.Text, MessageZh = from.MessageZh, MessageEn = from.MessageEn, Source = from.Source, Target = from.TargetId };
    }

    private async Task WriteAsync()
    {
        var outcome = await Writer.RunAsync(new(draft!.Code, draft.Group, draft.Zh, draft.En, draft.Text, draft.MessageZh, draft.MessageEn, draft.Source, draft.Target), CancellationToken.None);
        wrong = outcome.Refusal?.Text;
        if (wrong is null)
        {
            draft = null;
            chosen.Add(outcome.Value.Id);
            await ReadAsync();
        }
    }

    private Task AdoptAsync() => DoAsync(async () => (await Writer.AdoptAsync(CancellationToken.None)).Refusal);

    private Task BindAsync() => DoAsync(async () => (await Binder.RunAsync(new([.. chosen], bindFrom, bindReason, bindDocument), CancellationToken.None)).Refusal);

    private Task EndAsync() => DoAsync(async () =>
    {
        var why = (await Binder.EndAsync(ending!.Id, new(null, reason), CancellationToken.None)).Refusal;
        (ending, reason) = why is null ? (null, null) : (ending, reason);
        return why;
    });

    private Task StartAsync(IReadOnlyList<long> tried) => DoAsync(async () =>
    {
        job = null;
        var outcome = await Runner.RunAsync(new(null, tried), CancellationToken.None);
        job = outcome.Refusal is null ? outcome.Value.JobId : null;
        return outcome.Refusal;
    });

    private async Task DoAsync(Func<Task<Refusal?>> act)
    {
        refused = (await act())?.Text;
        await ReadAsync();
    }

    /// <summary>What is typed.</summary>
    private sealed class RuleDraft
    {
        public string? Code { get; set; }

        public CheckGroup Group { get; set; } = CheckGroup.Agreement;

        public string? Zh { get; set; }

        public string? En { get; set; }

        public string? Text { get; set; }

        public string? MessageZh { get; set; }

        public string? MessageEn { get; set; }

        public string? Source { get; set; }

        public long? Target { get; set; }
    }
}
