using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>Ages as the form prints them. They are never stored in the file.</summary>
public static class FormAge
{
    /// <summary>
    /// Completed years at the month of <paramref name="countDate"/>: difference of the years, less one if that month is earlier than the
    /// birth month. Days don't count.
    /// </summary>
    /// <returns>Null when a month isn't known, or the birth is later than the count date.</returns>
    public static int? At(PartialDate birth, PartialDate countDate)
    {
        if (birth.Precision > DatePrecision.Month || countDate.Precision > DatePrecision.Month)
        {
            return null;
        }

        var years = countDate.Value.Year - birth.Value.Year;
        var age = countDate.Value.Month < birth.Value.Month ? years - 1 : years;
        return age < 0 ? null : age;
    }

    /// <summary>The date a form counts ages to: 计算年龄时间, else 填表时间, else <paramref name="today"/>.</summary>
    public static PartialDate CountDate(AppointmentForm form, DateOnly today) =>
        WithMonth(form.DateOf(FormElements.AgeCountDate))
        ?? WithMonth(form.DateOf(FormElements.FormDate))
        ?? new PartialDate(today, DatePrecision.Day);

    /// <summary>The age of the person of the form; null when the birth month isn't known.</summary>
    public static int? Of(AppointmentForm form, DateOnly today) =>
        form.DateOf(FormElements.BirthDate) is { } birth ? At(birth, CountDate(form, today)) : null;

    /// <summary>The age to print for a family member; null for the dead and when the birth month isn't known.</summary>
    public static int? Of(FamilyMember member, PartialDate countDate) =>
        !member.IsDeceased && FormDates.Read(member.BirthDate) is { } birth ? At(birth, countDate) : null;

    private static PartialDate? WithMonth(PartialDate? date) => date is { Precision: <= DatePrecision.Month } ? date : null;
}
