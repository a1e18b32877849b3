using Duoshi.Core.Codes;
using Duoshi.Core.Identity;
using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>What can be said about the values of a form without knowing the person.</summary>
public static class FormCheck
{
    // The import stores these as dates of the person; the others belong to the form or to relatives.
    private static readonly ImmutableArray<FormElementSpec> PersonDates = [FormElements.BirthDate, FormElements.WorkStarted, FormElements.AgeLimitReached];

    /// <summary>
    /// Checks lengths, line breaks, dates, sex, ethnic group, identity number (also against birth month and sex), photo and family rows.
    /// Only a missing name and an impossible date of the person are errors.
    /// </summary>
    public static ImmutableArray<FormNotice> Values(AppointmentForm form)
    {
        var notices = new List<FormNotice>();
        if (string.IsNullOrEmpty(form.Name))
        {
            notices.Add(ValueNotices.NoName());
        }

        foreach (var spec in FormElements.All.Where(e => e.Kind is not (FormElementKind.Photo or FormElementKind.Family)))
        {
            Check(spec, form.Text(spec), null, notices);
        }

        CheckWords(form, notices);
        CheckIdentity(form, notices);
        CheckPhoto(form, notices);
        for (var row = 0; row < form.FamilyMembers.Length; row++)
        {
            foreach (var spec in FormElements.Member)
            {
                Check(spec, form.FamilyMembers[row].Text(spec), row + 1, notices);
            }
        }

        if (form.FamilyMembers.Length > FormElements.PrintedFamilyRows)
        {
            notices.Add(ValueNotices.MoreThanPrinted(form.FamilyMembers.Length));
        }

        return [.. notices];
    }

    private static void Check(FormElementSpec spec, string? text, int? row, List<FormNotice> notices)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (!spec.AllowsBreak && text.Contains('\n', StringComparison.Ordinal))
        {
            notices.Add(ValueNotices.LineBreak(spec, row));
        }

        var isDate = spec.Kind == FormElementKind.Date;
        if (isDate || (spec.Kind == FormElementKind.PartyJoining && text.All(char.IsAsciiDigit)))
        {
            CheckDate(spec, text, row, notices);
        }

        // A date may be written with dots and be longer than the editor's field; it is stored as digits anyway.
        var length = isDate && FormDates.Read(text) is { } date ? date.ToCompact().Length : FormText.Length(text);
        if (spec.MaxLength > 0 && length > spec.MaxLength)
        {
            notices.Add(ValueNotices.TooLong(spec, length, row));
        }
    }

    private static void CheckDate(FormElementSpec spec, string text, int? row, List<FormNotice> notices)
    {
        if (FormDates.Read(text) is not { } date)
        {
            var severity = row is null && PersonDates.Contains(spec) ? FormNoticeSeverity.Error : FormNoticeSeverity.Warning;
            notices.Add(ValueNotices.BadDate(spec, text, severity, row));
        }
        else if (date.Precision == DatePrecision.Year)
        {
            notices.Add(ValueNotices.NoMonth(spec, text, row));
        }
    }

    private static void CheckWords(AppointmentForm form, List<FormNotice> notices)
    {
        if (form.Sex is { Length: > 0 } sex and not ("男" or "女"))
        {
            notices.Add(ValueNotices.BadSex(sex));
        }

        if (form.EthnicGroup is { Length: > 0 } group && (group.Length == 1 || !group.EndsWith('族')))
        {
            notices.Add(ValueNotices.ShortEthnicGroup(group));
        }

        if (form.PreReformAgeLimit is { Length: > 0 } limit)
        {
            var listed = CodeTables.Get(CodeTableNames.RetirementAgeCategory).Entries.Select(e => e.Name);
            if (!listed.Contains(limit, StringComparer.Ordinal))
            {
                notices.Add(ValueNotices.UnlistedAgeLimit(limit, listed));
            }
        }
    }

    private static void CheckIdentity(AppointmentForm form, List<FormNotice> notices)
    {
        var fault = IdentityNumber.Check(form.IdentityNumber, out var number);
        if (fault == IdentityNumberFault.Missing)
        {
            return;
        }

        if (fault != IdentityNumberFault.None)
        {
            notices.Add(ValueNotices.IdentityFault(fault));
            return;
        }

        if (!number.IsRegionKnown)
        {
            notices.Add(ValueNotices.IdentityRegion(number.RegionCode));
        }

        var birth = new PartialDate(number.BirthDate, DatePrecision.Month);
        if (form.DateOf(FormElements.BirthDate) is { Precision: <= DatePrecision.Month } stated
            && (stated.Value.Year, stated.Value.Month) != (birth.Value.Year, birth.Value.Month))
        {
            notices.Add(ValueNotices.IdentityBirthDiffers(birth.ToString()));
        }

        if (form.Sex is "男" or "女" && form.Sex != number.Sex)
        {
            notices.Add(ValueNotices.IdentitySexDiffers());
        }
    }

    private static void CheckPhoto(AppointmentForm form, List<FormNotice> notices)
    {
        if (form.Photo.IsEmpty)
        {
            return;
        }

        var format = PhotoFormat.Of(form.Photo.AsSpan());
        if (format.Kind == PhotoKind.Unknown)
        {
            notices.Add(ValueNotices.PhotoKindUnknown());
        }
        else if ((long)format.Width * format.Height > FormLimits.PhotoPixels)
        {
            notices.Add(ValueNotices.PhotoHuge(format.Width, format.Height));
        }
    }
}
