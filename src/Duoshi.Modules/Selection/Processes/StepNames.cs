using Duoshi.Modules.Selection.Matters;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>Steps, states and kinds in words.</summary>
internal static class StepNames
{
    private static readonly (string Zh, string En)[] Parts = [("", ""), ("档案必审", "file"), ("个人有关事项报告必核", "personal matters"), ("纪检监察意见必听", "discipline opinion"), ("线索具体的信访举报必查", "letters")];

    public static (string Zh, string En) Both(SelectionStep step, byte part = 0)
    {
        var (zh, en) = step switch
        {
            SelectionStep.PreCheck => ("职数预审", "Pre-check of numbers"),
            SelectionStep.Motion => ("动议", "Motion"),
            SelectionStep.Recommendation => ("民主推荐", "Recommendation"),
            SelectionStep.Inspection => ("考察", "Inspection"),
            SelectionStep.FourChecks => ("凡提四必", "Four checks"),
            SelectionStep.Decision => ("讨论决定", "Decision"),
            SelectionStep.Publicity => ("任前公示", "Public notice"),
            SelectionStep.Appointment => ("任职", "Appointment"),
            _ => ("试用期满", "End of probation"),
        };
        return part is 0 or > 4 ? (zh, en) : ($"{zh}：{Parts[part].Zh}", $"{en}: {Parts[part].En}");
    }

    public static string Of(SelectionStep step, byte part = 0) => T(Both(step, part).Zh, Both(step, part).En);

    public static string Part(byte part) => T(Parts[part].Zh, Parts[part].En);

    public static string Of(AppointmentKind kind) => kind switch
    {
        AppointmentKind.Promotion => T("提拔任职（委任）", "Promotion to a leading post"),
        AppointmentKind.Elected => T("选举、人大任命职务", "Elected or appointed by congress"),
        AppointmentKind.Lateral => T("平职交流、转任", "Lateral move"),
        _ => T("职级、等级晋升", "Rank or grade"),
    };

    public static string Of(ProcessState state) => state switch
    {
        ProcessState.Open => T("办理中", "Open"),
        ProcessState.Stopped => T("已终止", "Stopped"),
        ProcessState.Appointed => T("已任职", "Appointed"),
        _ => T("已办结", "Closed"),
    };

    public static string Result(string? result) => result switch
    {
        "ok" => T("未超职数", "within the numbers"),
        "over" => T("超职数，经批准", "over a number, approved"),
        "passed" => T("试用合格", "passed"),
        "failed" => T("试用不合格", "not passed"),
        _ => "",
    };
}
