using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Professional qualification (A06).</summary>
[FactKind("professional-title", "专业技术资格", "Professional titles", SubjectKind.Person, FactShape.Event, InformationSet = "A06", Order = 56)]
internal sealed class ProfessionalTitle : Fact
{
    [Field("资格名称", "Title", Max = 90, Headline = true)]
    public string? Name { get; set; }

    [Field("资格代码", "Code", Codes = CodeTableNames.ProfessionalTitleGbt8561)]
    public string? Code { get; set; }

    [Field("取得途径", "Obtained by", Codes = CodeTableNames.TitleObtainedByZb24)]
    public string? ObtainedBy { get; set; }

    [Field("评委会或考试名称", "Body or examination", Max = 124)]
    public string? Body { get; set; }
}
