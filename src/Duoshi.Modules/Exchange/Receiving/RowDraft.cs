using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A person in a batch before it is matched.</summary>
internal sealed class RowDraft(ImportFile file, int number, RowPayload payload)
{
    private byte[]? folded;

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

    /// <summary>Folds the cells into a block of bytes until their turn comes: the cells of a country would be twenty million objects, and the collector's whole work.</summary>
    public void Fold() => (folded, payload) = (PayloadJson.Write(payload).ToArray(), payload with { Cells = null });

    /// <summary>Unfolds the cells to be checked, and seals what is kept.</summary>
    public void Unfold(FieldCipher cipher)
    {
        payload = folded is null ? payload : PayloadJson.Read(folded);
        Row.SealedPayload = folded is null ? cipher.SealPayload(payload) : Convert.ToBase64String(cipher.SealBytes(folded));
        folded = null;
    }

    /// <summary>Forgets what the file said, once it is kept.</summary>
    public void Release() => (payload, Row.SealedPayload) = (payload with { Cells = null }, "");

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
