using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel;

/// <summary>Only a quality review has a grade: elsewhere it would be one in disguise.</summary>
internal sealed class CaseCreditRule : IFactRule
{
    public Type Entity => typeof(CaseCredit);

    public Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct) => Task.FromResult<Refusal?>(
        (draft.Inserts || draft.Corrects) && draft.Coming("grade") is string && draft.Coming("kind") is not CaseCredit.QualityReview
            ? new Refusal(
                "record.grade-without-review", "评查等次只属于“案件质量评查”：请改业绩类别，或清空评查等次。",
                "Only a case quality review has a grade: change the kind, or leave the grade empty.", 422)
            { Details = new { field = "grade" } }
            : null);
}
