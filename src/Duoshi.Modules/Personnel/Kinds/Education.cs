using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>One study finished (A08). The day of the fact is the day of leaving.</summary>
[FactKind("education", "学历学位", "Education and degrees", SubjectKind.Person, FactShape.Event, InformationSet = "A08", Order = 50)]
internal sealed class Education : Fact
{
    [Field("学历", "Education", Codes = CodeTableNames.EducationPersonnelZb64, Headline = true)]
    public string? EducationCode { get; set; }

    [Field("学历名称", "Education as written", Max = 54)]
    public string? EducationName { get; set; }

    [Field("学位", "Degree", Codes = CodeTableNames.DegreeGbt6864, Headline = true)]
    public string? DegreeCode { get; set; }

    [Field("学位名称", "Degree as written", Max = 54)]
    public string? DegreeName { get; set; }

    [Field("教育类别", "Full-time or on the job", Codes = CodeTableNames.EducationModeZb123)]
    public string? Mode { get; set; }

    [Field("学校（单位）名称", "School", Max = 90, Headline = true)]
    public string? School { get; set; }

    [Field("所学专业", "Major", Max = 90, Headline = true)]
    public string? Major { get; set; }

    [Field("所学专业类别", "Major code", Codes = CodeTableNames.MajorGbt16835)]
    public string? MajorCode { get; set; }

    [Field("入学时间", "Entered")]
    public PartialDate? Entered { get; set; }

    [Field("学位授予时间", "Degree awarded")]
    public PartialDate? DegreeOn { get; set; }

    [Field("学制年限", "Length in years")]
    public decimal? Years { get; set; }
}
