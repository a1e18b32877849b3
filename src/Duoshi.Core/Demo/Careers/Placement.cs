using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>Gives people their main post, with all that hangs on it: concurrent duties, establishment, quota post, management authority.</summary>
internal static class Placement
{
    /// <summary>Puts somebody into a post or, without one, to the duty of the person, and ends the post before.</summary>
    /// <param name="member">Who.</param>
    /// <param name="at">The office.</param>
    /// <param name="department">The department; null for posts of the team.</param>
    /// <param name="lead">The leading post; null: none.</param>
    /// <param name="month">First day of the month.</param>
    /// <param name="papers">Numbers the documents.</param>
    /// <param name="reason">Why, for the record.</param>
    public static void Move(Member member, Workplace at, DepartmentDraft? department, LeadPost? lead, DateOnly month, Papers papers, string? reason = null)
    {
        var legal = lead?.IsLegal == true || (lead is null && member.Duty == Duty.Procurator);
        var paper = papers.Issue(legal ? at.Congress : Issuer(at, lead), month);
        Move(member, at, department, lead, paper, papers, month, reason);
    }

    /// <summary>The same on a given day by a given paper.</summary>
    public static void Move(
        Member member, Workplace at, DepartmentDraft? department, LeadPost? lead, Paper paper, Papers papers, DateOnly month, string? reason)
    {
        var day = paper.Day;
        if (member.Lead is { } before && before != lead)
        {
            before.Holder = null;
            before.MonthsVacant = 0;
        }

        var elsewhere = member.At != at;
        if (elsewhere)
        {
            ChangeOffice(member, at, day, paper.Number);
        }

        member.Lead = lead;
        member.Department = department;
        if (lead is not null)
        {
            lead.Holder = member;
            lead.MonthsVacant = 0;
        }

        member.LastMoved = month;
        OpenMain(member, day, paper.Number, reason);
        if (lead is { Level: > Levels.Staff })
        {
            member.SetLevel(lead.Level, day, paper.Number);
        }

        ConcurrentDuties(member, day, papers, month);
        Authority(member, day);
    }

    /// <summary>Closes the main post and opens the present one under the names of the day.</summary>
    public static void OpenMain(Member member, DateOnly day, string? document, string? reason)
    {
        var lead = member.Lead;
        var named = member.Department?.On(day);
        var inDepartment = lead is null || lead.Department is not null;
        if (member.Main.Count > 0 && member.Main[^1].To == DateOnly.MaxValue)
        {
            member.Main[^1].RemovalDocument = document;
            member.Main[^1].RemovalWay = lead?.IsLegal == true || member.Main[^1].Nature == "2" ? "3" : "1";
        }

        Lines.End(member.Main, day);
        member.Main.Add(new DemoAppointment
        {
            From = day,
            Manner = "1",
            Office = member.At.Office.Index,
            OfficeName = member.At.Office.NameOn(day).Name,
            Department = inDepartment && named is not null ? member.Department!.Index : null,
            DepartmentName = inDepartment ? named?.Name : null,
            Position = lead is null ? null : PositionOf(member.At.Office, lead),
            PostName = lead is null ? PostTitles.Of(member) : PostTitles.Lead(lead, named?.Name),
            PostCode = lead is null ? PostTitles.Code(member.Duty) : lead.Code,
            Nature = lead is null ? PostTitles.Nature(member.Duty) : lead.IsLegal ? "2" : "3",
            Line = lead is { IsTeam: true, Department: null } ? null : named?.Line,
            IsLeading = lead is not null,
            TeamMember = lead is { IsTeam: true } ? lead.Code == "P01" ? "1" : "3" : null,
            OrderAmongOwn = 1,
            OrderInGroup = lead?.Order,
            InChargeOf = lead?.Code == "P02" ? InCharge(member, day) : null,
            Document = document,
            Selection = lead is null ? null : lead.Code == "P01" ? "2" : "1",
            ChangeReason = reason,
        });
    }

    private static int? PositionOf(OfficeDraft office, LeadPost lead)
    {
        foreach (var position in office.Positions)
        {
            if (position.Code == lead.Code && position.Department == lead.Department)
            {
                return position.Index;
            }
        }

        return null;
    }

    /// <summary>Ends main post and concurrent duties on leaving; what was to begin on that day or later never did.</summary>
    public static void CloseAll(Member member, DateOnly day, string? document)
    {
        member.Main.RemoveAll(a => a.From >= day);
        member.Others.RemoveAll(a => a.From >= day);
        foreach (var held in member.Main.Concat(member.Others).Where(a => a.To > day))
        {
            held.To = day;
            held.RemovalDocument = document;
            held.RemovalWay = "4";
        }

        if (member.Lead is { } lead)
        {
            lead.Holder = null;
            lead.MonthsVacant = 0;
            member.Lead = null;
        }
    }

    /// <summary>Who signs an administrative or Party appointment: team posts are the committee's, others the office's own.</summary>
    public static string Issuer(Workplace at, LeadPost? lead) => lead is { IsTeam: true } && at.Above is { } above
        ? above.PartyCommittee
        : lead is { IsTeam: true } ? "中委干" : at.Prefix + "干";

