namespace Duoshi.Core.Demo.Careers;

/// <summary>Writing the lines of a career: a new period ends the one before.</summary>
internal static class Lines
{
    /// <summary>Ends what holds of a line on a day; what began on that day or later never was.</summary>
    public static void End<T>(List<T> line, DateOnly day)
        where T : DemoPeriod
    {
        while (line.Count > 0 && line[^1].From >= day)
        {
            line.RemoveAt(line.Count - 1);
        }

        if (line.Count > 0 && line[^1].To > day)
        {
            line[^1].To = day;
        }
    }

    /// <summary>Begins a period; an equal code just goes on.</summary>
    public static void Set(List<DemoCode> line, DateOnly day, string code, string? document = null, string? way = null)
    {
        if (line.Count > 0 && line[^1].To == DateOnly.MaxValue && line[^1].Code == code)
        {
            return;
        }

        End(line, day);
        if (line.Count > 0 && line[^1].To == day && line[^1].Code == code)
        {
            line[^1].To = DateOnly.MaxValue;
            return;
        }

        line.Add(new DemoCode { From = day, Code = code, Document = document, Way = way });
    }

    public static void SetLevel(this Member member, int level, DateOnly day, string? document)
    {
        if (level == member.Level)
        {
            return;
        }

        member.Level = level;
        member.LevelSince = day;
        if (level < 0)
        {
            End(member.DutyLevels, day);
        }
        else
        {
            Set(member.DutyLevels, day, Levels.Code(level), document);
        }

        member.ComputeRetirement(day);
    }

    public static void SetGrade(this Member member, int grade, DateOnly day, string? document, string way)
    {
        member.Grade = grade;
        member.GradeSince = day;
        member.YearsLost = 0;
        Set(member.ProsecutorGrades, day, Text(grade), document, way);
    }

    public static void SetRank(this Member member, int rank, DateOnly day, string? document)
    {
        member.Rank = rank;
        member.RankSince = day;
        member.YearsLost = 0;
        Set(member.CivilServiceRanks, day, Text(rank), document);
        member.ComputeRetirement(day);
    }

    public static void EndRank(this Member member, DateOnly day)
    {
        member.Rank = 0;
        End(member.CivilServiceRanks, day);
    }

    public static void SetPoliceRank(this Member member, int rank, DateOnly day, string? document)
    {
        member.PoliceRank = rank;
        member.PoliceRankSince = day;
        Set(member.PoliceRanks, day, Text(rank), document);
    }

    public static void EnterQuota(this Member member, DateOnly day, DateOnly legal, string document)
    {
        member.InQuota = true;
        End(member.Quota, day);
        member.Quota.Add(new DemoQuota { From = day, Status = "1", Office = member.At.Office.Index, LegalAppointment = legal, Document = document });
        Set(member.Categories, day, "1");
        member.EndRank(day);
    }

    public static void LeaveQuota(this Member member, DateOnly day, string? document)
    {
        if (member.InQuota)
        {
            member.InQuota = false;
            End(member.Quota, day);
            member.Quota.Add(new DemoQuota { From = day, Status = "2", Document = document });
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
