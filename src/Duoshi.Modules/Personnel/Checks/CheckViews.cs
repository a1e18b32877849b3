using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Where a rule stands.</summary>
internal enum CheckRuleState : byte
{
    Draft,
    Coming,
    Binding,
    Ended,
}

/// <summary>A version of a rule as pages show it.</summary>
/// <param name="MayChange">The actor's office wrote it.</param>
/// <param name="Trial">The latest trial of it that ended, as the actor may see it: people for whom it would fail.</param>
internal sealed record CheckRuleView(
    long Id, string Code, int Version, CheckGroup Group, string Zh, string En, string Text, string MessageZh, string MessageEn, string Source, FieldClass Class,
    string Owner, string Target, long TargetId, DateOnly? ValidFrom, DateOnly? ValidTo, CheckRuleState State, string WrittenBy, string? BoundBy, string? EndedBy, string? EndReason, bool MayChange, CheckTrialView? Trial)
{
    /// <summary>Why it was handed down.</summary>
    public string? BoundReason { get; init; }

    /// <summary>文号 of the paper by which it was handed down.</summary>
    public string? BoundDocument { get; init; }

    public string Title => Words.T(Zh, En);

    public string Message => Words.T(MessageZh, MessageEn);
}

/// <summary>How a rule came out in a trial.</summary>
internal sealed record CheckTrialView(long RunId, DateOnly Day, int People, int Failing, int Unclear);

/// <summary>The words of rules and their states.</summary>
internal static class CheckWords
{
    public static string Of(CheckRuleState state) => state switch
    {
        CheckRuleState.Draft => Words.T("草稿", "Draft"),
        CheckRuleState.Coming => Words.T("待生效", "From a later day"),
        CheckRuleState.Binding => Words.T("有效", "Binding"),
        _ => Words.T("已停用", "Ended"),
    };

    public static string Of(CheckGroup group) => group == CheckGroup.Required ? Words.T("缺项", "Required") : Words.T("逻辑", "Agreement");

    public static CheckRuleState StateOf(CheckRuleVersion rule, DateOnly today) =>
        rule.ValidFrom is not { } from ? (rule.ValidTo is null ? CheckRuleState.Draft : CheckRuleState.Ended)
        : rule.ValidTo is { } to && (to <= today || to <= from) ? CheckRuleState.Ended
        : from > today ? CheckRuleState.Coming : CheckRuleState.Binding;
}
