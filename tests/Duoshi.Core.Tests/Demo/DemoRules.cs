using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Demo;
using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Tests.Demo;

/// <summary>The rules that the careers of a demo keep, each as the list of what breaks it.</summary>
internal static class DemoRules
{
    /// <summary>All rules by name: those that hold for every scale, seed and day.</summary>
    public static IReadOnlyList<(string Name, Func<DemoRecord, IReadOnlyList<DemoPerson>, IEnumerable<string>> Broken)> All { get; } =
    [
        ("one main post at a time", (_, people) => TwoMainPosts(people)),
        ("a main post, an establishment and a category for everybody in service", (record, people) => Unplaced(people, record.Today)),
        ("lines do not overlap", (_, people) => Overlaps(people)),
        ("no grade before its years", (_, people) => EarlyGrades(people)),
        ("no rank before its years", (_, people) => EarlyRanks(people)),
        ("no duty level before its years", (_, people) => EarlyLevels(people)),
        ("no promotion under a sanction", (_, people) => PromotedUnderSanction(people)),
        ("excellent within the cap", (_, people) => TooManyExcellent(people)),
        ("one assessment a year", (record, people) => Unassessed(people, record.Today)),
        ("nobody serves past the statutory month", (record, people) => Overdue(people, record.Today)),
        ("retirement in the month of the engine", (_, people) => MistimedRetirement(people)),
        ("the main post is in the office of service", (_, people) => Misplaced(people)),
        ("postings move no establishment", (_, people) => MovedByPosting(people)),
        ("leading posts are positions of the structure", OffPosition),
    ];

    public static IEnumerable<string> TwoMainPosts(IReadOnlyList<DemoPerson> people) =>
        people.Where(p => !Apart([.. p.Appointments.Where(a => a.Manner == "1")])).Select(p => p.Name);

    public static IEnumerable<string> Unplaced(IReadOnlyList<DemoPerson> people, DateOnly today) => people
        .Where(p => p.InService(today)
            && (p.Appointments.Count(a => a.Manner == "1" && a.Holds(today)) != 1 || p.Establishment.Count(e => e.Holds(today)) != 1 || p.Categories.Count(c => c.Holds(today)) != 1))
        .Select(p => p.Name);

    public static IEnumerable<string> Overlaps(IReadOnlyList<DemoPerson> people)
    {
        foreach (var p in people)
        {
            foreach (var line in new IEnumerable<DemoPeriod>[]
            {
                p.Services, p.StaffNumbers, p.Political, p.DutyLevels, p.CivilServiceRanks, p.ProsecutorGrades, p.PoliceRanks, p.Categories, p.Quota,
                p.Establishment, p.Authorities,
            })
            {
                if (!Apart([.. line]))
                {
                    yield return $"{p.Name} {string.Join(", ", line.Select(l => $"{l.GetType().Name} {l.From:O} {l.To:O} {(l as DemoCode)?.Code}"))}";
                }
            }

            foreach (var a in p.Appointments.Where(a => a.From >= a.To))
            {
                yield return $"{p.Name} {a.PostName} {a.From:O} {a.To:O}";
            }
        }
    }

    public static IEnumerable<string> EarlyGrades(IReadOnlyList<DemoPerson> people) =>
        from person in people
        from step in Steps(person.ProsecutorGrades)
        where step.Next.Way != "1"
        where Number(step.Before) - 1 != Number(step.Next)
            || ((Number(step.Next) >= 8 || step.Next.Way == "2") && Member.FullYears(step.Before.From, step.Next.From) < CareerRules.YearsToGrade(Number(step.Next)))
        select $"{person.Name} {step.Before.Code} {step.Before.From:O} to {step.Next.Code} {step.Next.From:O}";

    public static IEnumerable<string> EarlyRanks(IReadOnlyList<DemoPerson> people) =>
        (from person in people
         from step in Steps(person.CivilServiceRanks)
         where Number(step.Before) - 1 != Number(step.Next) || Member.FullYears(step.Before.From, step.Next.From) < CareerRules.YearsToRank(Number(step.Next))
         select $"{person.Name} rank {step.Before.Code} {step.Before.From:O} to {step.Next.Code} {step.Next.From:O}")
        .Concat(
            from person in people
            from step in Steps(person.PoliceRanks)
            where Member.FullYears(step.Before.From, step.Next.From) < CareerRules.YearsToPoliceRank(Number(step.Next))
            select $"{person.Name} police rank {step.Before.Code} {step.Before.From:O} to {step.Next.Code} {step.Next.From:O}");

    public static IEnumerable<string> EarlyLevels(IReadOnlyList<DemoPerson> people) =>
        from person in people
        from step in Steps(person.DutyLevels)
        let high = Levels.OfCode(step.Next.Code)
        where high != Levels.OfCode(step.Before.Code) + 1 || Member.FullYears(step.Before.From, step.Next.From) < Levels.YearsBefore(high)
        select $"{person.Name} {step.Before.Code} {step.Before.From:O} to {step.Next.Code} {step.Next.From:O}";

    public static IEnumerable<string> PromotedUnderSanction(IReadOnlyList<DemoPerson> people) =>
        from person in people
        from sanction in person.Sanctions
        from step in person.ProsecutorGrades.Skip(1).Concat(person.CivilServiceRanks.Skip(1))
        where step.Way != "1" && step.From > sanction.On && step.From < sanction.Until && step.From != new DateOnly(2019, 6, 1)
        select $"{person.Name} {step.From:O} under the sanction of {sanction.On:O}";

