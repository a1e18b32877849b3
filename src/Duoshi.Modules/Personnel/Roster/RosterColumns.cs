using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A column of the roster, on the page and in its export alike.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Shown">Shown unless the user chose otherwise.</param>
/// <param name="Text">Text of a row.</param>
/// <param name="IsNumber">Figures to count with.</param>
/// <param name="Sort">The order a click on its head asks for.</param>
internal sealed record RosterColumn(string Key, string Zh, string En, bool Shown, Func<PersonRow, string?> Text, bool IsNumber = false, string? Sort = null)
{
    public string Name => Words.T(Zh, En);

    /// <summary>Long texts may wrap; everything else stays on one line, so that a page shows many people.</summary>
    public string Look => IsNumber ? "ds-number" : Key is "office" or "duties" ? "ds-wide" : "ds-tight";
}

internal static class RosterColumns
{
    public static ImmutableArray<RosterColumn> All { get; } =
    [
        new("name", "姓名", "Name", true, r => r.Name, Sort: "pinyin"),
        new("staffNumber", "人员编号", "Staff number", true, r => r.StaffNumber),
        new("sex", "性别", "Sex", true, r => r.Sex?.Name),
        new("birth", "出生年月", "Birth", true, r => r.Birth, Sort: "birth"),
        new("age", "年龄", "Age", true, r => r.Age?.ToString(System.Globalization.CultureInfo.InvariantCulture), IsNumber: true),
        new("ethnicGroup", "民族", "Ethnic group", false, r => r.EthnicGroup?.Name),
        new("office", "单位", "Office", true, r => r.Office, Sort: "office"),
        new("department", "内设机构", "Department", false, r => r.Department),
        new("duties", "现任职务", "Present duties", true, r => r.Duties, Sort: "roster"),
        new("postSince", "任现职时间", "In post since", false, r => r.PostSince),
        new("line", "业务条线", "Business line", false, r => r.Line?.Name),
        new("category", "人员类别", "Staff category", true, r => r.Category?.Name),
        new("dutyLevel", "职务层次", "Duty level", false, r => r.DutyLevel?.Name),
        new("levelSince", "任现职务层次时间", "Level since", false, r => r.LevelSince),
        new("civilServiceRank", "职级", "Civil-service rank", true, r => r.CivilServiceRank?.Name),
        new("prosecutorGrade", "检察官等级", "Prosecutor grade", true, r => r.ProsecutorGrade?.Name, Sort: "grade"),
        new("gradeSince", "任现等级时间", "Grade since", false, r => r.GradeSince),
        new("quotaStatus", "员额状态", "Quota status", true, r => r.QuotaStatus?.Name),
        new("establishmentKind", "编制类型", "Establishment", false, r => r.EstablishmentKind?.Name),
        new("politicalStatus", "政治面貌", "Political status", true, r => r.PoliticalStatus?.Name),
        new("education", "学历", "Education", true, r => r.Education?.Name),
        new("degree", "学位", "Degree", false, r => r.Degree?.Name),
        new("workStart", "参加工作时间", "Start of work", false, r => r.WorkStart),
        new("managementAuthority", "干部管理权限", "Management authority", false, r => r.ManagementAuthority?.Name),
        new("status", "人员状态", "Status", false, r => r.Status?.Name),
    ];

    /// <summary>The columns named, in the roster's order; unknown names are passed over; none gives the usual ones.</summary>
    public static ImmutableArray<RosterColumn> Chosen(string? keys)
    {
        var wanted = (keys ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<RosterColumn> chosen = [.. All.Where(c => wanted.Contains(c.Key))];
        return chosen.IsEmpty ? [.. All.Where(c => c.Shown)] : chosen;
    }
}
