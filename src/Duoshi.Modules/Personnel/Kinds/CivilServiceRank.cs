using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Rank of civil servants of the general class (A05, row kind 1); never the same as the prosecutor grade.</summary>
[FactKind("civil-service-rank", "职级", "Civil-service rank", SubjectKind.Person, FactShape.State, InformationSet = "A05", Order = 24)]
internal sealed class CivilServiceRank : Fact
{
    [Field("职级", "Civil-service rank", Codes = CodeTableNames.CivilServantRankLadder, Required = true, Headline = true)]
    public string? Rank { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