    private static void ChangeOffice(Member member, Workplace at, DateOnly day, string? document)
    {
        member.At?.Staff.Remove(member);
        member.At = at;
        at.Staff.Add(member);
        member.HereSince = day;
        var office = at.Office.Index;
        Lines.End(member.Services, day);
        member.Services.Add(new DemoService { From = day, Status = "1", Office = office });
        Lines.End(member.Establishment, day);
        member.Establishment.Add(new DemoEstablishmentHeld { From = day, Kind = Establishment(member.Track), Office = office });
        Lines.End(member.StaffNumbers, day);
        member.StaffNumbers.Add(new DemoStaffNumber { From = day, Number = (++at.Numbers).ToString("00000", System.Globalization.CultureInfo.InvariantCulture), Office = office });
        if (member.InQuota)
        {
            Lines.End(member.Quota, day);
            member.Quota.Add(new DemoQuota { From = day, Status = "1", Office = office, LegalAppointment = day, Document = document });
        }
    }

    private static string Establishment(Track track) => track switch
    {
        Track.Service => "4",
        Track.Contract => "5",
        Track.Discipline => "6",
        _ => "1",
    };

    private static void ConcurrentDuties(Member member, DateOnly day, Papers papers, DateOnly month)
    {
        var wanted = Wanted(member).ToList();
        foreach (var held in member.Others.Where(a => a.Manner == "2" && a.To == DateOnly.MaxValue && !(a.Office == member.At.Office.Index && wanted.Exists(w => w.Name == a.PostName))).ToList())
        {
            var paper = Signed(held.Nature!);
            var end = paper.Day > held.From ? paper.Day : day > held.From ? day : held.From;
            if (end <= held.From)
            {
                member.Others.Remove(held);
                continue;
            }

            held.To = end;
            held.RemovalDocument = paper.Number;
            held.RemovalWay = held.Nature == "2" ? "3" : "1";
        }

        foreach (var (code, name, nature) in wanted.Where(w => !member.Others.Exists(a => a.Manner == "2" && a.To == DateOnly.MaxValue && a.PostName == w.Name)))
        {
            var paper = Signed(nature);
            member.Others.Add(new DemoAppointment
            {
                From = paper.Day > member.Joined ? paper.Day : member.Joined,
                Manner = "2",
                Office = member.At.Office.Index,
                OfficeName = member.At.Office.NameOn(day).Name,
                PostName = name,
                PostCode = code,
                Nature = nature,
                IsLeading = nature == "1",
                TeamMember = nature == "1" ? code == "P07" ? "1" : "3" : null,
                OrderAmongOwn = nature == "1" ? 0 : 2,
                Document = paper.Number,
                Selection = nature == "1" ? "1" : null,
            });
        }

        Paper Signed(string nature) => papers.Issue(nature == "1" ? Issuer(member.At, member.Lead) : member.At.Congress, month);
    }

    /// <summary>Duties beside the main post: seat in the Party group, committee, the legal title of procurator.</summary>
    private static IEnumerable<(string Code, string Name, string Nature)> Wanted(Member member)
    {
        if (member.Lead is not { } lead)
        {
            yield break;
        }

        switch (lead.Code)
        {
            case "P01":
                yield return ("P07", "党组书记", "1");
                break;
            case "P02" when lead.First:
                yield return ("P08", "党组副书记", "1");
                break;
            case "P02" or "P10" or "P13":
                yield return ("P09", "党组成员", "1");
                break;
        }

        if (lead.Code is "P01" or "P02")
        {
            yield return ("P04", "检察委员会委员", "2");
        }

        if (lead.Code is "P02" or "P03" || (member.Duty == Duty.Procurator && lead.Code is "P11" or "P12"))
        {
            yield return ("P05", "检察员", "2");
        }
    }

    private static string? InCharge(Member member, DateOnly day)
    {
        var names = member.At.Office.Departments.Select(d => d.On(day)?.Name).OfType<string>().ToList();
        if (names.Count == 0)
        {
            return null;
        }

        var deputies = member.At.Posts.Count(p => p.Code == "P02");
        var share = names.Where((_, i) => i % deputies == (member.Lead!.Order - 2) % deputies);
        return "分管" + string.Join("、", share);
    }

    /// <summary>Management authority by post and level; county chiefs came under the province in 2017.</summary>
    public static void Authority(Member member, DateOnly day)
    {
        var since2017 = day >= new DateOnly(2017, 1, 1);
        var code = (member.At.Tier, member.Lead) switch
        {
            (OfficeTier.Supreme, { IsTeam: true }) => "01",
            (OfficeTier.Province, { Code: "P01" }) => "01",
            (OfficeTier.Province, { IsTeam: true }) => "02",
            (OfficeTier.City, { Code: "P01" }) => "02",
            (OfficeTier.City, { IsTeam: true }) => "03",
            (OfficeTier.Grassroots, { Code: "P01" }) => since2017 ? "02" : "03",
            (OfficeTier.Grassroots, { IsTeam: true }) => since2017 ? "03" : "04",
            (OfficeTier.Grassroots, { Code: "P11" }) => "04",
            _ => "09",
        };
        if (member.Track is not (Track.Contract or Track.Service))
        {
            Lines.Set(member.Authorities, day, code);
        }
    }
}
