namespace Duoshi.Core.Forms;

/// <summary>From one generation of the form to the other.</summary>
public static class FormConversion
{
    /// <summary>
    /// A form read from the old format, made ready to be written as <c>.lrmx</c>: it gets the version we write. What the old format can't
    /// say stays absent, so that nobody takes it for a wish to clear.
    /// </summary>
    public static AppointmentForm ToLrmx(AppointmentForm form) => form with { Version = FormElements.WrittenVersion };

    /// <summary>
    /// What a form loses when it is written in the old format: identity number (unless it goes into a 34th field), version, the two
    /// elements of newer files, unknown elements, and family rows after the 13th or without relation and name.
    /// </summary>
    public static ImmutableArray<FormNotice> LossesToLrm(AppointmentForm form, bool withIdentityNumber = false)
    {
        var lost = LrmFields.Lost.Where(e => form.StateOf(e) == ElementState.Text && !(withIdentityNumber && e == FormElements.IdentityNumber));
        var notices = lost.Select(FormNotices.LostByOldFormat).ToList();
        notices.AddRange(form.Unknown.Concat(form.UnknownInFamily).Concat(form.FamilyMembers.SelectMany(m => m.Unknown))
            .Select(e => FormNotices.UnknownLostByOldFormat(e.Name)));
        var kept = 0;
        for (var row = 0; row < form.FamilyMembers.Length; row++)
        {
            if (!LrmWriter.HasPlace(form.FamilyMembers[row]) || ++kept > LrmFields.FamilySlots)
            {
                notices.Add(FormNotices.FamilyRowLostByOldFormat(row + 1));
            }
        }

        return [.. notices];
    }
}
