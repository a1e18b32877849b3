using System.Globalization;
using Duoshi.Core.Forms;
using Duoshi.Core.Printing;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>A form as it is printed: dates with dots, ages counted, line breaks kept.</summary>
internal static class FormPage
{
    public static AppointmentFormPage Of(AppointmentForm form, DateOnly today)
    {
        var counted = FormAge.CountDate(form, today);
        var limit = form.DateOf(FormElements.AgeLimitReached);
        return new AppointmentFormPage
        {
            Name = form.Name ?? "",
            Sex = form.Sex ?? "",
            Birth = Printed(form.BirthDate),
            Age = Figure(FormAge.Of(form, today)),
            EthnicGroup = form.EthnicGroup ?? "",
            NativePlace = form.NativePlace ?? "",
            Birthplace = form.BirthPlace ?? "",
            PartyJoined = string.Join('；', (form.PartyJoined ?? "").Split('；').Select(Printed)),
            WorkStarted = Printed(form.WorkStarted),
            AgeLimit = Printed(form.AgeLimitReached),
            AgeAtLimit = limit is { } reached && form.DateOf(FormElements.BirthDate) is { } birth ? Figure(FormAge.At(birth, reached)) : "",
            Health = form.Health ?? "",
            ProfessionalTitle = form.ProfessionalTitle ?? "",
            Speciality = form.Expertise ?? "",
            FullTimeEducation = new AppointmentFormEducation(form.FullTimeEducation ?? "", form.FullTimeDegree ?? "", form.FullTimeEducationSchool ?? "", form.FullTimeDegreeSchool ?? ""),
            InServiceEducation = new AppointmentFormEducation(form.OnTheJobEducation ?? "", form.OnTheJobDegree ?? "", form.OnTheJobEducationSchool ?? "", form.OnTheJobDegreeSchool ?? ""),
            CurrentPosts = form.PresentPosts ?? "",
            ProposedPosts = form.ProposedPosts ?? "",
            PostsToLeave = form.PostsToRemove ?? "",
            Resume = form.Resume ?? "",
            RewardsAndSanctions = form.RewardsAndSanctions ?? "",
            Assessments = form.Assessments ?? "",
            Reason = form.Reason ?? "",
            Family = [.. form.FamilyMembers.Select(m => new AppointmentFormRelative(
                m.Relation ?? "", m.Name ?? "", Figure(FormAge.Of(m, counted)), m.PoliticalStatus ?? "", m.WorkUnitAndPost ?? ""))],
            ReportingUnit = form.ReportingUnit ?? "",
            ReportDate = form.DateOf(FormElements.FormDate) is { Precision: DatePrecision.Day } on ? on.Value.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture) : "",
            FilledBy = form.FilledInBy ?? "",
            Photo = form.Photo.AsMemory(),

            // The newer layout has a cell for the age limit; a form without the element keeps the older one.
            Layout = form.StateOf(FormElements.AgeLimitReached) == ElementState.Absent ? AppointmentFormLayout.Classic : AppointmentFormLayout.WithAgeLimit,
        };
    }

    /// <summary>The form prints months, whatever is known of the day: 1985.03.</summary>
    private static string Printed(string? text) => PartialDate.TryParse(text, out var date)
        ? (date with { Precision = date.Precision == DatePrecision.Day ? DatePrecision.Month : date.Precision }).ToString()
        : text ?? "";

    private static string Figure(int? years) => years?.ToString(CultureInfo.InvariantCulture) ?? "";
}
