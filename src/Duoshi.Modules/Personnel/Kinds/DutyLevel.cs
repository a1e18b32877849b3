using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Level of the leading post held (A05, row kind 0).</summary>
[FactKind("duty-level", "职务层次", "Duty level", SubjectKind.Person, FactShape.State, InformationSet = "A05", Order = 22)]
internal sealed class DutyLevel : Fact
{
    [Field("职务层次", "Duty level", Codes = CodeTableNames.DutyLevelZb092012, Required = true, Headline = true)]
    public string? Level { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
