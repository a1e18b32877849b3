using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>The days a due list is asked for.</summary>
/// <param name="Today">The day looked from: what was due before it is overdue.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after.</param>
internal sealed record DueWindow(DateOnly Today, DateOnly From, DateOnly To);

/// <summary>
/// Reads those people in service in an actor's scope of whom something may be due, as the due list needs them: one query a
/// kind of fact, each narrowed to the days asked for, and the cards of nobody else. What was worked off is left out here,
/// by what the record says today; the engine knows days alone.
/// </summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class DuePeople(DuoshiDb db, Actor actor, IQueryable<PersonCard> cards, DueWindow window, IProbations probations)
{
    private const string InService = "1";
    private const string ResidentGroup = "D4";

    /// <summary>No sanction has effect longer than this many years (R-46, R-46p).</summary>
    private const int LongestEffect = 5;

    /// <summary>Duty levels by which a recruit still is on probation.</summary>
    private static readonly string[] OnProbation = ["0198", "01B98", "01C98", "027"];

    /// <summary>People of whom something may be due, each with the card; what the actor may not read is left out.</summary>
    public async Task<IReadOnlyList<(PersonCard Card, DuePerson Person)>> LoadAsync(CancellationToken ct)
    {
        var (from, to, figures) = (window.From, window.To, DueParameters.Current);
        var staff = cards.Where(c => c.Status == InService);
        var posts = await new DuePosts(db, staff, window, probations).LoadAsync(ct);
        var entered = from.AddMonths(-figures.ProbationMonths);
        var recruits = (await Of<Entry>(staff).Where(e => e.ByExamination == true && e.ValidFrom >= entered).ToListAsync(ct)).ToLookup(e => e.SubjectId);
        var sanctions = (await Of<Sanction>(staff).Where(s => s.LiftedOn == null && s.ValidFrom >= from.AddYears(-LongestEffect) && s.ValidFrom < to).ToListAsync(ct)).ToLookup(s => s.SubjectId);
        var uncounted = db.Set<Assessment>().AsNoTracking().As(Known.Now).Where(a => a.Result != "1" && a.Result != "2" && a.Result != "2B");
        var grades = (await GradesAsync(staff, uncounted, ct)).ToDictionary(g => g.SubjectId);
        var contracts = (await Of<EmploymentContract>(staff).Where(c => c.ValidTo >= from).ToListAsync(ct)).ToLookup(c => c.SubjectId);
        var found = await CardsAsync(
            staff, [.. posts.Select(p => p.Key), .. recruits.Select(r => r.Key), .. sanctions.Select(s => s.Key), .. grades.Keys, .. contracts.Where(c => c.Max(r => r.ValidTo) < to).Select(c => c.Key)], ct);
        var (lost, seniors) = (new List<(long Person, int Year)>(), new HashSet<long>());
        foreach (var some in found.Select(c => c.PersonId).Chunk(400))
        {
            lost.AddRange((await uncounted.Where(a => some.Contains(a.SubjectId)).Select(a => new { a.SubjectId, a.Year }).ToListAsync(ct)).Select(a => (a.SubjectId, a.Year ?? 0)));
            seniors.UnionWith((await db.Set<ProfessionalTitle>().As(Known.Now).Where(t => some.Contains(t.SubjectId) && t.Code != null).Select(t => new { t.SubjectId, t.Code }).ToListAsync(ct))
                .Where(t => RetirementStanding.IsSeniorTitle(t.Code)).Select(t => t.SubjectId));
        }

        var lostOf = lost.ToLookup(l => l.Person, l => l.Year);
        return [.. found.Select(card =>
        {
            var readable = actor.ForLine(card.Line).ReadableClass(card.OfficePath, card.ManagementAuthority, false);
            var id = card.PersonId;
            return (card, new DuePerson
            {
                Woman = card.Sex == "2",
                Birth = readable >= FieldClass.Internal ? card.Birth : null,
                Worker = RetirementStanding.Worker(card.Category),
                DivisionLevelOrSeniorTitle = RetirementStanding.IsDivisionLevel(card.DutyLevel, card.CivilServiceRank) || seniors.Contains(id),
                Posts = [.. posts[id]],
                Recruitment = Reads<Entry>(readable) && recruits[id].MaxBy(e => e.ValidFrom) is { } entry && IsOpen(entry, card) ? new DueRecruitment(entry.Id, entry.ValidFrom) : null,
                Sanctions = Reads<Sanction>(readable) ? [.. sanctions[id].Select(Due).OfType<DueSanction>()] : [],
                // Without the assessments the day would be a wrong one: whoever may not read them has none.
                Grade = Reads<ProsecutorGrade>(readable) && Reads<Assessment>(readable) && grades.TryGetValue(id, out var grade) ? Due(grade, card) : null,
                YearsNotCounted = [.. lostOf[id]],
                Contract = Reads<EmploymentContract>(readable) && contracts[id].MaxBy(c => c.ValidTo) is { } last && IsOpen(last, card)
                    ? new DueContract(last.Id, new PartialDate(last.ValidTo, last.ToPrecision), string.Join(" ", new[] { last.Number, last.Employer, last.Work }.Where(t => !string.IsNullOrEmpty(t))))
                    : null,
            });
        })];
    }

    /// <summary>A recruit's probation that is over has been worked off once the person is registered or has a rank, a grade or a level.</summary>
    private bool IsOpen(Entry entry, PersonCard card) => entry.ValidFrom.AddMonths(DueParameters.Current.ProbationMonths) >= window.Today
        || (entry.RegisteredOn is null && card.CivilServiceRank is null && card.ProsecutorGrade is null && (card.DutyLevel is null || OnProbation.Contains(card.DutyLevel)));

    /// <summary>A contract that is over with no newer one has been worked off once the person is on the establishment.</summary>
    private bool IsOpen(EmploymentContract contract, PersonCard card) => contract.ValidTo >= window.Today
        || card.Category is null or ResidentGroup || RetirementStanding.Worker(card.Category) != WorkerKind.CivilServant;

    private static bool Reads<T>(FieldClass? readable) => readable >= FactClass<T>.Value;

    private IQueryable<T> Of<T>(IQueryable<PersonCard> staff)
        where T : Fact => db.Set<T>().AsNoTracking().As(Known.Now).Where(f => staff.Any(c => c.PersonId == f.SubjectId));

    /// <summary>Grades held today whose years can end in the days asked for. A year that doesn't count, or a row written anew within a grade, moves the day: such people are read in any case.</summary>
    private Task<List<ProsecutorGrade>> GradesAsync(IQueryable<PersonCard> staff, IQueryable<Assessment> uncounted, CancellationToken ct)
    {
        var years = DueParameters.Current.YearsToGrade;
        var held = years.Keys.Select(g => (g + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        var (first, before, today) = (window.From.AddYears(-years.Values.Max()), window.To.AddYears(-years.Values.Min()), window.Today);
        return Of<ProsecutorGrade>(staff).Where(g => held.Contains(g.Grade!) && g.ValidFrom <= today && today < g.ValidTo
            && (g.ValidFrom >= first || uncounted.Any(a => a.SubjectId == g.SubjectId))
            && (g.ValidFrom <= before || db.Set<ProsecutorGrade>().Any(e => e.SupersededBy == Fact.Current && e.SubjectId == g.SubjectId && e.Grade == g.Grade && e.ValidTo == g.ValidFrom))).ToListAsync(ct);
    }

    /// <summary>The cards of those who can reach the age, and of some people besides.</summary>
    private async Task<List<PersonCard>> CardsAsync(IQueryable<PersonCard> staff, HashSet<long> people, CancellationToken ct)
    {
        Expression<Func<PersonCard, bool>> retiring = c => false;
        foreach (var woman in new[] { false, true })
        {
            foreach (var months in RetiringBirths.Of(woman, window.From, window.To, DueParameters.Current.Retirement))
            {
                var (first, last) = ($"{months.First}", $"{months.Last}~");
                Expression<Func<PersonCard, bool>> born = c => string.Compare(c.BirthKey, first) >= 0 && string.Compare(c.BirthKey, last) < 0;
                retiring = Predicates.Or(retiring, Predicates.And(woman ? c => c.Sex == "2" : c => c.Sex == null || c.Sex != "2", born));
            }
        }

        var found = await staff.Where(retiring).ToListAsync(ct);
        people.ExceptWith(found.Select(c => c.PersonId));
        foreach (var some in people.Chunk(400))
        {
            found.AddRange(await staff.Where(c => some.Contains(c.PersonId)).ToListAsync(ct));
        }

        return found;
    }

    private static DueSanction? Due(Sanction sanction) =>
        RunningSanctions.Effect(sanction.Kind, sanction.ValidFrom, sanction.Months) is { } effect
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
