using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Party membership or other political status.</summary>
[FactKind("political-status", "政治面貌", "Political status", SubjectKind.Person, FactShape.State, InformationSet = "A01", Order = 18)]
internal sealed class PoliticalStatus : Fact
{
    [Field("政治面貌", "Political status", Codes = CodeTableNames.PoliticalStatusGb4762, Headline = true)]
    public string? Status { get; set; }

    [Field("入党时间", "Joined")]
    public PartialDate? Joined { get; set; }

    [Field("入党时间（文字）", "Joining as on the form", Max = 18)]
    public string? JoinedText { get; set; }

    [Field("第二党派", "Second party", Codes = CodeTableNames.PoliticalStatusGb4762)]
    public string? SecondParty { get; set; }

    [Field("第三党派", "Third party", Codes = CodeTableNames.PoliticalStatusGb4762)]
    public string? ThirdParty { get; set; }
}
