namespace Duoshi.Core.Forms;

/// <summary>Several forms of one person read as one: an element that is absent from a file says nothing, so an older file still speaks.</summary>
public static class FormOverlay
{
    /// <summary>The newer form with every element that it lacks taken from the older one, unknown elements included. Texts stay verbatim.</summary>
    public static AppointmentForm Fill(AppointmentForm newer, AppointmentForm older)
    {
        ArgumentNullException.ThrowIfNull(newer);
        ArgumentNullException.ThrowIfNull(older);
        var filled = newer;
        foreach (var element in FormElementList.InOfficialOrder(older.Elements, FormElements.Find))
        {
            if (filled.Elements.Any(e => string.Equals(e.Name, element.Name, StringComparison.Ordinal)))
            {
                continue;
            }

            var spec = FormElements.Find(element.Name);
            filled = spec?.Kind switch
            {
                FormElementKind.Family => filled with { FamilyMembers = older.FamilyMembers, UnknownInFamily = older.UnknownInFamily },
                FormElementKind.Photo when !older.Photo.IsEmpty => filled with { Photo = older.Photo },
                _ => filled with { Elements = Placed(filled.Elements, element, spec) },
            };
        }

        return filled;
    }

    /// <summary>Names of the elements about which two forms say different things; an element absent from one of them is none.</summary>
    public static ImmutableArray<string> Disagreements(AppointmentForm one, AppointmentForm other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return [.. FormElements.All.Where(e => one.StateOf(e) != ElementState.Absent && other.StateOf(e) != ElementState.Absent && !Agree(one, other, e)).Select(e => e.Name)];
    }

    private static bool Agree(AppointmentForm one, AppointmentForm other, FormElementSpec element) => element.Kind switch
    {
        FormElementKind.Family => one.FamilyMembers.SequenceEqual(other.FamilyMembers),
        FormElementKind.Photo => one.Photo.AsSpan().SequenceEqual(other.Photo.AsSpan()),
        _ => string.Equals(one.Text(element), other.Text(element), StringComparison.Ordinal),
    };

    private static ImmutableArray<FormElement> Placed(ImmutableArray<FormElement> elements, FormElement element, FormElementSpec? spec)
    {
        // An unknown element has no official place; it goes to the end.
        var place = spec is null ? elements.Length : elements.TakeWhile(e => (FormElements.Find(e.Name)?.Order ?? -1) < spec.Order).Count();
        return elements.Insert(place, element);
    }
}
