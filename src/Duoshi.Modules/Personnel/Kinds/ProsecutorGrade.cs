using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Grade of the separate post series of prosecutors, twelve steps .</summary>
[FactKind("prosecutor-grade", "检察官等级", "Prosecutor grade", SubjectKind.Person, FactShape.State, InformationSet = "A05", Order = 26)]
internal sealed class ProsecutorGrade : Fact
{
    [Field("检察官等级", "Prosecutor grade", Codes = CodeTableNames.ProsecutorGrade, Required = true, Headline = true)]
    public string? Grade { get; set; }

    [Field("晋升方式", "Way of promotion", Codes = CodeTableNames.GradePromotionDuoshi)]
    public string? PromotionWay { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
