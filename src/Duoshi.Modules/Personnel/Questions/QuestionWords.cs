using Duoshi.Core.Engines.Questions;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>Comparisons in the words of the builder.</summary>
internal static class QuestionWords
{
    public static string Of(QuestionOperator op, QuestionFieldType type) => op switch
    {
        QuestionOperator.Is => T("是", "is"),
        QuestionOperator.In => T("是其中之一", "is one of"),
        QuestionOperator.Under when type == QuestionFieldType.Office => T("是（含下级院）", "is, or below it"),
        QuestionOperator.Under => T("属于（含下级代码）", "belongs to"),
        QuestionOperator.AtLeast when type == QuestionFieldType.Code => T("及以上", "or above"),
        QuestionOperator.AtMost when type == QuestionFieldType.Code => T("及以下", "or below"),
        QuestionOperator.AtLeast => T("不少于", "at least"),
        QuestionOperator.AtMost => T("不超过", "at most"),
        QuestionOperator.Below => T("不满", "under"),
        QuestionOperator.Above => T("超过", "over"),
        QuestionOperator.Before => T("早于", "before"),
        QuestionOperator.From => T("在此日或以后", "on or after"),
        QuestionOperator.Contains => T("包含", "contains"),
        _ => T("有无记录", "is recorded or not"),
    };
}
