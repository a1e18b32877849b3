namespace Duoshi.Core.Forms;

/// <summary>Writes an appointment form of version 2: a GB18030 text record and an image file.</summary>
public static class LrmWriter
{
    /// <summary>Writes record and picture. Nothing is written to <paramref name="pic"/> when the form has no photo: then no such file should exist.</summary>
    /// <param name="form">The form.</param>
    /// <param name="lrm">Takes the record.</param>
    /// <param name="pic">Takes the image file; null when it isn't wanted.</param>
    /// <param name="withIdentityNumber">Whether to add the 34th field, which only some programs read.</param>
    /// <returns>What the old format loses, see <see cref="FormConversion.LossesToLrm"/>, and where separators were replaced.</returns>
    /// <exception cref="IOException">A stream fails.</exception>
    public static ImmutableArray<FormNotice> Write(AppointmentForm form, Stream lrm, Stream? pic, bool withIdentityNumber = false)
    {
        var notices = new List<FormNotice>(FormConversion.LossesToLrm(form, withIdentityNumber));
        lrm.Write(FormEncoding.Gb18030.GetBytes(Compose(form, withIdentityNumber, notices)));
        pic?.Write(form.Photo.AsSpan());
        return [.. notices];
    }

    private static string Compose(AppointmentForm form, bool withIdentityNumber, List<FormNotice> notices)
    {
        var fields = Enumerable.Repeat("", LrmFields.Count).ToList();
        foreach (var (field, element) in LrmFields.Plain)
        {
            fields[field] = Field(form.Text(element), element, notices);
        }

        fields[LrmFields.Education] = Four(form, LrmFields.EducationParts, notices);
        fields[LrmFields.Schools] = Four(form, LrmFields.SchoolParts, notices);
        var rows = form.FamilyMembers.Where(HasPlace).Take(LrmFields.FamilySlots).ToList();
        for (var column = 0; column < FormElements.Member.Length; column++)
        {
            var element = FormElements.Member[column];
            var cells = rows.Select((m, row) => Part(m.Text(element), element, row + 1, notices));
            fields[LrmFields.Family + column] = string.Join('@', cells.Concat(Enumerable.Repeat("", LrmFields.FamilySlots - rows.Count)));
        }

        if (withIdentityNumber)
        {
            fields.Add(Field(form.IdentityNumber, FormElements.IdentityNumber, notices));
        }

        return $"\"{string.Join("\",\"", fields)}\"";
    }

    /// <summary>Whether a family row exists in the old format: it needs a relation or a name.</summary>
    internal static bool HasPlace(FamilyMember member) => !string.IsNullOrEmpty(member.Relation) || !string.IsNullOrEmpty(member.Name);

    private static string Four(AppointmentForm form, ImmutableArray<FormElementSpec> parts, List<FormNotice> notices)
    {
        var texts = parts.Select(p => Part(form.Text(p), p, null, notices)).ToList();
        return $"{texts[0]}#{texts[1]}@{texts[2]}#{texts[3]}";
    }

    private static string Part(string? text, FormElementSpec element, int? row, List<FormNotice> notices)
    {
        var bare = text ?? "";
        if (bare.AsSpan().IndexOfAny('@', '#') >= 0)
        {
            notices.Add(FormNotices.SeparatorReplaced(element, row));
            bare = bare.Replace('@', '＠').Replace('#', '＃');
        }

        return Field(bare, element, notices);
    }

    // A quotation mark beside a comma could be taken for the end of a field: the format has no escape.
    private static string Field(string? text, FormElementSpec element, List<FormNotice> notices)
    {
        var bare = (text ?? "").ReplaceLineEndings("\r\n");
        if (bare.Contains("\",", StringComparison.Ordinal) || bare.Contains(",\"", StringComparison.Ordinal))
        {
            notices.Add(FormNotices.SeparatorReplaced(element, null));
            bare = bare.Replace('"', '＂');
        }

        return bare;
    }
}
