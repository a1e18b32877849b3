using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Moves inside the province: to another department, to an office above by selection, to a neighbouring office, and with offices that merge or reform.</summary>
internal sealed class Transfers(Course course)
{
    private readonly DemoRandom random = course.Random;

    public void Run(DateOnly month)
    {
        foreach (var at in course.At(month))
        {
            if (month.Month is 4 or 10)
            {
                ChangeDepartments(at, month);
            }

            if (month.Month == 7 && at.Tier < OfficeTier.Grassroots)
            {
                SelectUpwards(at, month);
            }

            if (month.Month is 2 or 8 && at.Tier == OfficeTier.Grassroots)
            {
                MoveSideways(at, month);
            }
        }
    }

    /// <summary>Everybody of an office that is no more goes to its successor.</summary>
    public void Merge(Workplace gone, Workplace successor, DateOnly month)
    {
        foreach (var member in gone.Staff.OrderBy(m => m.Serial).ToList())
        {
            if (member.Lead is { } lead)
            {
                lead.Holder = null;
                member.Lead = null;
            }

            var number = OfficeDraft.Document(successor.Prefix + "干", month.Year, 27);
            var department = successor.Neediest(member.Track, month);
            Placement.Move(member, successor, department, null, new Paper(month, number), course.Papers, month, "两院合并");
        }

        gone.Posts.Clear();
    }

    /// <summary>March 2019: numbered departments. Everybody is appointed anew under the new names.</summary>
    public void ReformDepartments(DateOnly month)
    {
        foreach (var at in course.At(month))
        {
            var paper = new Paper(Reforms.Departments, OfficeDraft.Document(at.Prefix + "干", month.Year, 12));
            var before = Reforms.Departments.AddDays(-1);
            foreach (var member in at.Staff.OrderBy(m => m.Lead is null).ThenBy(m => m.Serial).ToList())
            {
                if (member.Department is not { } old || (member.Lead is { } l && l.Department is null))
                {
                    continue;
                }

                var gone = old.On(Reforms.Departments) is null;
                var crowded = member.Lead is null && at.Staff.Count(m => m.Department == old) > Fair(at, old);
                var renamed = old.On(before)?.Name != old.On(Reforms.Departments)?.Name;
                if (gone || crowded)
                {
                    if (member.Lead is { } lead)
                    {
                        lead.Holder = null;
                        member.Lead = null;
                    }

                    Placement.Move(member, at, at.Neediest(member.Track, month), null, paper, course.Papers, month, "内设机构改革");
                }
                else if (renamed)
                {
                    Placement.Move(member, at, old, member.Lead, paper, course.Papers, month, "内设机构改革");
                }
            }

            at.ArrangeDepartmentPosts(Reforms.Departments);
        }
    }

    private static double Fair(Workplace at, DepartmentDraft department)
    {
        var alike = at.Departments(department.Track, Reforms.Departments);
        return 1 + (at.Staff.Count(m => m.Track == department.Track) * department.Weight / alike.Sum(d => d.Weight));
    }

    private void ChangeDepartments(Workplace at, DateOnly month)
    {
        foreach (var member in at.Staff.Where(m => m.Lead is null && m.Department is not null && m.MayMove(month)).OrderBy(m => m.Serial).ToList())
        {
            if (random.Chance(0.016) && at.Neediest(member.Track, month) is { } other && other != member.Department)
            {
                Placement.Move(member, at, other, null, month, course.Papers, "轮岗交流");
            }
        }
    }

    /// <summary>Offices above fill half of what they lack by selection from below .</summary>
    private void SelectUpwards(Workplace at, DateOnly month)
    {
        var free = (Course.SpecialTarget(at, month) - Course.SpecialHeads(at) + 1) / 2;
        if (free <= 0)
        {
            return;
        }

        var people = course.Below(at, month).SelectMany(w => w.Staff)
            .Where(m => m.Lead is null && m.MayMove(month) && m.Duty is Duty.Clerk or Duty.ProsecutorsAssistant or Duty.AssistantProcurator or Duty.Officer && m.AgeOn(month) is >= 26 and <= 38 && m.ServiceYears(month) >= 3)
            .ToList();
        for (var i = 0; i < free && people.Count > 0; i++)
        {
            var member = random.Pick(people);
            people.Remove(member);
            Placement.Move(member, at, at.Neediest(member.Track, month), null, month, course.Papers, "公开遴选");
        }
    }

    private void MoveSideways(Workplace at, DateOnly month)
    {
        foreach (var member in at.Staff.Where(m => m is { Lead: null, InQuota: false, OnSpecialEstablishment: true } && m.Duty != Duty.Procurator && m.MayMove(month) && m.ServiceYears(month) >= 3).OrderBy(m => m.Serial).ToList())
        {
            if (!random.Chance(0.004))
            {
                continue;
            }

            var others = course.Below(at.Above!, month).Where(w => w != at && Course.SpecialHeads(w) < Course.SpecialTarget(w, month) && w.Departments(member.Track, month).Count > 0).ToList();
            if (others.Count > 0)
            {
                var to = random.Pick(others);
                Placement.Move(member, to, to.Neediest(member.Track, month), null, month, course.Papers, "工作调动");
            }
        }
    }
}
