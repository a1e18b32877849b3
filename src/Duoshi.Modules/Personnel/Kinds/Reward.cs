using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Rewards and honours (A14); the day of the fact is the day of approval.</summary>
[FactKind("reward", "奖励", "Rewards", SubjectKind.Person, FactShape.Event, InformationSet = "A14", Order = 70)]
internal sealed class Reward : Fact
{
    [Field("奖励名称", "Reward", Max = 120, Required = true, Headline = true)]
    public string? Name { get; set; }

    [Field("奖励代码", "Code", Codes = CodeTableNames.RewardDisciplineZb65)]
    public string? Code { get; set; }

    [Field("批准机关", "Approving body", Max = 124, Headline = true)]
    public string? Body { get; set; }

    [Field("批准机关级别", "Level of the body", Codes = CodeTableNames.OrgLevelZb03)]
    public string? BodyLevel { get; set; }

    [Field("批准机关性质", "Nature of the body", Codes = CodeTableNames.ApprovingBodyZb128)]
    public string? BodyNature { get; set; }

    [Field("撤销日期", "Revoked")]
    public PartialDate? RevokedOn { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
