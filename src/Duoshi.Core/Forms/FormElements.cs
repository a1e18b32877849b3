using System.Collections.Frozen;

namespace Duoshi.Core.Forms;

/// <summary>The elements of the appointment form 干部任免审批表 in the order in which the official editor writes them.</summary>
/// <remarks>Elements 8a and 28a come with the retirement reform; their places follow the one program seen to write them.</remarks>
public static class FormElements
{
    /// <summary>The version a form we compose states.</summary>
    public const string WrittenVersion = "3.2.1.16";

    /// <summary>Rows of family members on the printed page; files may hold more.</summary>
    public const int PrintedFamilyRows = 7;

    /// <summary><c>XingMing</c> 姓名.</summary>
    public static FormElementSpec Name { get; } = new(0, "1", "XingMing", "姓名", "Name", 18);

    /// <summary><c>XingBie</c> 性别.</summary>
    public static FormElementSpec Sex { get; } = new(1, "2", "XingBie", "性别", "Sex", 1);

    /// <summary><c>ChuShengNianYue</c> 出生年月.</summary>
    public static FormElementSpec BirthDate { get; } = new(2, "3", "ChuShengNianYue", "出生年月", "Birth month", 8, Kind: FormElementKind.Date);

    /// <summary><c>MinZu</c> 民族.</summary>
    public static FormElementSpec EthnicGroup { get; } = new(3, "4", "MinZu", "民族", "Ethnic group", 18);

    /// <summary><c>JiGuan</c> 籍贯.</summary>
    public static FormElementSpec NativePlace { get; } = new(4, "5", "JiGuan", "籍贯", "Native place", 18);

    /// <summary><c>ChuShengDi</c> 出生地.</summary>
    public static FormElementSpec BirthPlace { get; } = new(5, "6", "ChuShengDi", "出生地", "Place of birth", 18);

    /// <summary><c>RuDangShiJian</c> 入党时间.</summary>
    public static FormElementSpec PartyJoined { get; } = new(6, "7", "RuDangShiJian", "入党时间", "Party joining", 18, Kind: FormElementKind.PartyJoining);

    /// <summary><c>CanJiaGongZuoShiJian</c> 参加工作时间.</summary>
    public static FormElementSpec WorkStarted { get; } = new(7, "8", "CanJiaGongZuoShiJian", "参加工作时间", "Start of work", 8, Kind: FormElementKind.Date);

    /// <summary><c>DaoLingNianYue</c> 到龄年月.</summary>
    public static FormElementSpec AgeLimitReached { get; } = new(8, "8a", "DaoLingNianYue", "到龄年月", "Month of reaching the age limit", WrittenByDefault: false, Kind: FormElementKind.Date);

    /// <summary><c>JianKangZhuangKuang</c> 健康状况.</summary>
    public static FormElementSpec Health { get; } = new(9, "9", "JianKangZhuangKuang", "健康状况", "Health", 18);

    /// <summary><c>ZhuanYeJiShuZhiWu</c> 专业技术职务.</summary>
    public static FormElementSpec ProfessionalTitle { get; } = new(10, "10", "ZhuanYeJiShuZhiWu", "专业技术职务", "Professional title", 90);

    /// <summary><c>ShuXiZhuanYeYouHeZhuanChang</c> 熟悉专业有何专长.</summary>
    public static FormElementSpec Expertise { get; } = new(11, "11", "ShuXiZhuanYeYouHeZhuanChang", "熟悉专业有何专长", "Field and special skills", 110);

    /// <summary><c>QuanRiZhiJiaoYu_XueLi</c> 全日制教育学历.</summary>
    public static FormElementSpec FullTimeEducation { get; } = new(12, "12", "QuanRiZhiJiaoYu_XueLi", "全日制教育学历", "Full-time education", 54);

    /// <summary><c>QuanRiZhiJiaoYu_XueWei</c> 全日制教育学位.</summary>
    public static FormElementSpec FullTimeDegree { get; } = new(13, "13", "QuanRiZhiJiaoYu_XueWei", "全日制教育学位", "Full-time degree", 54);

