using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>The education texts of the appointment form, exactly as received: slot 1 full-time, slot 2 on the job.</summary>
[FactKind("education-summary", "学历学位（任免表）", "Education as on the form", SubjectKind.Person, FactShape.State, InformationSet = "A01", Order = 52)]
internal sealed class EducationSummary : Fact
{
    /// <summary>Slot of full-time education.</summary>
    public const short FullTimeSlot = 1;

    /// <summary>Slot of on-the-job education.</summary>
    public const short OnTheJobSlot = 2;

    [Field("学历", "Education", Max = 54, Headline = true)]
    public string? Education { get; set; }

    [Field("学位", "Degree", Max = 54, Headline = true)]
    public string? Degree { get; set; }

    [Field("学历毕业院校系及专业", "School and major of the education", Max = 90, Headline = true)]
    public string? EducationSchool { get; set; }

    [Field("学位毕业院校系及专业", "School and major of the degree", Max = 90)]
    public string? DegreeSchool { get; set; }
}
