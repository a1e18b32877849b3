using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Attachments, loans and unified dispatch: time in another office that moves neither establishment nor quota .</summary>
internal sealed class Postings(Course course)
{
    private readonly DemoRandom random = course.Random;

    public void Run(DateOnly month)
    {
        if (month < course.Detail.EventsSince)
        {
            return;
        }

        foreach (var at in course.At(month))
        {
            foreach (var member in at.Staff.Where(m => m.OnSpecialEstablishment && m.Lead is not { IsTeam: true }).ToList())
            {
                if (random.Chance(0.0022) && member.AgeOn(month) is >= 26 and <= 50 && member.ServiceYears(month) >= 2
                    && !member.Others.Exists(a => a.Manner is "3" or "4" or "5" && a.To > month))
                {
                    Send(member, month);
                }
            }
        }
    }

    private void Send(Member member, DateOnly month)
    {
        var manner = random.Weighted([("3", 0.3), ("4", 0.45), ("5", member.InQuota ? 0.4 : 0.1)]);
        var to = Destination(member, manner, month);
        if (to is null)
        {
            return;
        }

        var paper = course.Papers.Issue(to.Prefix + (manner == "5" ? "调" : "干"), month);
        var from = paper.Day < member.HereSince ? member.HereSince : paper.Day;
        var until = from.AddMonths(manner switch { "3" => random.Pick([12, 12, 24]), "4" => random.Between(5, 14), _ => random.Between(2, 6) });
        var department = to.Neediest(Track.Casework, month)?.On(month);
        var title = (manner, member.Duty) switch
        {
            ("3", _) when department is not null => PostTitles.Deputy(department.Name),
            (_, Duty.Officer) => "工作人员",
            _ => PostTitles.Of(member),
        };
        var appointment = new DemoAppointment
        {
            From = from,
            Manner = manner,
            Office = to.Office.Index,
            OfficeName = to.Office.NameOn(from).Name,
            Department = to.Office.Departments.FirstOrDefault(d => d.On(month) == department)?.Index,
            DepartmentName = department?.Name,
            PostName = title,
            Nature = "3",
            Line = department?.Line,
            OrderAmongOwn = 3,
            Document = paper.Number,
            ChangeReason = manner switch { "3" => "挂职锻炼", "4" => "借调协助工作", _ => "统一调用办案" },
        };
        if (until <= course.Today)
        {
            appointment.To = until;
            appointment.RemovalDocument = OfficeDraft.Document(to.Prefix + "干", until.Year, 40 + random.Next(40));
            appointment.RemovalWay = "2";
        }

        member.Others.Add(appointment);
    }

    private Workplace? Destination(Member member, string manner, DateOnly month)
    {
        var here = member.At;
        var above = here.Above;
        var candidates = manner == "4" && above is not null
            ? [above]
            : manner == "3" && here.Tier < OfficeTier.Grassroots
                ? course.Below(here, month).Where(w => w.Office.Character == OfficeCharacter.Ordinary).ToList()
                : above is null ? [] : course.Below(above, month).Where(w => w != here).ToList();
        return candidates.Count == 0 ? null : random.Pick(candidates);
    }
}
