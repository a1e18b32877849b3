using Duoshi.Core.Engines.Publicity;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Matters;
using static System.FormattableString;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>How far a step is.</summary>
public enum StepState : byte
{
    /// <summary>Its turn has not come: a step before it is missing.</summary>
    Waiting = 0,

    /// <summary>It can be recorded now.</summary>
    Next = 1,

    /// <summary>Begun: a notice that stands, or some of the four checks.</summary>
    Running = 2,

    Done = 3,
}

/// <summary>The steps asked and those recorded: what is done, what comes next, and why something can't be recorded yet. Pure.</summary>
internal sealed class ProcessCourse(Procedure procedure, IReadOnlyList<StepEntry> standing, ProcessState state, DateOnly today)
{
    /// <summary>Parts of the four checks.</summary>
    public const byte Parts = 4;

    public Procedure Procedure => procedure;

    public StepEntry? Entry(SelectionStep step, byte part = 0) => standing.FirstOrDefault(e => e.Step == step && e.Part == part);

    public bool IsDone(SelectionStep step) => step switch
    {
        SelectionStep.FourChecks => Enumerable.Range(1, Parts).All(p => Entry(step, (byte)p) is not null),
        SelectionStep.Publicity => Entry(step)?.Objections is not null,
        _ => Entry(step) is not null,
    };

    public StepState Of(SelectionStep step) =>
        IsDone(step) ? StepState.Done
        : standing.Any(e => e.Step == step) ? StepState.Running
        : Before(step).All(IsDone) && state is ProcessState.Open or ProcessState.Appointed ? StepState.Next
        : StepState.Waiting;

    /// <summary>The first step not done; null: all are.</summary>
    public SelectionStep? Next => procedure.Steps.Where(s => !IsDone(s)).Cast<SelectionStep?>().FirstOrDefault();

    /// <summary>The part of a step that is missing first; 0 for steps of one part.</summary>
    public byte MissingPart(SelectionStep step) =>
        step == SelectionStep.FourChecks ? (byte)Enumerable.Range(1, Parts).FirstOrDefault(p => Entry(step, (byte)p) is null) : (byte)0;

    /// <summary>Why an entry can't be recorded; null: it can.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="corrects">Whether it is to supersede one that stands.</param>
    public Refusal? Refuses(StepEntry entry, bool corrects)
    {
        var (zh, en) = StepNames.Both(entry.Step, entry.Part);
        if (!procedure.Steps.Contains(entry.Step))
        {
            return new Refusal("selection.step-not-asked", $"这类任用不需要“{zh}”。", $"This kind of appointment asks no step '{en}'.", 422);
        }

        if (entry.Step == SelectionStep.FourChecks ? entry.Part is < 1 or > Parts : entry.Part != 0)
        {
            return new Refusal("selection.part", "“凡提四必”请分别登记四项，其他程序没有分项。", "The four checks are recorded one by one; other steps have no parts.", 422) { Details = new { field = "part" } };
        }

        if (Before(entry.Step).FirstOrDefault(s => !IsDone(s)) is var missing and not 0)
        {
            var (mz, me) = StepNames.Both(missing, MissingPart(missing));
            return missing == SelectionStep.Publicity && Entry(missing) is { } notice
                ? new Refusal("selection.notice-running", Invariant($"公示至 {notice.NoticeTo:yyyy-MM-dd}，尚未登记公示结果，不能登记“{zh}”。"), Invariant($"The notice stands until {notice.NoticeTo:yyyy-MM-dd} and its result is not recorded: '{en}' can't be."))
                : new Refusal("selection.step-missing", $"缺少“{mz}”，不能登记“{zh}”。请先登记缺少的程序。", $"'{me}' is missing, so '{en}' can't be recorded. Record the missing step first.");
        }

        if (Entry(entry.Step, entry.Part) is not null != corrects)
        {
            return corrects
                ? new Refusal("selection.step-not-recorded", $"“{zh}”尚未登记，无从更正。", $"'{en}' is not recorded, so there is nothing to correct.")
                : new Refusal("selection.step-recorded", $"“{zh}”已登记。登记有误的，请用“更正”，原登记保留。", $"'{en}' is recorded already. If it is wrong, correct it; the first entry is kept.");
        }

        return Dates(entry, zh, en) ?? Contents(entry, zh, en);
    }

