using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Display texts that forms carry and that the detail rows can only be guessed from; kept exactly.</summary>
[FactKind("statement", "综述", "Statements as on the form", SubjectKind.Person, FactShape.State, InformationSet = "A01", Order = 64)]
internal sealed class Statement : Fact
{
    [Field("现任职务", "Present duties", Max = 324, Headline = true, Class = FieldClass.Public)]
    public string? Duties { get; set; }

    [Field("现任职务简称", "Present duties, short", Max = 120, Class = FieldClass.Public)]
    public string? DutiesShort { get; set; }

    [Field("专业技术职务", "Professional title", Max = 90)]
    public string? ProfessionalTitle { get; set; }

    [Field("奖惩情况", "Rewards and sanctions", Max = 552, Multiline = true, Class = FieldClass.Dossier)]
    public string? Rewards { get; set; }

    [Field("年度考核结果", "Yearly assessments", Max = 414, Multiline = true, Class = FieldClass.Personal)]
    public string? Assessments { get; set; }

    [Field("改革前任职年龄界限", "Pre-reform age limit", Max = 30)]
    public string? AgeLimitBeforeReform { get; set; }
}
