using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Whether the person holds a quota post, where, since when (R-18: incomplete without the legal appointment).</summary>
[FactKind("quota-status", "员额状态", "Quota status", SubjectKind.Person, FactShape.State, Order = 32)]
internal sealed class QuotaStatus : Fact
{
    [Field("员额状态", "Quota status", Codes = CodeTableNames.QuotaStatusDuoshi, Required = true, Headline = true)]
    public string? Status { get; set; }

    [Field("员额所在院", "Office of the quota post", RefersTo = SubjectKind.Office)]
    public long? OfficeId { get; set; }

    [Field("法律职务任命日期", "Legal appointment")]
    public PartialDate? LegalAppointment { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
