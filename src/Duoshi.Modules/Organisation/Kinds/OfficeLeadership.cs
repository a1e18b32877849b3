using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>Authorised numbers of leading posts; the slot is the post, so each has a history of its own.</summary>
[FactKind("office-leadership", "领导职数", "Leadership posts", SubjectKind.Office, FactShape.State, InformationSet = "B01", Order = 22)]
internal sealed class OfficeLeadership : Fact
{
    [Field("领导职务", "Post", Codes = CodeTableNames.ProcuratoratePost, Required = true, Headline = true)]
    public string? Post { get; set; }

    [Field("核定职数", "Authorised", Required = true, Headline = true)]
    public int? Authorised { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