    /// <summary><c>QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi</c> 全日制学历毕业院校系及专业.</summary>
    public static FormElementSpec FullTimeEducationSchool { get; } = new(14, "14", "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "全日制学历毕业院校系及专业", "School and major of the full-time education", 90);

    /// <summary><c>QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi</c> 全日制学位毕业院校系及专业.</summary>
    public static FormElementSpec FullTimeDegreeSchool { get; } = new(15, "15", "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "全日制学位毕业院校系及专业", "School and major of the full-time degree", 90);

    /// <summary><c>ZaiZhiJiaoYu_XueLi</c> 在职教育学历.</summary>
    public static FormElementSpec OnTheJobEducation { get; } = new(16, "16", "ZaiZhiJiaoYu_XueLi", "在职教育学历", "On-the-job education", 54);

    /// <summary><c>ZaiZhiJiaoYu_XueWei</c> 在职教育学位.</summary>
    public static FormElementSpec OnTheJobDegree { get; } = new(17, "17", "ZaiZhiJiaoYu_XueWei", "在职教育学位", "On-the-job degree", 54);

    /// <summary><c>ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi</c> 在职学历毕业院校系及专业.</summary>
    public static FormElementSpec OnTheJobEducationSchool { get; } = new(18, "18", "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi", "在职学历毕业院校系及专业", "School and major of the on-the-job education", 90);

    /// <summary><c>ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi</c> 在职学位毕业院校系及专业.</summary>
    public static FormElementSpec OnTheJobDegreeSchool { get; } = new(19, "19", "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi", "在职学位毕业院校系及专业", "School and major of the on-the-job degree", 90);

    /// <summary><c>XianRenZhiWu</c> 现任职务.</summary>
    public static FormElementSpec PresentPosts { get; } = new(20, "20", "XianRenZhiWu", "现任职务", "Present posts", 324);

    /// <summary><c>NiRenZhiWu</c> 拟任职务.</summary>
    public static FormElementSpec ProposedPosts { get; } = new(21, "21", "NiRenZhiWu", "拟任职务", "Proposed posts", 324);

    /// <summary><c>NiMianZhiWu</c> 拟免职务.</summary>
    public static FormElementSpec PostsToRemove { get; } = new(22, "22", "NiMianZhiWu", "拟免职务", "Posts to be removed from", 324);

    /// <summary><c>JianLi</c> 简历.</summary>
    public static FormElementSpec Resume { get; } = new(23, "23", "JianLi", "简历", "Resume", AllowsBreak: true);

    /// <summary><c>JiangChengQingKuang</c> 奖惩情况.</summary>
    public static FormElementSpec RewardsAndSanctions { get; } = new(24, "24", "JiangChengQingKuang", "奖惩情况", "Rewards and sanctions", 552, AllowsBreak: true);

    /// <summary><c>NianDuKaoHeJieGuo</c> 年度考核结果.</summary>
    public static FormElementSpec Assessments { get; } = new(25, "25", "NianDuKaoHeJieGuo", "年度考核结果", "Annual assessments", 414, AllowsBreak: true);

    /// <summary><c>RenMianLiYou</c> 任免理由.</summary>
    public static FormElementSpec Reason { get; } = new(26, "26", "RenMianLiYou", "任免理由", "Reason", 552, AllowsBreak: true);

    /// <summary><c>JiaTingChengYuan</c> 家庭主要成员及重要社会关系.</summary>
    public static FormElementSpec Family { get; } = new(27, "27", "JiaTingChengYuan", "家庭主要成员及重要社会关系", "Family members", Kind: FormElementKind.Family);

    /// <summary><c>ChengBaoDanWei</c> 呈报单位.</summary>
    public static FormElementSpec ReportingUnit { get; } = new(28, "28", "ChengBaoDanWei", "呈报单位", "Reporting unit", 252, AllowsBreak: true);

    /// <summary><c>GaiGeQianRenZhiNianLingJieXian</c> 改革前任职年龄界限.</summary>
    public static FormElementSpec PreReformAgeLimit { get; } = new(29, "28a", "GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限", "Pre-reform age limit", WrittenByDefault: false);

    /// <summary><c>JiSuanNianLingShiJian</c> 计算年龄时间.</summary>
    public static FormElementSpec AgeCountDate { get; } = new(30, "29", "JiSuanNianLingShiJian", "计算年龄时间", "Date ages are counted to", 8, Kind: FormElementKind.Date);

    /// <summary><c>TianBiaoShiJian</c> 填表时间.</summary>
    public static FormElementSpec FormDate { get; } = new(31, "30", "TianBiaoShiJian", "填表时间", "Date of the form", 8, Kind: FormElementKind.Date);

    /// <summary><c>TianBiaoRen</c> 填表人.</summary>
    public static FormElementSpec FilledInBy { get; } = new(32, "31", "TianBiaoRen", "填表人", "Filled in by", 18);

    /// <summary><c>ShenFenZheng</c> 身份证号.</summary>
    public static FormElementSpec IdentityNumber { get; } = new(33, "32", "ShenFenZheng", "身份证号", "Identity number", 18);

    /// <summary><c>ZhaoPian</c> 照片.</summary>
    public static FormElementSpec Photo { get; } = new(34, "33", "ZhaoPian", "照片", "Photo", Kind: FormElementKind.Photo);

    /// <summary><c>Version</c> 版本.</summary>
    public static FormElementSpec Version { get; } = new(35, "34", "Version", "版本", "Version");

    /// <summary>All elements of a form, in official order.</summary>
    public static ImmutableArray<FormElementSpec> All { get; } =
    [
        Name, Sex, BirthDate, EthnicGroup, NativePlace, BirthPlace,
        PartyJoined, WorkStarted, AgeLimitReached, Health, ProfessionalTitle, Expertise,
        FullTimeEducation, FullTimeDegree, FullTimeEducationSchool, FullTimeDegreeSchool, OnTheJobEducation, OnTheJobDegree,
        OnTheJobEducationSchool, OnTheJobDegreeSchool, PresentPosts, ProposedPosts, PostsToRemove, Resume,
        RewardsAndSanctions, Assessments, Reason, Family, ReportingUnit, PreReformAgeLimit,
        AgeCountDate, FormDate, FilledInBy, IdentityNumber, Photo, Version,
    ];

    /// <summary><c>Item/ChengWei</c> 称谓, of a family member.</summary>
    public static FormElementSpec MemberRelation { get; } = new(0, "27.1", "ChengWei", "称谓", "Relation", 18);

    /// <summary><c>Item/XingMing</c> 姓名, of a family member.</summary>
    public static FormElementSpec MemberName { get; } = new(1, "27.2", "XingMing", "姓名", "Name", 18);

    /// <summary><c>Item/ChuShengRiQi</c> 出生日期, of a family member.</summary>
    public static FormElementSpec MemberBirthDate { get; } = new(2, "27.3", "ChuShengRiQi", "出生日期", "Date of birth", 8, Kind: FormElementKind.Date);

    /// <summary><c>Item/ZhengZhiMianMao</c> 政治面貌, of a family member.</summary>
    public static FormElementSpec MemberPoliticalStatus { get; } = new(3, "27.4", "ZhengZhiMianMao", "政治面貌", "Political status", 18);

    /// <summary><c>Item/GongZuoDanWeiJiZhiWu</c> 工作单位及职务, of a family member.</summary>
    public static FormElementSpec MemberWorkUnitAndPost { get; } = new(4, "27.5", "GongZuoDanWeiJiZhiWu", "工作单位及职务", "Work unit and post", 124);

    /// <summary>The elements of one family member, in official order.</summary>
    public static ImmutableArray<FormElementSpec> Member { get; } =
    [
        MemberRelation, MemberName, MemberBirthDate, MemberPoliticalStatus, MemberWorkUnitAndPost,
    ];

    private static readonly FrozenDictionary<string, FormElementSpec> ByName = All.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FormElementSpec> MemberByName = Member.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);

    /// <summary>The element of a form with this name, letter case as given; null when there is none.</summary>
    public static FormElementSpec? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The element of a family member with this name; null when there is none.</summary>
    public static FormElementSpec? FindMember(string name) => MemberByName.GetValueOrDefault(name);
}
