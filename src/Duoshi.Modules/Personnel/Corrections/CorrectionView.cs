using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Corrections;

/// <summary>A request for correction as its person and the clerks read it.</summary>
internal sealed record CorrectionView(
    long Id, long PersonId, string? Name, string? Office, DateTime At, string Kind, string KindName, long? RowId, string? Field, string? FieldName,
    string Text, CorrectionState State, DateTime? AnsweredAt, string? AnsweredBy, string? Answer)
{
    public static CorrectionView Of(CorrectionRequest r, string? name, string? office, FactKinds kinds, FieldCipher cipher)
    {
        var kind = kinds.Find(r.Kind);
        var field = r.Field is { } key && kind is not null && kind.PositionOf(key) >= 0 ? kind.Field(key) : null;
        return new CorrectionView(
            r.Id, r.PersonId, name, office, new DateTime(r.At, DateTimeKind.Utc), r.Kind, kind is null ? r.Kind : Words.T(kind.Zh, kind.En),
            r.RowId, r.Field, field is null ? null : Words.T(field.Zh, field.En), cipher.Open(r.SealedText), r.State,
            r.AnsweredAt is { } at ? new DateTime(at, DateTimeKind.Utc) : null, r.AnsweredBy, r.SealedAnswer is { } answer ? cipher.Open(answer) : null);
    }

    public string StateName => State switch
    {
        CorrectionState.Accepted => Words.T("已采纳", "Accepted"),
        CorrectionState.Declined => Words.T("未采纳", "Declined"),
        _ => Words.T("待答复", "Open"),
    };
}
