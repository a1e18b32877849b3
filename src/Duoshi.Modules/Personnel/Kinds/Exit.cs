using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Leaving: transfer out, resignation, retirement (A30, A31).</summary>
[FactKind("exit", "退出", "Exit", SubjectKind.Person, FactShape.Event, InformationSet = "A30", Order = 42)]
internal sealed class Exit : Fact
{
    [Field("退出方式", "Way of exit", Codes = CodeTableNames.ExitWayZb78, Headline = true)]
    public string? Way { get; set; }

    [Field("离开单位", "Office left", RefersTo = SubjectKind.Office)]
    public long? OfficeId { get; set; }

    [Field("调往单位", "Transferred to", Max = 124)]
    public string? TransferredTo { get; set; }

    [Field("离退类别", "Kind of retirement", Codes = CodeTableNames.RetireKindZb132)]
    public string? RetirementKind { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
