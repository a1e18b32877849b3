using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Entry into the office (A29).</summary>
[FactKind("entry", "进入", "Entry", SubjectKind.Person, FactShape.Event, InformationSet = "A29", Order = 40)]
internal sealed class Entry : Fact
{
    [Field("进入方式", "Way of entry", Codes = CodeTableNames.EntryWayZb77, Headline = true)]
    public string? Way { get; set; }

    [Field("进入单位", "Office", RefersTo = SubjectKind.Office)]
    public long? OfficeId { get; set; }

    [Field("原单位名称", "Former unit", Max = 124)]
    public string? FormerUnit { get; set; }

    [Field("原单位职务", "Former post", Max = 124)]
    public string? FormerPost { get; set; }

    [Field("公务员登记时间", "Registered as civil servant")]
    public PartialDate? RegisteredOn { get; set; }

    [Field("是否考录", "By examination")]
    public bool? ByExamination { get; set; }

    [Field("是否选调生", "Selected graduate")]
    public bool? SelectedGraduate { get; set; }
}
