using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>The labour contract of somebody employed outside the establishment, such as a contract clerk (聘用制书记员): its term is the period of the row.</summary>
[FactKind("employment-contract", "聘用合同", "Employment contract", SubjectKind.Person, FactShape.State, Order = 41)]
internal sealed class EmploymentContract : Fact
{
    [Field("合同编号", "Contract number", Max = 60, Headline = true)]
    public string? Number { get; set; }

    [Field("用人单位", "Employer", Max = 124)]
    public string? Employer { get; set; }

    [Field("岗位", "Work", Max = 60)]
    public string? Work { get; set; }
}
