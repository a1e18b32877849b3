using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>A title of the talent scheme (S-02): tier and field, held from the award until it lapses. The outcome of the yearly re-check says whether it goes on.</summary>
[FactKind("talent-title", "人才称号", "Talent titles", SubjectKind.Person, FactShape.Spell, Order = 78)]
internal sealed class TalentTitle : Fact
{
    [Field("人才层次", "Tier", Codes = CodeTableNames.TalentTierDuoshi, Required = true, Headline = true)]
    public string? Tier { get; set; }

    [Field("人才领域", "Field", Codes = CodeTableNames.TalentFieldDuoshi, Headline = true)]
    public string? Domain { get; set; }

    [Field("级别", "Level", Codes = CodeTableNames.MeritLevelDuoshi, Headline = true)]
    public string? Level { get; set; }

    [Field("授予单位", "Awarding body", Max = 124)]
    public string? Body { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }

    // A reminder or a removal speaks against somebody: it is not for everybody who may see the title.
    [Field("复审结果", "Outcome of the re-check", Codes = CodeTableNames.TalentReviewDuoshi, Class = FieldClass.Personal)]
    public string? ReviewOutcome { get; set; }

    [Field("复审日期", "Re-checked", Class = FieldClass.Personal)]
    public PartialDate? ReviewedOn { get; set; }
}
