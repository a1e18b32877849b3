namespace Duoshi.Core.Forms;

/// <summary>Reads an appointment form of version 2: a text record (<c>.lrm</c>) and beside it an image file (<c>.pic</c>).</summary>
public static class LrmReader
{
    /// <summary>
    /// Reads record and picture. Elements that the old format doesn't have are absent; so are the photo without
    /// <paramref name="pic"/> and the identity number without a 34th field.
    /// </summary>
    /// <exception cref="IOException">A stream itself fails.</exception>
    public static FormReading Read(Stream lrm, Stream? pic)
    {
        if (FormEncoding.ReadAll(lrm, FormLimits.FileBytes) is not { } record)
        {
            return FormReading.Refused([], FormNotices.TooLarge(FormLimits.FileBytes / FormLimits.Megabyte));
        }

        if (pic is null)
        {
            return Read(record.Span, default, hasPicture: false, []);
        }

        return FormEncoding.ReadAll(pic, FormLimits.PhotoBytes) is { } picture
            ? Read(record.Span, picture.Span, hasPicture: true, [])
            : Read(record.Span, default, hasPicture: false, [ValueNotices.PhotoTooLarge(FormLimits.PhotoBytes / FormLimits.Megabyte)]);
    }

    private static FormReading Read(ReadOnlySpan<byte> record, ReadOnlySpan<byte> picture, bool hasPicture, List<FormNotice> notices)
    {
        var text = FormEncoding.DecodeRecord(record, notices).Trim('\uFEFF', '\0', '\r', '\n', ' ', '\t', '\u001A');
        if (text.Length == 0)
        {
            return FormReading.Refused(notices, FormNotices.NoContent());
        }

        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return FormReading.Refused(notices, FormNotices.NotAForm());
        }

        // One more than allowed is split off, so that a hostile file costs no more.
        var fields = text[1..^1].Split("\",\"", LrmFields.Count + 2);
        if (fields.Length is not (LrmFields.Count or LrmFields.Count + 1))
        {
            return FormReading.Refused(notices, FormNotices.FieldCount(text.AsSpan().Count("\",\"") + 1));
        }

        var texts = Texts(fields);
        if (texts.FirstOrDefault(t => t.Text.Length > FormLimits.TextLength) is { Element: { } tooLong })
        {
            return FormReading.Refused(notices, FormNotices.TextTooLarge(tooLong.Name, FormLimits.TextLength));
        }

        var form = new AppointmentForm { FamilyMembers = Members(fields, notices) };
        foreach (var (element, value) in texts)
        {
            form = form.With(element, Legal(element, value, notices));
        }

        if (hasPicture)
        {
            form = form with { Photo = [.. picture] };
        }

        return new FormReading(form, [.. notices, .. FormCheck.Values(form)]);
    }

    private static List<(FormElementSpec Element, string Text)> Texts(string[] fields)
    {
        var texts = LrmFields.Plain.Select(p => (p.Element, fields[p.Field])).ToList();
        texts.AddRange(LrmFields.EducationParts.Zip(Four(fields[LrmFields.Education])));
        texts.AddRange(LrmFields.SchoolParts.Zip(Four(fields[LrmFields.Schools])));
        if (fields.Length > LrmFields.IdentityNumber)
        {
            texts.Add((FormElements.IdentityNumber, fields[LrmFields.IdentityNumber]));
        }

        return texts;
    }

    /// <summary>Splits <c>a#b@c#d</c>; the tail may be missing.</summary>
    private static string[] Four(string field)
    {
        var halves = field.Split('@', 2);
        var (first, second) = (halves[0].Split('#', 2), halves.Length > 1 ? halves[1].Split('#', 2) : [""]);
        return [first[0], first.Length > 1 ? first[1] : "", second[0], second.Length > 1 ? second[1] : ""];
    }

    private static ImmutableArray<FamilyMember> Members(string[] fields, List<FormNotice> notices)
    {
        var lists = Enumerable.Range(LrmFields.Family, FormElements.Member.Length).Select(i => fields[i].Split('@', FormLimits.Marks)).ToList();
        if (lists.Any(l => l.Length != lists[0].Length))
        {
            notices.Add(FormNotices.FamilyListsUneven());
        }

        var members = ImmutableArray.CreateBuilder<FamilyMember>();
        for (var row = 0; row < lists.Max(l => l.Length); row++)
        {
            var cells = lists.ConvertAll(l => row < l.Length ? FormText.WithoutIllegal(l[row].Trim()) : "");
            if (cells[0].Length > 0 || cells[1].Length > 0)
            {
                members.Add(FamilyMember.Of(cells[0], cells[1], cells[2], cells[3], cells[4]));
            }
        }

        return members.DrainToImmutable();
    }

    private static string Legal(FormElementSpec element, string text, List<FormNotice> notices)
    {
        var legal = FormText.WithoutIllegal(text);
        if (legal.Length != text.Length)
        {
            notices.Add(FormNotices.IllegalCharacters(element.Name));
        }

        return legal;
    }
}
