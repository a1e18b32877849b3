using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>The acts in an office's history, in words.</summary>
internal static class OfficeActNames
{
    public static string Of(string act) => act switch
    {
        "load-offices" => T("载入机构", "Offices loaded"),
        "demo-offices" => T("建立示范数据", "Demo data set up"),
        "found-office" => T("设立检察院", "Office founded"),
        "rename-office" => T("更名", "Renamed"),
        "move-office" => T("调整隶属", "Moved"),
        "merge-offices" => T("合并", "Merged"),
        "split-office" => T("分设", "Split"),
        "close-office" => T("撤销", "Closed"),
        "set-establishment" => T("核定编制", "Establishment set"),
        "set-leadership-number" => T("核定领导职数", "Leadership number set"),
        "found-department" => T("设立内设机构", "Department founded"),
        "change-department" => T("变更内设机构", "Department changed"),
        "close-department" => T("撤销内设机构", "Department closed"),
        "found-position" => T("设置职位", "Position founded"),
        "change-position" => T("变更职位", "Position changed"),
        "close-position" => T("撤销职位", "Position closed"),
        "withdraw-change" => T("撤回变更", "Change withdrawn"),
        "insert-fact" => T("登记", "Recorded"),
        "correct-fact" => T("更正", "Corrected"),
        "end-fact" => T("终止", "Ended"),
        "withdraw-fact" => T("撤销记录", "Withdrawn"),
        _ => act,
    };
}
