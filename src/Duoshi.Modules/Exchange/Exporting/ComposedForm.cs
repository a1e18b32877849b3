using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>A form made ready to go out.</summary>
/// <param name="Form">The form.</param>
/// <param name="Verbatim">Names of the elements that stand as they were received.</param>
/// <param name="Composed">Names of the elements composed of the record, since their facts have changed or no form was received.</param>
/// <param name="Withheld">Names of the elements left out because the actor may not read them.</param>
internal sealed record ComposedForm(AppointmentForm Form, ImmutableArray<string> Verbatim, ImmutableArray<string> Composed, ImmutableArray<string> Withheld)
{
    /// <summary>
    /// The form of a person on a day. An element that says what the record says stands verbatim; one whose facts have
    /// changed is composed; what belongs to the form alone stays as received.
    /// </summary>
    /// <param name="received">The person's received forms as one; null: none.</param>
    /// <param name="facts">The record.</param>
    /// <param name="duties">Present duties in words, as the person's card has them.</param>
    /// <param name="kinds">Classes of the fields.</param>
    /// <param name="readable">The widest class the actor reads of this person.</param>
    public static ComposedForm Of(AppointmentForm? received, RecordFacts facts, string? duties, FactKinds kinds, FieldClass readable)
    {
        var form = received ?? Fresh(facts.Day);
        var work = new Work(received is not null);
        foreach (var field in FormFields.All)
        {
            form = Single(form, field, facts, duties, work);
        }

        form = Party(form, facts, work);
        form = Family(form, facts, work);
        form = Photo(form, facts, work);
        work.Verbatim.AddRange(received is null ? [] : FormFields.OfTheForm.Where(e => form.StateOf(e) != ElementState.Absent).Select(e => e.Name).Concat(form.Unknown.Select(u => u.Name)));
        if (received is not null && form.StateOf(FormElements.Version) == ElementState.Absent)
        {
            form = FormConversion.ToLrmx(form);
        }

        return Withhold(form, work, kinds, readable);
    }

    private static AppointmentForm Fresh(DateOnly day)
    {
        var date = new PartialDate(day, DatePrecision.Day).ToCompact();
        return AppointmentForm.Blank with { AgeCountDate = date, FormDate = date };
    }

    private static AppointmentForm Single(AppointmentForm form, FormField field, RecordFacts facts, string? duties, Work work)
    {
        var row = facts.State(field.Kind, field.Slot);
        var value = (field.Kind, field.Field) switch
        {
            (KindKeys.Statement, "duties") => duties,
            (KindKeys.Statement, "professionalTitle") => RecordTexts.ProfessionalTitle(facts),
            (KindKeys.Statement, "rewards") => RecordTexts.Rewards(facts),
            (KindKeys.Statement, "assessments") => RecordTexts.Assessments(facts),
            (KindKeys.Resume, _) => RecordTexts.Resume(facts),
            (KindKeys.EducationSummary, _) => RecordTexts.Education(facts, field.Slot, field.Field),
            _ => facts.Value(field.Kind, row, field.Field),
        };
        if (value is "")
        {
            value = null;
        }

        if (form.StateOf(field.Element) == ElementState.Absent)
        {
            return value is null ? form : work.Compose(form, field.Element, field.Write(value));
        }

        var text = field.Element == FormElements.Name ? form.Name : field.Element == FormElements.IdentityNumber ? form.IdentityNumber : form.Text(field.Element);
        var said = string.IsNullOrEmpty(text) ? null : field.Read(text, KnownNames.None);

        // A text that could not be taken (an unknown code) stays as long as the record has nothing better.
        return Equals(said?.Value, value) ? work.Keep(form, field.Element) : work.Compose(form, field.Element, field.Write(value));
    }

