using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel;

/// <summary>The form's education texts stand on two lines: full-time and on the job.</summary>
internal sealed class EducationSummaryRule : IFactRule
{
    public Type Entity => typeof(EducationSummary);

    public Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (draft.Row is null && draft.RequestedSlot is { } slot)
        {
            if (slot is not (EducationSummary.FullTimeSlot or EducationSummary.OnTheJobSlot))
            {
                return Task.FromResult<Refusal?>(new Refusal("record.no-such-line", "只有全日制教育（1）和在职教育（2）。", "There is full-time (1) and on-the-job (2) education only.", 422) { Details = new { field = "slot" } });
            }

            draft.Slot = slot;
        }

        return Task.FromResult<Refusal?>(null);
    }
}
