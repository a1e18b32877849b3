namespace Duoshi.Core.Printing;

/// <summary>Which of the two official layouts of the form is printed.</summary>
public enum AppointmentFormLayout
{
    /// <summary>Health in the third row, title and speciality in wide cells of the fourth.</summary>
    Classic,

    /// <summary>The newer one: 到龄时间 in the third row, health, title and speciality in the fourth.</summary>
    WithAgeLimit,
}

/// <summary>One kind of education on the form, as it is to be printed.</summary>
/// <param name="Level">学历.</param>
/// <param name="Degree">学位.</param>
/// <param name="LevelSchool">School, department and major of the education.</param>
/// <param name="DegreeSchool">The same of the degree; empty when equal.</param>
public sealed record AppointmentFormEducation(string Level = "", string Degree = "", string LevelSchool = "", string DegreeSchool = "");

/// <summary>A member of the family on the form, as it is to be printed.</summary>
/// <param name="Relation">称谓.</param>
/// <param name="Name">Name.</param>
/// <param name="Age">Age in years, digits only; empty for those who have died.</param>
/// <param name="PoliticalStatus">政治面貌.</param>
/// <param name="WorkAndPost">工作单位及职务.</param>
public sealed record AppointmentFormRelative(string Relation, string Name, string Age, string PoliticalStatus, string WorkAndPost);

/// <summary>
/// What a 干部任免审批表 shows, all as texts ready to print; empty prints an empty cell. Nothing is computed here:
/// ages and dates come in as they are to appear.
/// </summary>
public sealed record AppointmentFormPage
{
    /// <summary>姓名; a name of two characters is spread when printed.</summary>
    public string Name { get; init; } = "";

    /// <summary>性别.</summary>
    public string Sex { get; init; } = "";

    /// <summary>出生年月, such as <c>1985.03</c>.</summary>
    public string Birth { get; init; } = "";

    /// <summary>Age in years, digits only; printed as （40岁） below the birth month.</summary>
    public string Age { get; init; } = "";

    /// <summary>民族.</summary>
    public string EthnicGroup { get; init; } = "";

    /// <summary>籍贯.</summary>
    public string NativePlace { get; init; } = "";

    /// <summary>出生地.</summary>
    public string Birthplace { get; init; } = "";

    /// <summary>入党时间, or the name of another party.</summary>
    public string PartyJoined { get; init; } = "";

    /// <summary>参加工作时间.</summary>
    public string WorkStarted { get; init; } = "";

    /// <summary>到龄时间, such as <c>2045.03</c>; printed in the newer layout only.</summary>
    public string AgeLimit { get; init; } = "";

    /// <summary>Age in years at <see cref="AgeLimit"/>, digits only.</summary>
    public string AgeAtLimit { get; init; } = "";

    /// <summary>健康状况.</summary>
    public string Health { get; init; } = "";

    /// <summary>专业技术职务.</summary>
    public string ProfessionalTitle { get; init; } = "";

    /// <summary>熟悉专业有何专长.</summary>
    public string Speciality { get; init; } = "";

    /// <summary>全日制教育.</summary>
    public AppointmentFormEducation FullTimeEducation { get; init; } = new();

    /// <summary>在职教育.</summary>
    public AppointmentFormEducation InServiceEducation { get; init; } = new();

    /// <summary>现任职务.</summary>
    public string CurrentPosts { get; init; } = "";

    /// <summary>拟任职务.</summary>
    public string ProposedPosts { get; init; } = "";

    /// <summary>拟免职务.</summary>
    public string PostsToLeave { get; init; } = "";

    /// <summary>简历, one line per period, <c>2003.09--2007.07  text</c>; lines that begin with spaces continue the one above.</summary>
    public string Resume { get; init; } = "";

    /// <summary>奖惩情况.</summary>
    public string RewardsAndSanctions { get; init; } = "";

    /// <summary>年度考核结果.</summary>
    public string Assessments { get; init; } = "";

    /// <summary>任免理由.</summary>
    public string Reason { get; init; } = "";

    /// <summary>家庭主要成员及重要社会关系. Up to seven fill the form's rows; more share their space.</summary>
    public ImmutableArray<AppointmentFormRelative> Family { get; init; } = [];

    /// <summary>呈报单位.</summary>
    public string ReportingUnit { get; init; } = "";

    /// <summary>Date of the report, such as <c>2025年6月1日</c>; empty leaves room to write it.</summary>
    public string ReportDate { get; init; } = "";

    /// <summary>填表人.</summary>
    public string FilledBy { get; init; } = "";

    /// <summary>The photo as an image file (JPEG, PNG, GIF or BMP); empty for none. What is no such image is not printed.</summary>
    public ReadOnlyMemory<byte> Photo { get; init; }

    /// <summary>Which layout is printed.</summary>
    public AppointmentFormLayout Layout { get; init; }
}