    private static AppointmentForm Party(AppointmentForm form, RecordFacts facts, Work work)
    {
        var text = RecordTexts.PartyJoined(facts);
        var absent = form.StateOf(FormElements.PartyJoined) == ElementState.Absent;
        return absent && text.Length == 0 ? form
            : !absent && form.PartyJoined == text ? work.Keep(form, FormElements.PartyJoined)
            : work.Compose(form, FormElements.PartyJoined, text);
    }

    private static AppointmentForm Family(AppointmentForm form, RecordFacts facts, Work work)
    {
        var members = RecordTexts.Family(facts);
        var absent = form.StateOf(FormElements.Family) == ElementState.Absent;
        if (absent ? members.IsEmpty : form.FamilyMembers.Select(Words).SequenceEqual(members.Select(Words)))
        {
            return absent ? form : work.Keep(form, FormElements.Family);
        }

        work.Composed.Add(FormElements.Family.Name);
        return form with { FamilyMembers = members };
    }

    private static AppointmentForm Photo(AppointmentForm form, RecordFacts facts, Work work)
    {
        var picture = facts.Value(KindKeys.Photo, facts.State(KindKeys.Photo), "picture") as byte[] ?? [];
        var state = form.StateOf(FormElements.Photo);
        if (state == ElementState.Absent ? picture.Length == 0 : form.Photo.AsSpan().SequenceEqual(picture))
        {
            return state == ElementState.Absent ? form : work.Keep(form, FormElements.Photo);
        }

        work.Composed.Add(FormElements.Photo.Name);
        return form with { Photo = [.. picture] };
    }

    private static (string, string, string, string, string) Words(FamilyMember member) => (
        member.Relation is { Length: > 0 } relation ? relation : FormProposal.OtherRelation, member.Name ?? "", member.BirthDate ?? "", member.PoliticalStatus ?? "", member.WorkUnitAndPost ?? "");

    private static ComposedForm Withhold(AppointmentForm form, Work work, FactKinds kinds, FieldClass readable)
    {
        var withheld = new List<string>();
        foreach (var element in FormElements.All.Where(e => form.StateOf(e) != ElementState.Absent && ClassOf(e, kinds) > readable))
        {
            form = form.With(element, null);
            withheld.Add(element.Name);
        }

        if (FieldClass.Dossier > readable)
        {
            foreach (var unknown in form.Unknown.Select(u => u.Name).Distinct(StringComparer.Ordinal).ToList())
            {
                form = form.With(new FormElementSpec(int.MaxValue, "", unknown, unknown, unknown), null);
                withheld.Add(unknown);
            }
        }

        return new ComposedForm(form, [.. work.Verbatim.Except(withheld)], [.. work.Composed.Except(withheld)], [.. withheld]);
    }

    /// <summary>What an element tells decides who may have it; proposed posts and reasons are not known to the public before their day.</summary>
    private static FieldClass ClassOf(FormElementSpec element, FactKinds kinds)
    {
        if (FormFields.All.FirstOrDefault(f => f.Element == element) is { } field)
        {
            return kinds.Find(field.Kind)!.Field(field.Field).Class;
        }

        return element switch
        {
            _ when element == FormElements.PartyJoined => kinds.Find(KindKeys.PoliticalStatus)!.Class,
            _ when element == FormElements.Family => kinds.Find(KindKeys.Family)!.Class,
            _ when element == FormElements.Photo => kinds.Find(KindKeys.Photo)!.Class,
            _ when element == FormElements.ProposedPosts || element == FormElements.PostsToRemove || element == FormElements.Reason => FieldClass.Dossier,
            _ => FieldClass.Internal,
        };
    }

    private sealed class Work(bool received)
    {
        public List<string> Verbatim { get; } = [];

        public List<string> Composed { get; } = [];

        public AppointmentForm Keep(AppointmentForm form, FormElementSpec element)
        {
            (received ? Verbatim : Composed).Add(element.Name);
            return form;
        }

        public AppointmentForm Compose(AppointmentForm form, FormElementSpec element, string text)
        {
            Composed.Add(element.Name);
            return form.With(element, text);
        }
    }
}
