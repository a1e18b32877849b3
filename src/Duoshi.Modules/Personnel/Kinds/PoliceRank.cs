using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Rank of judicial police.</summary>
[FactKind("police-rank", "警衔", "Police rank", SubjectKind.Person, FactShape.State, Order = 28)]
internal sealed class PoliceRank : Fact
{
    [Field("警衔", "Police rank", Codes = CodeTableNames.PoliceRank, Required = true, Headline = true)]
    public string? Rank { get; set; }

    [Field("授衔文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