    private Refusal? Dates(StepEntry entry, string zh, string en)
    {
        if (entry.On > today)
        {
            return Field("selection.date-future", "on", $"“{zh}”的日期不能晚于今天。", $"The day of '{en}' can't be after today.");
        }

        if (standing.Where(e => Precedes(e.Step, entry.Step)).MaxBy(End) is { } before && entry.On < End(before))
        {
            var (bz, be) = StepNames.Both(before.Step, before.Part);
            return Field("selection.date-order", "on", Invariant($"“{zh}”（{entry.On:yyyy-MM-dd}）不能早于“{bz}”（{End(before):yyyy-MM-dd}）。"), Invariant($"'{en}' ({entry.On:yyyy-MM-dd}) can't be before '{be}' ({End(before):yyyy-MM-dd})."));
        }

        if (standing.Where(e => Precedes(entry.Step, e.Step)).MinBy(e => e.On) is { } after && End(entry) > after.On)
        {
            var (az, ae) = StepNames.Both(after.Step, after.Part);
            return Field("selection.date-order", "on", Invariant($"“{zh}”不能晚于“{az}”（{after.On:yyyy-MM-dd}）。"), Invariant($"'{en}' can't be after '{ae}' ({after.On:yyyy-MM-dd})."));
        }

        return null;
    }

    private Refusal? Contents(StepEntry entry, string zh, string en)
    {
        if (string.IsNullOrEmpty(entry.Body))
        {
            return Field("selection.body-required", "body", $"请填写“{zh}”的主体（会议或部门）。", $"Name the body of '{en}'.");
        }

        if (string.IsNullOrEmpty(entry.DocumentNumber))
        {
            return Field("selection.document-required", "documentNumber", $"请填写“{zh}”的文号（报告、记录、意见或公告的编号）。", $"Give the document number of '{en}'.");
        }

        return entry.Step switch
        {
            SelectionStep.Publicity => Notice(entry),
            SelectionStep.Appointment when entry.EffectiveOn is null =>
                Field("selection.effective-required", "effectiveOn", "请填写任职生效日期。", "Give the first day in the post."),
            SelectionStep.Probation => Probation(entry),
            _ => null,
        };
    }

    private Refusal? Notice(StepEntry entry)
    {
        if (entry.NoticeTo is not { } to || to < entry.On)
        {
            return Field("selection.notice-days", "noticeTo", "请填写公示截止日期，且不早于开始日期。", "Give the last day of the notice, not before its first.");
        }

        if (WorkingDays.Count(entry.On, to) is var days && days < procedure.NoticeDays)
        {
            var until = WorkingDays.LastDay(entry.On, procedure.NoticeDays);
            return Field(
                "selection.notice-too-short", "noticeTo", Invariant($"公示只有 {days} 个工作日，不得少于 {procedure.NoticeDays} 个，至少到 {until:yyyy-MM-dd}（R-74）。"),
                Invariant($"The notice stands {days} working days; {procedure.NoticeDays} at least are asked: until {until:yyyy-MM-dd} (R-74)."));
        }

        if (entry.Objections is < 0)
        {
            return Field("selection.objections", "objections", "异议件数不能为负。", "The number of objections can't be below 0.");
        }

        return entry.Objections is not null && to >= today
            ? new Refusal("selection.notice-running", Invariant($"公示至 {to:yyyy-MM-dd}，期满后才能登记结果。"), Invariant($"The notice stands until {to:yyyy-MM-dd}; its result is recorded afterwards.")) { Details = new { field = "objections" } }
            : null;
    }

    private Refusal? Probation(StepEntry entry)
    {
        if (entry.Result is not ("passed" or "failed"))
        {
            return Field("selection.probation-result", "result", "请选择试用结果：passed 合格、failed 不合格。", "Choose the result: passed or failed.");
        }

        if (state != ProcessState.Appointed)
        {
            return new Refusal("selection.not-appointed", "任职尚未确认入库，不能登记试用结果。", "The appointment is not confirmed, so there is no probation to end.");
        }

        return Entry(SelectionStep.Appointment)?.EffectiveOn?.AddMonths(procedure.ProbationMonths) is { } end && entry.On < end
            ? Field("selection.probation-running", "on", Invariant($"试用期至 {end:yyyy-MM-dd}，期满后才能登记结果。"), Invariant($"Probation runs until {end:yyyy-MM-dd}; its result is recorded then."))
            : null;
    }

    /// <summary>The four checks go on beside the inspection: neither waits for the other's day, only for its being recorded.</summary>
    private bool Precedes(SelectionStep one, SelectionStep other) =>
        procedure.Steps.IndexOf(one) < procedure.Steps.IndexOf(other) && (one, other) is not (SelectionStep.Inspection, SelectionStep.FourChecks);

    private static DateOnly End(StepEntry entry) => entry.NoticeTo ?? entry.On;

    private IEnumerable<SelectionStep> Before(SelectionStep step) => procedure.Steps.TakeWhile(s => s != step);

    private static Refusal Field(string code, string field, string zh, string en) => new(code, zh, en, 422) { Details = new { field } };
}
