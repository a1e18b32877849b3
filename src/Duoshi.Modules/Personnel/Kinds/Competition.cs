using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>A professional contest entered (S-19); the day of the fact is the day of the result. The title is kept in the words of the document, the code says which of the common ones it is.</summary>
[FactKind("competition", "业务竞赛", "Competitions", SubjectKind.Person, FactShape.Event, Order = 79)]
internal sealed class Competition : Fact
{
    [Field("竞赛名称", "Contest", Max = 120, Required = true, Headline = true)]
    public string? Contest { get; set; }

    [Field("级别", "Level", Codes = CodeTableNames.MeritLevelDuoshi)]
    public string? Level { get; set; }

    [Field("轮次", "Round", Max = 30)]
    public string? Round { get; set; }

    [Field("获得称号", "Title won", Max = 60, Headline = true)]
    public string? Title { get; set; }

    [Field("称号代码", "Title code", Codes = CodeTableNames.ContestTitleDuoshi)]
    public string? TitleCode { get; set; }

    [Field("批次（届次）", "Batch", Max = 60)]
    public string? Batch { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
