using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>The forms of a row: which of them are news, and what they say as one.</summary>
internal static class RowForms
{
    /// <summary>Forms whose every element is not yet in a form that is kept for the person.</summary>
    public static List<ReceivedForm> New(FieldCipher cipher, List<ReceivedForm> forms, List<ReceivedForm> kept)
    {
        if (kept.Count == 0)
        {
            return [.. forms];
        }

        var known = kept.Select(k => KeptForms.Open(cipher, k)).ToList();
        known.Add(KeptForms.AsOne(cipher, kept)!);
        return [.. forms.Where(f =>
        {
            var form = KeptForms.Open(cipher, f);
            return !known.Exists(k => FormOverlay.Fill(form, k).Equals(k));
        })];
    }

    /// <summary>What the forms of one row say together: the newest speaks, where it is silent the older ones.</summary>
    public static Proposal Propose(FieldCipher cipher, List<ReceivedForm> forms, List<ReceivedForm> kept, KnownNames names)
    {
        var ordered = KeptForms.NewestFirst(forms).Select(f => (f.FormDate, Form: KeptForms.Open(cipher, f))).ToList();
        var (newest, form) = ordered[0];
        var disputed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (date, older) in ordered.Skip(1))
        {
            // A later form may say that something changed; of what never changes, and of equal dates, only a person can tell.
            disputed.UnionWith(FormOverlay.Disagreements(form, older).Where(e => date == newest || FormFields.All.Any(f => f.Element.Name == e && KindKeys.IsLasting(f.Kind, f.Field))));
            form = FormOverlay.Fill(form, older);
        }

        var proposal = FormProposal.Of(form, names);
        var last = kept.Select(k => k.FormDate).Where(d => d.Length > 0).Max(StringComparer.Ordinal);
        return proposal with
        {
            Disputed = [.. disputed],
            OlderThan = newest.Length > 0 && string.CompareOrdinal(newest, last) < 0 && PartialDate.TryParse(last, out var newer) ? newer : null,
        };
    }
}
