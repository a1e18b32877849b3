using System.Security.Cryptography;
using System.Text;
using Duoshi.Core.Engines.Narrative;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>A difference between a person's resume and rows, with both sides.</summary>
/// <param name="Found">What the engine says.</param>
/// <param name="Period">The period of the resume; null when it has none.</param>
/// <param name="Next">The period after it.</param>
/// <param name="Row">The post or study; null when there is none.</param>
/// <param name="Resume">The resume's row.</param>
/// <param name="Reading">The resume as parsed.</param>
internal sealed record NarrativeFinding(ResumeFinding Found, ResumePeriod? Period, ResumePeriod? Next, Fact? Row, Resume Resume, ResumeReading Reading)
{
    /// <summary>The same as long as neither side changes.</summary>
    public string Digest { get; } = DigestOf(Found, Reading, Row is null ? null : (Row.FactId, Row.ValidFrom, Row.ValidTo));

    /// <summary>What a finding is known by, from whatever its row was read as.</summary>
    /// <param name="found">What the engine says.</param>
    /// <param name="reading">The resume as parsed.</param>
    /// <param name="row">Fact and days of the post or study; null when there is none.</param>
    public static string DigestOf(ResumeFinding found, ResumeReading reading, (long FactId, DateOnly From, DateOnly To)? row)
    {
        var (period, next) = PeriodsOf(found, reading);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|',
            found.Kind, period?.From, period?.To, period?.Text, next?.From, row?.FactId, row?.From.DayNumber, row?.To.DayNumber, found.Fix?.Text))))[..32];
    }

    /// <summary>The period of the resume a finding is about, and the one after it.</summary>
    public static (ResumePeriod? Period, ResumePeriod? Next) PeriodsOf(ResumeFinding found, ResumeReading reading) =>
        found.Period is { } number ? (reading.Periods[number - 1], number < reading.Periods.Length ? reading.Periods[number] : null) : (null, null);
}

/// <summary>Holds the resumes of people against their main posts and full-time studies: one query a kind, whatever the number of people.</summary>
internal static class NarrativeFindings
{
    private const string FullTime = "1";

    /// <param name="db">Where to read.</param>
    /// <param name="people">Whose; people without a resume have no findings.</param>
    /// <param name="today">The day of reading.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyList<NarrativeFinding>>> LoadAsync(DuoshiDb db, IReadOnlyCollection<long> people, DateOnly today, CancellationToken ct)
    {
        var resumes = await db.Set<Resume>().AsNoTracking().At(today, Known.Now).Where(r => people.Contains(r.SubjectId) && r.Text != null).ToListAsync(ct);
        var posts = (await db.Set<Appointment>().AsNoTracking().As(Known.Now)
            .Where(a => people.Contains(a.SubjectId) && a.Slot == Appointment.MainSlot && a.ValidFrom <= today && a.ValidFrom < a.ValidTo).ToListAsync(ct)).ToLookup(a => a.SubjectId);
        var studies = (await db.Set<Education>().AsNoTracking().As(Known.Now).Where(e => people.Contains(e.SubjectId) && e.Mode == FullTime && e.Entered != null).ToListAsync(ct)).ToLookup(e => e.SubjectId);
        return resumes.Where(r => r.Text!.Length > 0).GroupBy(r => r.SubjectId).ToDictionary(g => g.Key, g => Of(g.First(), posts[g.Key], studies[g.Key], today));
    }

    private static IReadOnlyList<NarrativeFinding> Of(Resume resume, IEnumerable<Appointment> posts, IEnumerable<Education> studies, DateOnly today)
    {
        var reading = ResumeText.Parse(resume.Text!);
        var rows = posts.Cast<Fact>().Concat(studies).ToDictionary(r => r.Id);
        return [.. ResumeAgainstRows.Compare(reading, rows.Values.Select(Career), today).Select(f =>
        {
            var (period, next) = NarrativeFinding.PeriodsOf(f, reading);
            return new NarrativeFinding(f, period, next, f.Row is { } row ? rows.GetValueOrDefault(row) : null, resume, reading);
        })];
    }

    private static CareerRow Career(Fact row) => row switch
    {
        Education e => new CareerRow(e.Id, CareerRowKind.Study, e.Entered!.Value, new PartialDate(e.ValidFrom, e.FromPrecision), e.School + e.Major + "专业学习", e.School ?? ""),
        Appointment a => new CareerRow(
            a.Id, CareerRowKind.Post, new PartialDate(a.ValidFrom, a.FromPrecision), new PartialDate(a.ValidTo, a.ToPrecision), string.Concat(a.OfficeName, a.DepartmentName, a.PostName), a.PostName ?? ""),
        _ => throw new InvalidOperationException("Only posts and studies make a career."),
    };
}