    public static IEnumerable<string> TooManyExcellent(IReadOnlyList<DemoPerson> people) =>
        from round in people.SelectMany(p => p.Assessments).GroupBy(a => (a.Office, a.Year))
        let graded = round.Count(a => a.Result[0] != '5')
        where round.Count(a => a.Result == "1") > graded * CareerRules.ExcellentShare
        select $"{round.Key}: {round.Count(a => a.Result == "1")} of {graded}";

    /// <summary>Who is in service over a whole year is assessed for it, once.</summary>
    public static IEnumerable<string> Unassessed(IReadOnlyList<DemoPerson> people, DateOnly today)
    {
        foreach (var person in people)
        {
            foreach (var year in person.Assessments.GroupBy(a => a.Year).Where(y => y.Count() > 1))
            {
                yield return $"{person.Name} twice in {year.Key}";
            }

            var assessed = person.Assessments.Select(a => a.Year).ToHashSet();
            for (var year = today.Year - 14; year < today.Year; year++)
            {
                // The round of a year is held in the January after it.
                if (person.InService(new DateOnly(year, 1, 1)) && person.InService(new DateOnly(year + 1, 1, 31)) && !assessed.Contains(year))
                {
                    yield return $"{person.Name} not in {year}";
                }
            }
        }
    }

    public static IEnumerable<string> Overdue(IReadOnlyList<DemoPerson> people, DateOnly today) =>
        from person in people
        where person.InService(today) && person.Exit is null
        let month = Statutory(person, DivisionLevel(person))
        where month < YearMonth.Of(today)
        select $"{person.Name} {month}";

    public static IEnumerable<string> MistimedRetirement(IReadOnlyList<DemoPerson> people) =>
        from person in people
        where person.Exit is { Way: "31" }
        let statutory = Statutory(person, person.Exit!.DivisionLevelOrSeniorTitle)
        let left = YearMonth.Of(person.Exit!.On)
        where person.Exit!.Early ? left >= statutory : left != statutory
        select $"{person.Name} {left} {statutory}";

    public static IEnumerable<string> Misplaced(IReadOnlyList<DemoPerson> people) =>
        from person in people
        from post in person.Appointments
        where post is { Manner: "1", Office: not null }
        from service in person.Services
        where service.Status == "1" && service.Holds(post.From) && service.Office != post.Office
        select $"{person.Name} {post.OfficeName}{post.PostName} {post.From:O}";

    public static IEnumerable<string> MovedByPosting(IReadOnlyList<DemoPerson> people) =>
        from person in people
        from posting in person.Appointments
        where AppointmentManners.IsPosting(posting.Manner) && person.InService(posting.From)
        where person.Establishment.Single(e => e.Holds(posting.From)).Office != person.Services.Single(s => s.Holds(posting.From)).Office
        select $"{person.Name} {posting.PostName} {posting.From:O}";

    /// <summary>A leading main post in an office of the tree is held in a position of that office and department that there is on the first day.</summary>
    public static IEnumerable<string> OffPosition(DemoRecord record, IReadOnlyList<DemoPerson> people)
    {
        foreach (var person in people)
        {
            foreach (var post in person.Appointments.Where(a => a is { Manner: "1", Office: not null }))
            {
                if (post.Position is null)
                {
                    if (post is { PostCode: "P01" or "P02" or "P03" or "P10" or "P11" or "P12" })
                    {
                        yield return $"{person.Name} {post.OfficeName}{post.PostName} {post.From:O}: no position";
                    }

                    continue;
                }

                var position = record.Positions[post.Position.Value];
                if (position.Office != post.Office || position.Department != post.Department || position.Code != post.PostCode || !position.Names.Any(n => n.Holds(post.From)))
                {
                    yield return $"{person.Name} {post.OfficeName}{post.DepartmentName}{post.PostName} {post.From:O}: {position.Names[0].Name} {position.Names[0].From:O}";
                }
            }
        }
    }

    public static YearMonth Statutory(DemoPerson person, bool divisionLevel) => Member.RetirementMonth(
        person.Sex == "2", person.Birth,
        person.Establishment[0].Kind switch { "4" => WorkerKind.Worker, "5" => WorkerKind.ContractStaff, _ => WorkerKind.CivilServant },
        divisionLevel);

    private static bool DivisionLevel(DemoPerson person) =>
        person.DutyLevels.Any(l => Levels.OfCode(l.Code) >= Levels.DivisionDeputy) || person.CivilServiceRanks.Any(r => Number(r) <= 6)
        || person.Titles.Any(t => t.Code == "082");

    private static bool Apart(List<DemoPeriod> line) =>
        line.OrderBy(p => p.From).Zip(line.OrderBy(p => p.From).Skip(1)).All(pair => pair.First.To <= pair.Second.From) && line.TrueForAll(p => p.From < p.To);

    private static IEnumerable<(DemoCode Before, DemoCode Next)> Steps(IReadOnlyList<DemoCode> line) =>
        line.Zip(line.Skip(1)).Where(pair => pair.First.To == pair.Second.From);

    private static int Number(DemoCode code) => int.Parse(code.Code, CultureInfo.InvariantCulture);
}
