using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>Authorised numbers; the slot is the kind of establishment, so each kind has a history of its own.</summary>
[FactKind("office-establishment", "编制", "Establishment", SubjectKind.Office, FactShape.State, InformationSet = "B01", Order = 20)]
internal sealed class OfficeEstablishment : Fact
{
    [Field("编制类型", "Kind", Codes = CodeTableNames.EstablishmentDuoshi, Required = true, Headline = true)]
    public string? EstablishmentKind { get; set; }

    [Field("核定编制数", "Authorised", Required = true, Headline = true)]
    public int? Authorised { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
