using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>An establishment stands on the line of its kind, whichever way it is recorded.</summary>
internal sealed class EstablishmentLine : IFactRule
{
    public Type Entity => typeof(OfficeEstablishment);

    public Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (draft.Inserts && draft.Coming("establishmentKind") is string kind)
        {
            draft.Slot = SetEstablishment.SlotOf(kind);
        }

        return Task.FromResult(ChangesLine(draft, "establishmentKind"));
    }

    /// <summary>Another kind or post is another line: the fact is withdrawn and recorded anew, never bent.</summary>
    internal static Refusal? ChangesLine(FactDraft draft, string key) =>
        draft.Corrects && draft.Values.TryGetValue(key, out var coming) && !Equals(coming, draft.Kind.Field(key).Get(draft.Row!))
            ? new Refusal(
                "organisation.other-line", $"“{draft.Kind.Field(key).Zh}”不能直接更改：请撤销此条，再按正确的类别登记。",
                $"'{draft.Kind.Field(key).En}' can't be corrected into another: withdraw it and record it anew.", 422)
            { Details = new { field = key } }
            : null;
}

/// <summary>A leadership number stands on the line of its post.</summary>
internal sealed class LeadershipLine : IFactRule
{
    public Type Entity => typeof(OfficeLeadership);

    public Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (draft.Inserts && draft.Coming("post") is string post)
        {
            draft.Slot = SetLeadershipNumber.SlotOf(post);
        }

        return Task.FromResult(EstablishmentLine.ChangesLine(draft, "post"));
    }
}

/// <summary>An office goes under another parent only with the right over both, also by a correction.</summary>
internal sealed class PlaceWithinRights(OfficeRights rights) : IFactRule
{
    public Type Entity => typeof(OfficePlace);

    public async Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (!draft.Values.TryGetValue("parentId", out var coming) || Equals(coming, draft.Row is null ? null : draft.Kind.Field("parentId").Get(draft.Row)))
        {
            return null;
        }

        return (await rights.ToFoundUnderAsync(coming as long?, null, ct)).Refusal;
    }
}
