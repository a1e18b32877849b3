using Duoshi.Core.Codes;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>
/// A form as facts of the person. An absent element says nothing, an empty one proposes to clear. Guesses (rewards and
/// assessments one by one) are never among them.
/// </summary>
internal static class FormProposal
{
    /// <summary>Stands for a relation that the form leaves out.</summary>
    public const string OtherRelation = "其他";

    private static readonly ImmutableArray<string> CpcMembers = ["01", "02"];

    public static Proposal Of(AppointmentForm form, KnownNames names) => new()
    {
        Facts = [.. Single(form, names), .. Party(form), .. Family(form), .. Photo(form)],
        WholeLists = form.StateOf(FormElements.Family) == ElementState.Absent ? [] : [(KindKeys.Family, FormElements.Family.Name)],
        AsOf = DateOf(form),
        Unit = form.PresentPosts,
    };

    /// <summary>The day the form speaks of: its own date, else the date ages are counted to.</summary>
    public static PartialDate? DateOf(AppointmentForm form) => form.DateOf(FormElements.FormDate) ?? form.DateOf(FormElements.AgeCountDate);

    /// <summary>What tells one family member from another.</summary>
    public static string LineOf(string? relation, string? name) => $"{relation}|{name}";

    private static IEnumerable<ProposedFact> Single(AppointmentForm form, KnownNames names) => FormFields.All
        .Where(f => form.StateOf(f.Element) != ElementState.Absent)
        .GroupBy(f => (f.Kind, f.Slot))
        .Select(fact => new ProposedFact(fact.Key.Kind, fact.Key.Slot, [.. fact.Select(f => ValueOf(form, f, names))]));

    private static ProposedValue ValueOf(AppointmentForm form, FormField field, KnownNames names)
    {
        var text = field.Element == FormElements.Name ? form.Name
            : field.Element == FormElements.IdentityNumber ? form.IdentityNumber
            : form.Text(field.Element);
        return string.IsNullOrEmpty(text) ? new ProposedValue(field.Field, null, field.Element.Name) : field.Read(text, names);
    }

    private static IEnumerable<ProposedFact> Party(AppointmentForm form)
    {
        var source = FormElements.PartyJoined.Name;
        if (form.PartyJoined is not { } text)
        {
            yield break;
        }

        if (text.Length == 0)
        {
            yield return new ProposedFact(KindKeys.PoliticalStatus, KindKeys.Only, [new("joined", null, source), new("joinedText", null, source)]);
            yield break;
        }

        var joining = PartyJoiningText.Read(text);
        var values = new List<ProposedValue> { new("joinedText", text, source) };
        var party = CodeTables.Get(CodeTableNames.PoliticalStatusGb4762).Match(joining.Party).EntryOrNull?.Code;
        if (joining.JoinedCpc is { } joined)
        {
            // The form has one date for members and for those on probation; the record may know which.
            values.Add(new ProposedValue("status", CpcMembers[0], source) { AlsoFits = CpcMembers });
            values.Add(new ProposedValue("joined", joined, source));
            if (party is not null)
            {
                values.Add(new ProposedValue("secondParty", party, source));
            }
        }
        else if (party is not null)
        {
            values.Add(new ProposedValue("status", party, source));
        }

        // Words that are neither date nor party are kept as they are: the form allows them.
        yield return new ProposedFact(KindKeys.PoliticalStatus, KindKeys.Only, [.. values]);
    }

    private static IEnumerable<ProposedFact> Family(AppointmentForm form)
    {
        var source = FormElements.Family.Name;
        for (var i = 0; i < form.FamilyMembers.Length; i++)
        {
            var member = form.FamilyMembers[i];
            yield return new ProposedFact(KindKeys.Family, null,
            [
                new("relation", member.Relation is { Length: > 0 } relation ? relation : OtherRelation, source),
                new("name", Text(member.Name), source),
                new("birth", Text(member.BirthDate), source),
                new("politicalStatus", Text(member.PoliticalStatus), source),
                new("workplace", Text(member.WorkUnitAndPost), source),
                new("position", i + 1, source),
            ])
            {
                Line = LineOf(member.Relation is { Length: > 0 } r ? r : OtherRelation, Text(member.Name)),
                IsWhole = true,
            };
        }
    }

    private static IEnumerable<ProposedFact> Photo(AppointmentForm form)
    {
        var source = FormElements.Photo.Name;
        switch (form.StateOf(FormElements.Photo))
        {
            case ElementState.Text when !form.Photo.IsEmpty:
                var media = PhotoFormat.Of(form.Photo.AsSpan()).Kind switch
                {
                    PhotoKind.Jpeg => "image/jpeg",
                    PhotoKind.Png => "image/png",
                    PhotoKind.Bmp => "image/bmp",
                    PhotoKind.Gif => "image/gif",
                    _ => null,
                };
                if (media is not null)
                {
                    yield return new ProposedFact(KindKeys.Photo, KindKeys.Only, [new("picture", form.Photo.ToArray(), source), new("mediaType", media, source)]) { IsWhole = true };
                }

                break;
            case ElementState.Empty:
                yield return new ProposedFact(KindKeys.Photo, KindKeys.Only, [new("picture", null, source), new("mediaType", null, source)]) { IsWhole = true };
                break;
        }
    }

    private static string? Text(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
