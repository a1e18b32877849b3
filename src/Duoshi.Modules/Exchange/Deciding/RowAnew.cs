using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>A row about to be checked again.</summary>
internal static class RowAnew
{
    /// <summary>Forgets what was found and decided. Who it is about is asked anew, unless a person settled that and nothing of it changed.</summary>
    public static void BeginAnew(this ImportRow row, RowPayload before, RowPayload payload, FieldCipher cipher)
    {
        (row.Name, row.Birth, row.SealedPayload) = (payload.Name, payload.Birth, cipher.SealPayload(payload));
        row.Unchecked();
        if (!(payload.IsSamePerson(before) && (row.IsDeclaredNew || row.MatchedBy == DecideImport.BySomebody)))
        {
            (row.PersonId, row.MatchedBy, row.IsDeclaredNew, row.CandidatePeople, row.CandidateRows, row.SeenVersions) = (null, null, false, null, null, null);
        }
    }

    /// <summary>Forgets what was found and decided; whom it is about stays.</summary>
    public static void Unchecked(this ImportRow row)
    {
        (row.Verdict, row.Decision, row.WaitingFields, row.IsToPlace) = (default, Decision.Pending, 0, false);
        (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (null, null, null);
    }
}
