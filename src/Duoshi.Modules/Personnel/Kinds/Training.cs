using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>A training taken or taught (A11); the day of the fact is its first day.</summary>
[FactKind("training", "培训", "Training", SubjectKind.Person, FactShape.Event, InformationSet = "A11", Order = 76)]
internal sealed class Training : Fact
{
    [Field("培训班名称", "Course", Max = 124, Required = true, Headline = true)]
    public string? Course { get; set; }

    [Field("培训类别", "Kind", Codes = CodeTableNames.TrainingKindZb29)]
    public string? Kind { get; set; }

    [Field("离岗状态", "Off duty", Codes = CodeTableNames.TrainingOffdutyZb30)]
    public string? OffDuty { get; set; }

    [Field("结束时间", "Last day")]
    public PartialDate? EndsOn { get; set; }

    [Field("学时", "Hours", Headline = true)]
    public decimal? Hours { get; set; }

    [Field("主办单位", "Organiser", Max = 124)]
    public string? Organiser { get; set; }

    [Field("培训机构", "Training body", Max = 124)]
    public string? Body { get; set; }

    [Field("是否授课", "As a teacher")]
    public bool? AsTeacher { get; set; }

    [Field("出国（境）", "Abroad")]
    public bool? Abroad { get; set; }
}
