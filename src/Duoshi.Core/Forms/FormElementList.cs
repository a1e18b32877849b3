namespace Duoshi.Core.Forms;

/// <summary>Reading and changing an ordered list of elements without disturbing the rest of it.</summary>
internal static class FormElementList
{
    /// <summary>The element that counts: the first with text, else the first; null when the name is absent.</summary>
    public static FormElement? Find(ImmutableArray<FormElement> elements, FormElementSpec spec)
    {
        FormElement? found = null;
        foreach (var element in elements)
        {
            if (element.Name != spec.Name)
            {
                continue;
            }

            if (!FormText.IsEmpty(element.RawText, spec.AllowsBreak))
            {
                return element;
            }

            found ??= element;
        }

        return found;
    }

    /// <summary>The list with one text changed, the element added at its official place, or (null) taken out. What no XML file may hold is left out of the text.</summary>
    public static ImmutableArray<FormElement> Set(ImmutableArray<FormElement> elements, FormElementSpec spec, string? text)
    {
        var replacement = text is null ? null : new FormElement(spec.Name, FormText.WithoutIllegal(text));
        var changed = ImmutableArray.CreateBuilder<FormElement>(elements.Length + 1);
        var placed = replacement is null;
        foreach (var element in elements)
        {
            if (element.Name != spec.Name)
            {
                changed.Add(element);
            }
            else if (!placed)
            {
                changed.Add(replacement!);
                placed = true;
            }
        }

        if (!placed)
        {
            changed.Insert(OfficialPlace(elements, spec), replacement!);
        }

        return changed.DrainToImmutable();
    }

    /// <summary>Official order; an unknown element stays behind the known one it followed.</summary>
    public static IEnumerable<FormElement> InOfficialOrder(ImmutableArray<FormElement> elements, Func<string, FormElementSpec?> find)
    {
        var order = -1;
        return elements
            .Select(e => (Element: e, Order: order = find(e.Name)?.Order ?? order))
            .ToList() // the running order must be taken in file order, before sorting
            .OrderBy(e => e.Order)
            .Select(e => e.Element);
    }

    /// <summary>What makes two unknown elements the same: name, trimmed text, markup.</summary>
    public static IEnumerable<(string Name, string Text, string? Markup)> Comparable(IEnumerable<FormElement> unknown) =>
        unknown.Select(e => (e.Name, FormText.Clean(e.RawText, allowsBreak: false), e.Markup));

    private static int OfficialPlace(ImmutableArray<FormElement> elements, FormElementSpec spec)
    {
        Func<string, FormElementSpec?> find = ReferenceEquals(FormElements.Find(spec.Name), spec) ? FormElements.Find : FormElements.FindMember;
        for (var i = 0; i < elements.Length; i++)
        {
            if (find(elements[i].Name)?.Order > spec.Order)
            {
                return i;
            }
        }

        return elements.Length;
    }
}
