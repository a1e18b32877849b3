using Duoshi.Core.Engines.Due;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>The kinds of the due list in words.</summary>
internal static class DueNames
{
    public static string Of(DueKind kind) => kind switch
    {
        DueKind.Retirement => T("到龄", "Retirement age"),
        DueKind.Probation => T("试用期满", "Probation"),
        DueKind.Posting => T("外派到期", "Postings"),
        DueKind.GradeYears => T("等级年限", "Years of a grade"),
        DueKind.Publicity => T("公示期满", "Public notices"),
        DueKind.Contract => T("合同到期", "Contracts"),
        _ => T("影响期满", "Sanction effects"),
    };

    /// <summary>The word that stands beside the day.</summary>
    public static string State(bool overdue) => overdue ? T("已逾期", "Overdue") : T("未到期", "To come");

    public static string Window(int months) => months switch
    {
        0 => T("一周内", "One week"),
        1 => T("一个月内", "One month"),
        3 => T("三个月内", "Three months"),
        6 => T("半年内", "Half a year"),
        12 => T("一年内", "A year"),
        _ => T("三年内", "Three years"),
    };
}
