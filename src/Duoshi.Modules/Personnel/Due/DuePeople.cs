using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>
/// Reads the people in service in an actor's scope as the due list needs them: one query a kind of fact, each narrowed to
/// the days asked for, whatever the number of people.
/// </summary>
internal sealed class DuePeople(DuoshiDb db, Actor actor, IQueryable<PersonCard> cards, DateOnly from, DateOnly to)
{
    private const string InService = "1";
    private const string Administrative = "3";
    private const string Elected = "2";

    /// <summary>No sanction has effect longer than this many years (R-46, R-46p).</summary>
    private const int LongestEffect = 5;

    private static readonly string[] Postings = [.. AppointmentManners.Postings];

    /// <summary>People of whom something may be due, each with the card; what the actor may not read is left out.</summary>
    public async Task<IReadOnlyList<(PersonCard Card, DuePerson Person)>> LoadAsync(CancellationToken ct)
    {
        var staff = cards.Where(c => c.Status == InService);
        var posts = await PostsAsync(staff, ct);
        var recruits = (await Of<Entry>(staff).Where(e => e.ByExamination == true && e.ValidFrom >= from.AddYears(-2)).ToListAsync(ct)).ToLookup(e => e.SubjectId);
        var sanctions = (await Of<Sanction>(staff).Where(s => s.ValidFrom >= from.AddYears(-LongestEffect)).ToListAsync(ct)).ToLookup(s => s.SubjectId);
        var lost = (await Of<Assessment>(staff).Where(a => a.Result != "1" && a.Result != "2" && a.Result != "2B").Select(a => new { a.SubjectId, a.Year }).ToListAsync(ct)).ToLookup(a => a.SubjectId, a => a.Year ?? 0);
        var seniors = (await Of<ProfessionalTitle>(staff).Where(t => t.Code != null).Select(t => new { t.SubjectId, t.Code }).ToListAsync(ct))
            .Where(t => RetirementStanding.IsSeniorTitle(t.Code)).Select(t => t.SubjectId).ToHashSet();
        var grades = (await Of<ProsecutorGrade>(staff).At(from, Known.Now).ToListAsync(ct)).ToDictionary(g => g.SubjectId);
        var contracts = (await Of<EmploymentContract>(staff).Where(c => c.ValidTo >= from).ToListAsync(ct)).ToLookup(c => c.SubjectId);
        var people = new List<(PersonCard, DuePerson)>();
        foreach (var card in await staff.ToListAsync(ct))
        {
            var readable = actor.ForLine(card.Line).ReadableClass(card.OfficePath, card.ManagementAuthority, false);
            var id = card.PersonId;
            people.Add((card, new DuePerson
            {
                Woman = card.Sex == "2",
                Birth = readable >= FieldClass.Internal ? card.Birth : null,
                Worker = RetirementStanding.Worker(card.Category),
                DivisionLevelOrSeniorTitle = RetirementStanding.IsDivisionLevel(card.DutyLevel, card.CivilServiceRank) || seniors.Contains(id),
                Posts = [.. posts[id]],
                Recruitment = Reads<Entry>(readable) && recruits[id].MaxBy(e => e.ValidFrom) is { } entry ? new DueRecruitment(entry.Id, entry.ValidFrom) : null,
                Sanctions = Reads<Sanction>(readable) ? [.. sanctions[id].Select(Due).OfType<DueSanction>()] : [],
                // Without the assessments the day would be a wrong one: whoever may not read them has none.
                Grade = Reads<ProsecutorGrade>(readable) && Reads<Assessment>(readable) && grades.TryGetValue(id, out var grade) ? Due(grade, card) : null,
                YearsNotCounted = [.. lost[id]],
                Contract = Reads<EmploymentContract>(readable) && contracts[id].MaxBy(c => c.ValidTo) is { } last
                    ? new DueContract(last.Id, new PartialDate(last.ValidTo, last.ToPrecision), string.Join(" ", new[] { last.Number, last.Employer, last.Work }.Where(t => !string.IsNullOrEmpty(t))))
                    : null,
            }));
        }

        return people;
    }

    private static bool Reads<T>(FieldClass? readable) => readable >= FactClass<T>.Value;

    private IQueryable<T> Of<T>(IQueryable<PersonCard> staff)
        where T : Fact => db.Set<T>().AsNoTracking().As(Known.Now).Where(f => staff.Any(c => c.PersonId == f.SubjectId));

    private async Task<ILookup<long, DuePost>> PostsAsync(IQueryable<PersonCard> staff, CancellationToken ct)
    {
        var begun = from.AddMonths(-DueParameters.Current.ProbationMonths);
        var found = await Of<Appointment>(staff)
            .Where(a => (Postings.Contains(a.Manner) && a.ValidTo >= from && a.ValidTo < to)
                || (a.IsLeading == true && a.Nature == Administrative && a.SelectionMethod != Elected && a.ValidFrom >= begun && a.ValidTo > from))
            .ToListAsync(ct);
        return found.ToLookup(a => a.SubjectId, a => new DuePost(
            a.Id, new PartialDate(a.ValidFrom, a.FromPrecision), new PartialDate(a.ValidTo, a.ToPrecision), Postings.Contains(a.Manner), !Postings.Contains(a.Manner), string.Concat(a.OfficeName, a.DepartmentName, a.PostName)));
    }

    private static DueSanction? Due(Sanction sanction) =>
        sanction.LiftedOn is null && RunningSanctions.Effect(sanction.Kind, sanction.ValidFrom, sanction.Months) is { } effect
            ? new DueSanction(sanction.Id, effect, FieldCodes.Name(CodeTableNames.SanctionDuoshi, sanction.Kind))
            : null;

    private static DueGrade? Due(ProsecutorGrade grade, PersonCard card) =>
        int.TryParse(grade.Grade, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new DueGrade(grade.Id, number, card.GradeSince?.Value ?? grade.ValidFrom, FieldCodes.Name(CodeTableNames.ProsecutorGrade, grade.Grade))
            : null;

    /// <summary>The class of a kind, as its attribute says.</summary>
    private static class FactClass<T>
    {
        public static readonly FieldClass Value = ((FactKindAttribute)Attribute.GetCustomAttribute(typeof(T), typeof(FactKindAttribute))!).Class;
    }
}
