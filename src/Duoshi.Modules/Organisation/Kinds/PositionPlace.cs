using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>A post in the structure: how many people it can have, at which level.</summary>
[FactKind("position", "职位", "Position", SubjectKind.Position, FactShape.State, Order = 10)]
internal sealed class PositionPlace : Fact
{
    [Field("所在院", "Office", RefersTo = SubjectKind.Office, Required = true)]
    public long? OfficeId { get; set; }

    [Field("内设机构", "Department", RefersTo = SubjectKind.Department)]
    public long? DepartmentId { get; set; }

    [Field("职位名称", "Name", Max = 60, Required = true, Headline = true)]
    public string? Name { get; set; }

    [Field("职务代码", "Duty code", Codes = CodeTableNames.ProcuratoratePost)]
    public string? PostCode { get; set; }

    [Field("职务层次", "Duty level", Codes = CodeTableNames.DutyLevelZb092012)]
    public string? Level { get; set; }

    [Field("职数", "Number")]
    public int? Number { get; set; }

    [Field("排序", "Order")]
    public int? SiblingOrder { get; set; }
}
