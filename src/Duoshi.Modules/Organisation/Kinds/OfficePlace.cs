using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>Where the office stands: administrative parent (staff, money, scope) and business parent (guidance), which may differ.</summary>
[FactKind("office-place", "隶属关系", "Place in the tree", SubjectKind.Office, FactShape.State, InformationSet = "B01", Order = 12, Class = FieldClass.Public)]
internal sealed class OfficePlace : Fact
{
    [Field("上级院", "Parent", RefersTo = SubjectKind.Office, Headline = true)]
    public long? ParentId { get; set; }

    [Field("业务指导院", "Guided by", RefersTo = SubjectKind.Office)]
    public long? BusinessParentId { get; set; }

    [Field("层级", "Level", Codes = CodeTableNames.OfficeLevelDuoshi, Required = true, Headline = true)]
    public string? Level { get; set; }

    [Field("类型", "Kind", Max = 30, Headline = true)]
    public string? OfficeKind { get; set; }

    [Field("单位编码", "Unit code", Max = 20)]
    public string? UnitCode { get; set; }

    [Field("所在政区", "Region code", Max = 6)]
    public string? RegionCode { get; set; }

    [Field("同级排序", "Order among siblings")]
    public int? SiblingOrder { get; set; }

    /// <summary>certain, rule, uncertain, seen, law, unverified; from the reference tree.</summary>
    [Field("核实程度", "How well attested", Max = 20)]
    public string? Certainty { get; set; }
}
