using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>
/// A case on a person's record (S-60): major, guiding or typical, heard in public, or reviewed for quality; the day of the fact is the
/// day of publication, hearing or review. The grade of a review is a word and never a figure, and belongs to who reads sensitive fields.
/// </summary>
[FactKind("case-credit", "办案业绩", "Case credits", SubjectKind.Person, FactShape.Event, Order = 77)]
internal sealed class CaseCredit : Fact
{
    /// <summary>Code of 案件质量评查, the only kind that has a grade.</summary>
    public const string QualityReview = "5";

    [Field("业绩类别", "Kind", Codes = CodeTableNames.CaseCreditDuoshi, Required = true, Headline = true)]
    public string? Kind { get; set; }

    [Field("案件名称或案号", "Case name or number", Max = 120, Required = true, Headline = true)]
    public string? CaseName { get; set; }

    [Field("业务条线", "Business line", Codes = CodeTableNames.BusinessLineDuoshi)]
    public string? Line { get; set; }

    [Field("本人作用", "Own part", Max = 60, Headline = true)]
    public string? Part { get; set; }

    [Field("级别", "Level", Codes = CodeTableNames.MeritLevelDuoshi)]
    public string? Level { get; set; }

    [Field("批次", "Batch", Max = 60)]
    public string? Batch { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }

    [Field("评查等次", "Grade of the review", Codes = CodeTableNames.CaseReviewDuoshi, Class = FieldClass.Sensitive)]
    public string? Grade { get; set; }
}
