namespace Duoshi.Core.Forms;

/// <summary>Collects what a pass over a file finds, and makes the form of it.</summary>
internal sealed class FormGathering
{
    private const int UnknownNamed = 50;

    private readonly List<FormNotice> notices = [];
    private readonly ImmutableArray<FormElement>.Builder elements = ImmutableArray.CreateBuilder<FormElement>(FormElements.All.Length);
    private readonly ImmutableArray<FamilyMember>.Builder members = ImmutableArray.CreateBuilder<FamilyMember>();
    private readonly ImmutableArray<FormElement>.Builder unknownInFamily = ImmutableArray.CreateBuilder<FormElement>();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>The reason for which the file gives no form; null as long as there is none.</summary>
    public FormNotice? Refusal { get; private set; }

    public IReadOnlyList<FormNotice> Notices => notices;

    public void Refuse(FormNotice reason) => Refusal ??= reason;

    public void Note(FormNotice notice) => notices.Add(notice);

    /// <summary>Adds an element of the form itself.</summary>
    public void Add(FormElement element, int? line)
    {
        if (FormElements.Find(element.Name) is not { } spec)
        {
            elements.Add(Checked(element, FormLimits.TextLength));
            NoteUnknown(element.Name, line);
            return;
        }

        if (!seen.Add(spec.Name))
        {
            Note(FormNotices.Repeated(spec, line));
        }

        elements.Add(Checked(element, spec.Kind == FormElementKind.Photo ? FormLimits.FileBytes : FormLimits.TextLength));
    }

    /// <summary>Notes that there is a family container. Several are legal for older programs: their rows make one list.</summary>
    public void AddFamily()
    {
        if (seen.Add(FormElements.Family.Name))
        {
            elements.Add(new FormElement(FormElements.Family.Name, ""));
        }
    }

    /// <summary>Adds a family row; one without text is dropped.</summary>
    public void AddMember(IEnumerable<FormElement> row)
    {
        var member = new FamilyMember { Elements = [.. row.Select(e => Checked(e, FormLimits.TextLength))] };
        if (!member.IsEmpty)
        {
            members.Add(member);
            foreach (var unknown in member.Unknown)
            {
                NoteUnknown(unknown.Name, null);
            }
        }
    }

    /// <summary>Adds a child of the family container that is no row.</summary>
    public void AddUnknownInFamily(FormElement element, int? line)
    {
        unknownInFamily.Add(Checked(element, FormLimits.TextLength));
        NoteUnknown(element.Name, line);
    }

    /// <summary>The form, checked; without one when nothing was found or the pass refused.</summary>
    public FormReading ToReading(IEnumerable<FormNotice> before)
    {
        if (Refusal is not null || elements.Count == 0)
        {
            return FormReading.Refused([.. before, .. notices], Refusal ?? FormNotices.NotAForm());
        }

        var photo = FormElementList.Find(elements.ToImmutable(), FormElements.Photo) is { } text ? FormPhoto.Decode(text.RawText, notices) : null;
        var form = AppointmentForm.Gathered(elements.ToImmutable(), members.ToImmutable(), unknownInFamily.ToImmutable(), photo);
        return new FormReading(form, [.. before, .. notices, .. FormCheck.Values(form)]);
    }

    private FormElement Checked(FormElement element, int limit)
    {
        if ((element.Markup ?? element.RawText).Length > limit)
        {
            Refuse(FormNotices.TextTooLarge(element.Name, limit));
            return element with { RawText = "", Markup = null };
        }

        var legal = FormText.WithoutIllegal(element.RawText);
        if (legal.Length != element.RawText.Length)
        {
            Note(FormNotices.IllegalCharacters(element.Name));
        }

        return element with { RawText = legal };
    }

    private void NoteUnknown(string name, int? line)
    {
        if (seen.Count < FormElements.All.Length + UnknownNamed && seen.Add($"?{name}"))
        {
            Note(FormNotices.Unknown(name, line));
        }
    }
}
