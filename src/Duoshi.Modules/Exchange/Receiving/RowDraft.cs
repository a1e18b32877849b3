using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A person in a batch before it is matched.</summary>
internal sealed class RowDraft(ImportFile file, int number, RowPayload payload)
{
    public ImportFile File => file;

    /// <summary>Row of the sheet; 0 for a form.</summary>
    public int Number => number;

    public RowPayload Payload => payload;

    public PartialDate? Birth => PartialDate.TryParse(payload.Birth, out var birth) ? birth : null;

    /// <summary>Its forms.</summary>
    public List<long> Forms { get; } = [];

    public required ImportRow Row { get; init; }

    /// <summary>Whether the file itself says for certain who it is.</summary>
    public bool IsCertain => payload.IdentityNumber is not null || HasStaffNumber;

    public bool HasStaffNumber => payload is { StaffNumber: not null, IssuingOfficeId: not null };

    /// <summary>Nobody can tell who it is. Its cells are checked all the same: a date that is none may be why.</summary>
    public bool IsKeyless => !IsCertain && (payload.Name.Length == 0 || Birth is null);

    public bool IsSettled => Row.Verdict is RowVerdict.Error or RowVerdict.Candidate;

    /// <summary>What is wrong with the row as a whole, where its place is known better than by the row.</summary>
    public NoticeDraft? Problem { get; private set; }

    public void Fail(NoticeDraft problem)
    {
        Fail(problem.Code, problem.CauseZh + "。", problem.CauseEn + ".");
        Problem = problem;
    }

    public void Fail(string code, string zh, string en)
    {
        Row.Verdict = RowVerdict.Error;
        (Row.ReasonCode, Row.ReasonZh, Row.ReasonEn) = (code, zh, en);
    }
}
