using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>An office at work in the course of the years: its staff, its leading posts, its papers.</summary>
internal sealed class Workplace
{
    public Workplace(OfficeDraft office)
    {
        Office = office;
        AddTeam();
    }

    public OfficeDraft Office { get; }

    public Workplace? Above { get; set; }

    public List<Member> Staff { get; } = [];

    public List<LeadPost> Posts { get; } = [];

    /// <summary>Share of the special establishment in the quota; busy offices have more.</summary>
    public double QuotaShare { get; set; }

    /// <summary>Staff numbers given so far.</summary>
    public int Numbers { get; set; }

    public OfficeTier Tier => Office.Tier;

    public string Prefix => Office.Names[0].DocumentPrefix;

    /// <summary>Prefix of papers by the Party committee that manages the leaders.</summary>
    public string PartyCommittee => Prefix.Replace("检", "委干", StringComparison.Ordinal);

    /// <summary>Prefix of papers by the standing committee that appoints prosecutors.</summary>
    public string Congress => Prefix.Replace("检", "人常", StringComparison.Ordinal);

    public bool Exists(DateOnly day) => Office.Exists(day);

    public int QuotaTarget(DateOnly day) => (int)(Office.Authorised("1", day) * QuotaShare);

    /// <summary>Departments of the day that are for a track; where there are none, those for casework or administration take the people.</summary>
    public List<DepartmentDraft> Departments(Track track, DateOnly day)
    {
        var found = Of(track);
        return found.Count > 0 ? found : track is Track.Technology or Track.Contract ? Of(Track.Casework) : Of(Track.Administration);

        List<DepartmentDraft> Of(Track t) => [.. Office.Departments.Where(d => d.Track == t && d.On(day) is not null)];
    }

    /// <summary>The department of a track that lacks most people for its weight.</summary>
    public DepartmentDraft? Neediest(Track track, DateOnly day)
    {
        DepartmentDraft? best = null;
        var least = double.MaxValue;
        foreach (var department in Departments(track, day))
        {
            var filled = Staff.Count(m => m.Department == department) / department.Weight;
            if (filled < least)
            {
                (best, least) = (department, filled);
            }
        }

        return best;
    }

    /// <summary>Leading posts of departments that exist on a day; those of departments that are no more go.</summary>
    public void ArrangeDepartmentPosts(DateOnly day)
    {
        Posts.RemoveAll(p => p.Department is not null && p.Department.On(day) is null && p.Holder is null);
        var deputies = Office.Leadership.FirstOrDefault(l => l.Kind == "P12")?.Number ?? 0;
        var standing = Office.Departments.Where(d => !d.IsPolitical && d.On(day) is not null).ToList();
        foreach (var department in standing.Where(d => !Posts.Exists(p => p.Department == d && p.Code == "P11")))
        {
            Posts.Add(new LeadPost { Code = "P11", At = this, Department = department, Level = Levels.Of(Tier, "P11"), Order = 30 });
        }

        foreach (var department in standing.OrderByDescending(d => d.Weight).ThenBy(d => d.Index).Take(deputies).Where(d => !Posts.Exists(p => p.Department == d && p.Code == "P12")))
        {
            if (Posts.Count(p => p.Code == "P12") < deputies)
            {
                Posts.Add(new LeadPost { Code = "P12", At = this, Department = department, Level = Levels.Of(Tier, "P12"), Order = 40 });
            }
        }
    }

    private void AddTeam()
    {
        Add("P01", 1, 1);
        for (var i = 0; i < EstablishmentPlan.Deputies(Office); i++)
        {
            Add("P02", 2 + i, 1, i == 0);
        }

        Add("P10", 10, 1);
        Add("P13", 9, Office.Character == OfficeCharacter.Ordinary ? 1 : 0);
        Add("P03", 12, EstablishmentPlan.FullTimeMembers(Office));

        void Add(string code, int order, int count, bool first = false)
        {
            for (var i = 0; i < count; i++)
            {
                Posts.Add(new LeadPost
                {
                    Code = code,
                    At = this,
                    Level = Levels.Of(Tier, code, first),
                    Order = order + i,
                    First = first,
                    Department = code == "P10" ? Office.Departments.FirstOrDefault(d => d.IsPolitical) : null,
                });
            }
        }
    }
}
