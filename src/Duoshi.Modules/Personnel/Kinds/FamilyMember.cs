using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Family and important social relations (A36); facts about a relative are that relative's personal data too.</summary>
[FactKind("family-member", "家庭成员及社会关系", "Family members", SubjectKind.Person, FactShape.Spell, InformationSet = "A36", Order = 60, Class = FieldClass.Sensitive)]
internal sealed class FamilyMember : Fact
{
    [Field("称谓", "Relation", Max = 18, Required = true, Headline = true, Encrypted = true)]
    public string? Relation { get; set; }

    [Field("姓名", "Name", Max = 18, Headline = true, Encrypted = true)]
    public string? Name { get; set; }

    /// <summary>Compact text yyyyMM or yyyyMMdd, under the cipher.</summary>
    [Field("出生日期", "Birth", Encrypted = true, Max = 10)]
    public string? Birth { get; set; }

    [Field("政治面貌", "Political status", Max = 18, Encrypted = true)]
    public string? PoliticalStatus { get; set; }

    [Field("工作单位及职务", "Unit and post", Max = 124, Encrypted = true, Headline = true)]
    public string? Workplace { get; set; }

    [Field("排序", "Order")]
    public int? Position { get; set; }
}
