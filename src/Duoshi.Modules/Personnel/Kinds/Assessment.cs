using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Result of a yearly assessment (A15).</summary>
[FactKind("assessment", "年度考核", "Yearly assessments", SubjectKind.Person, FactShape.Event, InformationSet = "A15", Order = 74, Class = FieldClass.Personal)]
internal sealed class Assessment : Fact
{
    [Field("考核年度", "Year", Required = true, Headline = true)]
    public int? Year { get; set; }

    [Field("考核结论", "Result", Codes = CodeTableNames.AssessmentResultZb18, Required = true, Headline = true)]
    public string? Result { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
