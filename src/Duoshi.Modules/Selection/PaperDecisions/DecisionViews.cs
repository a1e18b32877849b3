using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.PaperDecisions;

/// <summary>A decision as a page or a program enters it.</summary>
/// <param name="OfficeId">The office that keeps it.</param>
/// <param name="Body">The body that decided.</param>
/// <param name="Meeting">The meeting, such as 党组会第12次.</param>
/// <param name="DocumentNumber">文号.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="EffectiveOn">First day it holds.</param>
/// <param name="Reason">Remark of whoever enters it.</param>
/// <param name="Acts">People and what is decided of them.</param>
internal sealed record DecisionBody(
    long OfficeId, string? Body, string? Meeting, string? DocumentNumber, string? DecidedOn, string? EffectiveOn, string? Reason, IReadOnlyList<ActBody>? Acts);

/// <summary>What a decision would change, and what the pre-check says of it.</summary>
internal sealed record DecisionPreview(IReadOnlyList<ActView> Acts, IReadOnlyList<LineView> Lines, PreCheckView Check);

/// <summary>A line of the list.</summary>
internal sealed record DecisionRow(
    long Id, string Body, string? Meeting, string DocumentNumber, DateOnly DecidedOn, DateOnly EffectiveOn, string? Office, string People, DecisionState State, string StateName, string EnteredBy, DateTime EnteredAt,
    string? CheckedBy, bool Own);

/// <summary>A page of it.</summary>
internal sealed record DecisionPage(IReadOnlyList<DecisionRow> Rows, int Total);

/// <summary>A decision whole.</summary>
/// <param name="Head">Its line in the list.</param>
/// <param name="Version">What If-Match has to say.</param>
/// <param name="OfficeId">The office that keeps it.</param>
/// <param name="Reason">Remark of whoever entered it.</param>
/// <param name="Answer">Why it was returned, or what the checker remarked.</param>
/// <param name="ChangeId">The change of the record by which it was written.</param>
/// <param name="Withdrawn">Who withdrew it and why.</param>
/// <param name="Acts">People and acts.</param>
/// <param name="Preview">What accepting would change now; null once it is settled.</param>
/// <param name="Unfit">Why it can't be accepted as the record stands now; null: nothing is in the way.</param>
internal sealed record DecisionView(
    DecisionRow Head, int Version, long OfficeId, string? Reason, string? Answer, long? ChangeId, string? Withdrawn, IReadOnlyList<ActView> Acts, DecisionPreview? Preview, string? Unfit);

internal static class DecisionNames
{
    public static string Of(DecisionState state) => state switch
    {
        DecisionState.Submitted => T("待复核", "To be checked"),
        DecisionState.Returned => T("已退回", "Returned"),
        DecisionState.Accepted => T("已入库", "On the record"),
        _ => T("已撤回", "Withdrawn"),
    };
}
