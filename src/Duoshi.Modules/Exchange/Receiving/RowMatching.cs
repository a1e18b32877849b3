using System.Text.Json;
using Duoshi.Core.Identity;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>
/// Who the rows of a batch are: by identity number, then by staff number within its issuing office; else the same name
/// and birth month make candidates that a person decides about, on the record and inside the batch alike.
/// </summary>
internal sealed class RowMatching(IPeople people, FactKinds kinds, IDbContextFactory<DuoshiDb> databases)
{
    private const int Chunk = 500;

    public async Task RunAsync(IReadOnlyList<RowDraft> drafts, CancellationToken ct)
    {
        await Parallel.ForEachAsync(
            drafts.Where(d => !d.IsSettled && !d.IsKeyless).Chunk(Chunk).ToList(),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide.Parts, CancellationToken = ct },
            async (some, stop) => await OnRecordAsync(some, stop));

        Repeated(drafts);
        InBatch([.. drafts.Where(d => d.Row.Verdict != RowVerdict.Error)], null);
    }

    /// <summary>Matches one row anew, with the record and with the rest of its batch; nothing is said of the others.</summary>
    /// <param name="draft">The row, unsettled.</param>
    /// <param name="others">The other rows of the batch that nobody refused.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RunAloneAsync(RowDraft draft, IReadOnlyList<RowDraft> others, CancellationToken ct)
    {
        if (draft.IsKeyless)
        {
            return;
        }

        if (others.FirstOrDefault(o => draft.Payload.IdentityNumber is { } own && o.Payload.IdentityNumber == own) is { } twin)
        {
            // Of the other row nothing is said here: only this one is checked.
            var said = (twin.Row.Verdict, twin.Row.ReasonCode, twin.Row.ReasonZh, twin.Row.ReasonEn);
            FailAsTwin(draft, twin);
            (twin.Row.Verdict, twin.Row.ReasonCode, twin.Row.ReasonZh, twin.Row.ReasonEn) = said;
            return;
        }

        await OnRecordAsync([draft], ct);
        List<RowDraft> sound = [.. others.Where(o => o.Row.Verdict != RowVerdict.Error)];
        if (draft.Row.Verdict != RowVerdict.Error)
        {
            // The row itself comes last: of two that are the same, the other one was there before.
            Repeated([.. sound.Where(o => IsSame(draft, o)), draft]);
        }

        if (draft.Row.Verdict != RowVerdict.Error)
        {
            InBatch([.. sound, draft], draft);
        }
    }

    /// <summary>Says that another row of the batch has the same identity number; under different names, of both rows: nobody can tell whose it is.</summary>
    public static void FailAsTwin(RowDraft draft, RowDraft first)
    {
        if (draft.Payload.Name == first.Payload.Name || draft.Payload.Name.Length == 0 || first.Payload.Name.Length == 0)
        {
            draft.Fail("exchange.repeated", $"与本批“{Place(first)}”身份证号相同。", $"The same identity number as “{Place(first)}” of this batch.");
            return;
        }

        foreach (var (one, other) in ((RowDraft, RowDraft)[])[(draft, first), (first, draft)])
        {
            one.Fail(
                "exchange.two-people", $"身份证号尾号 {Last(one)} 有两个人：“{one.Payload.Name}”（{Place(one)}）和“{other.Payload.Name}”（{Place(other)}）。请核对后改正其中一个。",
                $"Two people under the identity number ending in {Last(one)}: “{one.Payload.Name}” ({Place(one)}) and “{other.Payload.Name}” ({Place(other)}). Find out whose it is and mend the other.");
        }

        static string Last(RowDraft row) => row.Payload.IdentityNumber![^4..];
    }

    public static PersonKeys KeysOf(RowPayload payload) => new(
        payload.IdentityNumber, payload.StaffNumber, payload.IssuingOfficeId, payload.Name.Length == 0 ? null : payload.Name,
        PartialDate.TryParse(payload.Birth, out var birth) ? birth : null);

    private async Task OnRecordAsync(RowDraft[] drafts, CancellationToken ct)
    {
        var matches = await people.MatchAsync([.. drafts.Select(d => KeysOf(d.Payload))], ct);
        var numbers = await NumbersAsync(matches.SelectMany(m => m.Candidates).Concat(matches.Select(m => m.NumberHolder ?? 0)).Where(p => p != 0).Distinct().ToList(), ct);
        for (var i = 0; i < drafts.Length; i++)
        {
            var (draft, match) = (drafts[i], matches[i]);
            if (match.Foreign)
            {
                draft.Fail("exchange.foreign", "此人档案由其他单位管理，您不能更改；请与该单位联系。", "Another office keeps this person's record; ask it.");
            }
            else if (match.NumberHolder is { } holder && IsAnother(draft, match, holder, numbers))
            {
                draft.Fail("exchange.staff-number-taken", "人员编号在该单位已属于另一人，请核对编号和身份证号。", "The staff number belongs to somebody else in that office; check number and identity number.");
            }
            else if (match.PersonId is { } known)
            {
                (draft.Row.PersonId, draft.Row.MatchedBy) = (known, match.By);
            }
            else
            {
                // Two right identity numbers that differ are two people, whatever their names.
                var own = draft.Payload.IdentityNumber;
                var candidates = match.Candidates.Where(c => own is null || numbers.GetValueOrDefault(c) is not { } other || other == own).ToList();
                if (candidates.Count > 0)
                {
                    draft.Row.Verdict = RowVerdict.Candidate;
                    draft.Row.CandidatePeople = JsonSerializer.Serialize(candidates);
                }
            }
        }
    }

    /// <summary>Whether the holder of the row's staff number is certainly not the row's person.</summary>
    private static bool IsAnother(RowDraft draft, PersonMatch match, long holder, Dictionary<long, string> numbers) =>
        (match.PersonId is { } known && known != holder)
        || (draft.Payload.IdentityNumber is { } own && numbers.TryGetValue(holder, out var other) && other != own);

    /// <summary>The right identity numbers that the candidates bear on the record.</summary>
    private async Task<Dictionary<long, string>> NumbersAsync(List<long> candidates, CancellationToken ct)
    {
        var numbers = new Dictionary<long, string>();
        if (candidates.Count == 0)
        {
            return numbers;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var kind = kinds.Find(KindKeys.Identity)!;
        var field = kind.Field("identityNumber");
        foreach (var fact in await kind.LoadAsync(db, candidates, Known.Now, ct))
        {
            if (IdentityNumber.TryRead(field.Get(fact) as string, out var number))
            {
                numbers[fact.SubjectId] = number.Value;
            }
        }

        return numbers;
    }

    /// <summary>One person of the record, or one staff number, in two rows.</summary>
    private static void Repeated(IReadOnlyList<RowDraft> drafts)
    {
        foreach (var same in drafts.Where(d => d.HasStaffNumber && d.Row.Verdict != RowVerdict.Error).GroupBy(d => (d.Payload.StaffNumber!.ToUpperInvariant(), d.Payload.IssuingOfficeId)).Where(g => g.Count() > 1))
        {
            var first = same.First();
            foreach (var again in same.Skip(1))
            {
                again.Fail("exchange.repeated", $"与本批“{Place(first)}”人员编号相同。", $"The same staff number as “{Place(first)}” of this batch.");
            }
        }

        foreach (var same in drafts.Where(d => d.Row.PersonId is not null && d.Row.Verdict != RowVerdict.Error).GroupBy(d => d.Row.PersonId!.Value).Where(g => g.Count() > 1))
        {
            var first = same.First();
            foreach (var again in same.Skip(1))
            {
                again.Fail("exchange.repeated", $"与本批“{Place(first)}”是同一人。", $"The same person as “{Place(first)}” of this batch.");
            }
        }
    }

    private static bool IsSame(RowDraft one, RowDraft other) => (one.Row.PersonId is { } person && other.Row.PersonId == person)
        || (one.HasStaffNumber && other.HasStaffNumber && one.Payload.IssuingOfficeId == other.Payload.IssuingOfficeId
            && string.Equals(one.Payload.StaffNumber, other.Payload.StaffNumber, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same name and birth month in two rows.</summary>
    /// <param name="drafts">All rows that are not in error.</param>
    /// <param name="only">The only row of which something may be said; null: of all.</param>
    private static void InBatch(IReadOnlyList<RowDraft> drafts, RowDraft? only)
    {
        foreach (var same in drafts.Where(d => d.Birth is not null && d.Payload.Name.Length > 0)
            .GroupBy(d => (d.Payload.Name, d.Birth!.Value.Value.Year, d.Birth!.Value.Value.Month)).Where(g => g.Count() > 1))
        {
            // A row that says for certain who it is does not wait for one that doesn't.
            foreach (var doubtful in same.Where(d => !d.IsCertain && d.Row.PersonId is null && (only is null || d == only)))
            {
                doubtful.Row.Verdict = RowVerdict.Candidate;
                doubtful.Row.CandidateRows = JsonSerializer.Serialize(same.Where(d => d != doubtful).Select(d => d.Row.Id));
            }
        }
    }

    public static string Place(RowDraft draft) => draft.Number > 0 ? $"{draft.File.Name} {draft.Number}" : draft.File.Name;
}
