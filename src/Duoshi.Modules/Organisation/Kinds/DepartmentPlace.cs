using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>A department of an office: its name, line and place.</summary>
[FactKind("department", "内设机构", "Department", SubjectKind.Department, FactShape.State, Order = 10, Class = FieldClass.Public)]
internal sealed class DepartmentPlace : Fact
{
    [Field("所在院", "Office", RefersTo = SubjectKind.Office, Required = true)]
    public long? OfficeId { get; set; }

    [Field("名称", "Name", Max = 60, Required = true, Headline = true)]
    public string? Name { get; set; }

    [Field("业务条线", "Business line", Codes = CodeTableNames.BusinessLineDuoshi)]
    public string? Line { get; set; }

    [Field("排序", "Order")]
    public int? SiblingOrder { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
