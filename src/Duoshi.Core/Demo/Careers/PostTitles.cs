namespace Duoshi.Core.Demo.Careers;

/// <summary>What duties are called.</summary>
internal static class PostTitles
{
    /// <summary>Title of the head of a department, after the ending of its name.</summary>
    public static string Head(string department) => department switch
    {
        "机关党委" => "专职副书记",
        _ when department.EndsWith("总队", StringComparison.Ordinal) => "总队长",
        _ when department.EndsWith("支队", StringComparison.Ordinal) => "支队长",
        _ when department.EndsWith("大队", StringComparison.Ordinal) => "大队长",
        _ when department.EndsWith('处') => "处长",
        _ when department.EndsWith('科') => "科长",
        _ when department.EndsWith('局') => "局长",
        _ => "主任",
    };

    public static string Deputy(string department) => department == "机关党委" ? "副书记" : "副" + Head(department);

    public static string Lead(LeadPost post, string? department) => post.Code switch
    {
        "P01" => "检察长",
        "P02" => "副检察长",
        "P03" => "检察委员会专职委员",
        "P13" => "派驻纪检监察组组长",
        "P12" => Deputy(department ?? ""),
        _ => Head(department ?? ""),
    };

    public static string Of(Member member) => member.Duty switch
    {
        Duty.Clerk => "书记员",
        Duty.AssistantProcurator => "助理检察员",
        Duty.Procurator => "检察员",
        Duty.ProsecutorsAssistant => "检察官助理",
        Duty.Policeman => "司法警察",
        Duty.Technician => "检察技术人员",
        Duty.Inspector => "派驻纪检监察组干部",
        Duty.Worker => "工勤人员",
        Duty.ContractClerk => "聘用制书记员",
        _ => member.Rank > 0 ? RankName(member.Rank) : member.Level switch
        {
            Levels.SectionDeputy => "副主任科员",
            Levels.SectionChief => "主任科员",
            Levels.DivisionDeputy => "副调研员",
            >= Levels.DivisionChief => "调研员",
            _ => "科员",
        },
    };

    public static string RankName(int rank) => Codes.CodeTables.Get(Codes.CodeTableNames.CivilServantRankLadder)[rank.ToString(System.Globalization.CultureInfo.InvariantCulture)].Name;

    /// <summary>Code of procuratorate-post for duties without a leading post.</summary>
    public static string? Code(Duty duty) => duty == Duty.Procurator ? "P05" : null;

    /// <summary>Party 1, legal 2, administrative 3.</summary>
    public static string Nature(Duty duty) => duty is Duty.Procurator or Duty.AssistantProcurator ? "2" : "3";

    public static string Category(Member member) => member.Duty switch
    {
        Duty.ProsecutorsAssistant => "21",
        Duty.Clerk => "22",
        Duty.Policeman => "23",
        Duty.Technician => "24",
        Duty.Inspector => "D4",
        Duty.Worker => "D3",
        Duty.ContractClerk => "D2",
        Duty.Procurator => member.InQuota ? "1" : "D1",
        _ => "3",
    };
}
