using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel;

/// <summary>The other person of a mentoring is named, and is somebody else; a reference freezes the name as it is when recorded.</summary>
internal sealed class MentoringRule(PersonSubjects people) : IFactRule
{
    public Type Entity => typeof(Mentoring);

    public async Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (!draft.Inserts && !draft.Corrects)
        {
            return null;
        }

        if (draft.Coming("otherPersonId") is long chosen && chosen == draft.SubjectId)
        {
            return Refused("record.mentoring-self", "otherPersonId", "对方不能是本人，请另选。", "The other person can't be the same one; choose another.");
        }

        if (draft.Values.GetValueOrDefault("otherPersonId") is long other && draft.Values.GetValueOrDefault("otherName") is null
            && (await people.NamesAsync(draft.Db, [other], draft.From?.Value ?? DateOnly.MaxValue, ct)).TryGetValue(other, out var name))
        {
            draft.Values["otherName"] = name;
        }

        return draft.Coming("otherName") is string { Length: > 0 }
            ? null
            : Refused("record.mentoring-nobody", "otherName", "请选择在册的对方，或填写对方姓名。", "Choose the other person from the record, or write the name.");
    }

    private static Refusal Refused(string code, string field, string zh, string en) => new(code, zh, en, 422) { Details = new { field } };
}
