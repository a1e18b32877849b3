using Duoshi.Core.Identity;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel;

/// <summary>Basic information: impossible births, numbers that are somebody else's; a number that contradicts itself is kept and flagged.</summary>
internal sealed class IdentityRule(FieldCipher cipher, TimeProvider clock) : IFactRule
{
    public Type Entity => typeof(Identity);

    public async Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (ImpossibleBirth(draft) is { } impossible)
        {
            return impossible;
        }

        if (draft.Values.GetValueOrDefault("identityNumber") is not string written)
        {
            return null;
        }

        var number = IdentityNumbers.Normal(written);
        draft.Values["identityNumber"] = number;
        return Doubts(draft, number) is { } valid ? await TakenAsync(draft.Db, draft.SubjectId, valid, ct) : null;
    }

    /// <summary>The refusal of a number that another person has; null where nobody has it.</summary>
    public async Task<Refusal?> TakenAsync(DuoshiDb db, long person, IdentityNumber number, CancellationToken ct)
    {
        var hash = cipher.BlindIndex(IdentityNumbers.Whole, number.Value);
        return await db.Set<BlindKey>().AnyAsync(b => b.Purpose == IdentityNumbers.Whole && b.Hash == hash && b.PersonId != person, ct)
            ? new Refusal("person.identity-number-taken", "这个身份证号已登记在另一人名下，请核对；如系同一人，请在其档案上办理。", "Another person is on record under this identity number; check it. If it is the same person, work on that record.", 409) { Details = new { field = "identityNumber" } }
            : null;
    }

    private Refusal? ImpossibleBirth(FactDraft draft)
    {
        var (birth, start) = (draft.Coming("birth") as PartialDate?, draft.Coming("workStart") as PartialDate?);
        if (draft.Values.ContainsKey("birth") && birth is { } born && born.Value > clock.Today())
        {
            return new Refusal("record.date-impossible", $"出生年月 {born} 晚于今天。", $"The birth {born} is after today.", 422) { Details = new { field = "birth" } };
        }

        return (draft.Values.ContainsKey("birth") || draft.Values.ContainsKey("workStart")) && birth is { } b && start is { } s && s.Value < b.Value
            ? new Refusal("record.date-impossible", $"参加工作时间 {s} 早于出生年月 {b}。", $"The start of work {s} is before the birth {b}.", 422) { Details = new { field = "workStart" } }
            : null;
    }

    private static IdentityNumber? Doubts(FactDraft draft, string number)
    {
        if (!IdentityNumber.TryRead(number, out var valid))
        {
            draft.Warnings.Add(new ActWarning("identityNumber", "身份证号校验不通过：已保留并标记，不用于比对。", "The identity number fails its check: kept and flagged, never matched on."));
            return null;
        }

        if (draft.Coming("birth") is PartialDate { Precision: DatePrecision.Day or DatePrecision.Month } birth
            && (birth.Value.Year, birth.Value.Month) != (valid.BirthDate.Year, valid.BirthDate.Month))
        {
            draft.Warnings.Add(new ActWarning("birth", $"出生年月与身份证号（{valid.BirthDate:yyyy.MM}）不一致，请核对。", $"The birth does not agree with the identity number ({valid.BirthDate:yyyy.MM}); check it."));
        }

        if (draft.Coming("sex") is string sex && sex != (valid.IsMale ? "1" : "2"))
        {
            draft.Warnings.Add(new ActWarning("sex", "性别与身份证号不一致，请核对。", "The sex does not agree with the identity number; check it."));
        }

        return valid;
    }
}
