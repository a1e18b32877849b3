using Duoshi.Modules.Exchange.Deciding;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>Verdicts and decisions as people call them, and the look of their tags.</summary>
internal static class ImportWords
{
    public static string Tag(string verdict) => verdict switch
    {
        "conflict" or "error" => "ds-tag-red",
        "candidate" or "clears" => "ds-tag-amber",
        "same" => "ds-tag-green",
        _ => "",
    };

    public static string VerdictName(string verdict) => verdict switch
    {
        "new" => T("新增", "New"),
        "changed" => T("变更", "Changed"),
        "same" => T("一致", "Same"),
        "conflict" => T("冲突", "Conflict"),
        "candidate" => T("疑似同人", "Candidate"),
        _ => T("有误", "Error"),
    };

    public static string FieldVerdictName(string verdict) => verdict switch
    {
        "clears" => T("提出清空", "proposes to clear"),
        _ => VerdictName(verdict),
    };

    public static string DecisionName(ReviewedRow row) => row.Change is not null ? T("已入库", "committed") : FieldDecisionName(row.Decision);

    public static string FieldDecisionName(string decision) => decision switch
    {
        "accepted" => T("已接受", "accepted"),
        "refused" => T("已退回", "refused"),
        _ => T("未决定", "undecided"),
    };
}
