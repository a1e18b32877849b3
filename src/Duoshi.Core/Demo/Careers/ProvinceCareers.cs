using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Runs a province month by month from 1995 to today and hands back everybody's career.</summary>
internal static class ProvinceCareers
{
    private static readonly DateOnly Start = new(1995, 1, 1);

    /// <param name="offices">Offices, parents before children.</param>
    /// <param name="merged">Offices that went into others, with their successors.</param>
    /// <param name="today">The last day.</param>
    /// <param name="detail">How much is kept of whom.</param>
    /// <param name="random">Source of chance.</param>
    /// <returns>Who is in service, and who left since <see cref="Detail.LeaversSince"/>, in order of appearance.</returns>
    public static List<Member> Run(
        IReadOnlyList<OfficeDraft> offices, IReadOnlyList<(OfficeDraft Gone, OfficeDraft Successor)> merged, DateOnly today, Detail detail, DemoRandom random)
    {
        var workplaces = offices.Select(o => new Workplace(o) { QuotaShare = QuotaShare(o) }).ToList();
        var byOffice = workplaces.ToDictionary(w => w.Office);
        foreach (var at in workplaces)
        {
            at.Above = at.Office.Parent is { } parent ? byOffice.GetValueOrDefault(parent) : null;
        }

        var course = new Course(random, new Papers(random.Branch(1), today), today, detail, workplaces);
        var recruitment = new Recruitment(course);
        var leadership = new Leadership(course, recruitment);
        var departures = new Departures(course);
        var transfers = new Transfers(course);
        var quota = new QuotaEntries(course);
        var promotions = new Promotions(course);
        var postings = new Postings(course);
        var assessments = new YearlyAssessments(course);
        var discipline = new DisciplineCases(course);

        recruitment.Begin(Start);
        for (var month = Start.AddMonths(1); month <= today; month = month.AddMonths(1))
        {
            assessments.Run(month);
            Restructure(month);
            departures.Run(month);
            quota.Run(month);
            leadership.Run(month);
            transfers.Run(month);
            recruitment.Run(month);
            promotions.Run(month);
            discipline.Run(month);
            postings.Run(month);
        }

        departures.AnnounceNext(new DateOnly(today.Year, today.Month, 1).AddMonths(1));
        return [.. workplaces.SelectMany(w => w.Staff).Concat(course.Gone).OrderBy(m => m.Serial)];

        void Restructure(DateOnly month)
        {
            if (month == OfficeHistory.Merger)
            {
                foreach (var (gone, successor) in merged)
                {
                    transfers.Merge(byOffice[gone], byOffice[successor], month);
                }
            }

            foreach (var at in workplaces.Where(w => w.Office.Founded == month))
            {
                at.ArrangeDepartmentPosts(month);
                recruitment.Man(at, month);
            }

            foreach (var at in workplaces.Where(w => w.Office.Places.Count > 1 && w.Office.Places[1].From == month))
            {
                at.Above = workplaces.First(w => w.Office.Index == at.Office.Places[1].Parent);
            }

            if (month == Reforms.CaseManagement)
            {
                foreach (var at in course.At(month))
                {
                    at.ArrangeDepartmentPosts(month);
                }
            }

            if (month == Reforms.AntiCorruption)
            {
                departures.TransferAntiCorruption(month);
            }

            if (month == Reforms.Departments)
            {
                transfers.ReformDepartments(month);
            }

            if (month == Reforms.Ranks)
            {
                promotions.IntroduceRanks(month);
            }
        }
    }

    /// <summary>Busy offices have more of their establishment in the quota, quiet ones less; the province stays below its ceiling .</summary>
    private static double QuotaShare(OfficeDraft office) => office.Tier switch
    {
        OfficeTier.Supreme or OfficeTier.Province => 0.33,
        OfficeTier.City => 0.355,
        _ => 0.345 + (0.005 * (office.Index * 5 % 11)),
    };
}
