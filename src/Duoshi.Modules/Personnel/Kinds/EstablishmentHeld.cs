using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Which kind of establishment the person takes, of which office. A secondment does not move it .</summary>
[FactKind("establishment-held", "占编情况", "Establishment held", SubjectKind.Person, FactShape.State, Order = 34)]
internal sealed class EstablishmentHeld : Fact
{
    [Field("编制类型", "Establishment kind", Codes = CodeTableNames.EstablishmentDuoshi, Required = true, Headline = true)]
    public string? EstablishmentKind { get; set; }

    [Field("占编单位", "Office", RefersTo = SubjectKind.Office)]
    public long? OfficeId { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
