using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>
/// The display texts of the form, composed of facts. A text received with a form stands until a fact it tells of is
/// recorded after it; then the new fact is added to it, and nothing it says is lost.
/// </summary>
internal static class RecordTexts
{
    private const int YearsShown = 3;
    private const string FullTimeMode = "1";
    private static readonly string[] Parties = ["status", "secondParty", "thirdParty"];

    public static string PartyJoined(RecordFacts facts)
    {
        var row = facts.State(KindKeys.PoliticalStatus);
        var (written, joined) = (facts.Text(KindKeys.PoliticalStatus, row, "joinedText"), facts.Date(KindKeys.PoliticalStatus, row, "joined"));
        if (written.Length > 0 && PartyJoiningText.Read(written).JoinedCpc == joined)
        {
            return written;
        }

        var parties = Parties
            .Select(f => facts.Text(KindKeys.PoliticalStatus, row, f))
            // 01 to 03 are told by the date, or not at all; 群众 has no place in this cell.
            .Where(code => code is not ("" or "01" or "02" or "03" or "13"))
            .Select(code => FieldCodes.Find(CodeTableNames.PoliticalStatusGb4762, code) is { } entry ? (entry["form_name"] is { Length: > 0 } name ? name : entry.Name) : code);
        return PartyJoiningText.Compose(new PartyJoining(joined, string.Join('；', parties)));
    }

    /// <summary>A text of 学历, 学位 or school, from the form's own text or the studies finished.</summary>
    public static string Education(RecordFacts facts, short slot, string field)
    {
        if (facts.State(KindKeys.EducationSummary, slot) is { } summary)
        {
            return facts.Text(KindKeys.EducationSummary, summary, field);
        }

        // The codes of the two modes (ZB123) are the numbers of the two cells.
        var mode = slot.ToString(CultureInfo.InvariantCulture);
        var studies = facts.Begun("education").Where(s => facts.Text("education", s, "mode") == mode).ToList();
        var highest = studies.Where(s => facts.Text("education", s, "educationCode").Length > 0).MinBy(s => OrderOf(CodeTableNames.EducationPersonnelZb64, facts.Text("education", s, "educationCode")));
        var degree = studies.Where(s => facts.Text("education", s, "degreeCode").Length > 0).MinBy(s => OrderOf(CodeTableNames.DegreeGbt6864, facts.Text("education", s, "degreeCode")));
        return field switch
        {
            "education" => Written(facts, highest, "educationName", "educationCode"),
            "degree" => Written(facts, degree, "degreeName", "degreeCode"),
            "educationSchool" => School(facts, highest),
            // Empty where both were won in one study.
            _ => degree == highest ? "" : School(facts, degree),
        };
    }

    public static string ProfessionalTitle(RecordFacts facts)
    {
        var statement = facts.State(KindKeys.Statement);
        var written = facts.Text(KindKeys.Statement, statement, "professionalTitle");
        var latest = facts.Begun("professional-title").LastOrDefault();
        return latest is not null && (written.Length == 0 || latest.RecordedBy > statement!.RecordedBy) ? facts.Text("professional-title", latest, "name") : written;
    }

    /// <summary>The resume as received, continued by the main posts recorded after it; else composed of studies and main posts.</summary>
    public static string Resume(RecordFacts facts)
    {
        var row = facts.State(KindKeys.Resume);
        var written = facts.Text(KindKeys.Resume, row, "text");
        var posts = facts.Begun(KindKeys.Appointment).Where(a => a.Slot == KindKeys.Only && a.ValidFrom < a.ValidTo).ToList();
        if (written.Length > 0)
        {
            var reading = ResumeText.Parse(written);
            var last = reading.Periods.Length == 0 ? DateOnly.MinValue : reading.Periods[^1].From.Value;
            var later = posts.Where(p => p.RecordedBy > row!.RecordedBy && p.ValidFrom > last).ToList();
            return later.Count == 0 || reading.Periods.Length == 0 ? written : Continued(facts, reading, later);
        }

        var periods = facts.Begun("education")
            .Where(s => facts.Date("education", s, "entered") is not null && facts.Text("education", s, "mode") == FullTimeMode)
            .Select(s => new ResumePeriod(facts.Date("education", s, "entered")!.Value, FactText.From(s), School(facts, s) + "学习", []))
            .Concat(posts.Where(p => p.FromPrecision != DatePrecision.Unknown).Select(p => Period(facts, p)))
            .OrderBy(p => p.From.Value);
        return ResumeText.Compose(periods);
    }

    public static string Rewards(RecordFacts facts)
    {
        var statement = facts.State(KindKeys.Statement);
        var written = facts.Text(KindKeys.Statement, statement, "rewards");
        var told = facts.Begun("reward").Where(r => Later(r, written, statement)).Select(r => (r.ValidFrom, Text: Reward(facts, r, "name")))
            .Concat(facts.Begun("sanction").Where(s => Later(s, written, statement)).Select(s => (s.ValidFrom, Text: Sanction(facts, s))))
            .OrderBy(t => t.ValidFrom).Select(t => t.Text);
        return Joined(written is "无" ? "" : written, told, '；') is { Length: > 0 } text ? text : written;
    }

    public static string Assessments(RecordFacts facts)
    {
        var statement = facts.State(KindKeys.Statement);
        var written = facts.Text(KindKeys.Statement, statement, "assessments");
        var told = facts.Begun("assessment").Where(a => Later(a, written, statement))
            .Select(a => (Year: facts.Value("assessment", a, "year") as int? ?? 0, Result: facts.Name("assessment", a, "result")))
            .OrderBy(a => a.Year).TakeLast(YearsShown)
            .Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Year}年年度考核{a.Result}"));
        return Joined(written, told, '；');
    }

    public static ImmutableArray<FamilyMember> Family(RecordFacts facts) => [.. facts.Holding(KindKeys.Family)
        .OrderBy(m => facts.Value(KindKeys.Family, m, "position") as int? ?? int.MaxValue).ThenBy(m => m.FactId)
        .Select(m => FamilyMember.Of(
            facts.Text(KindKeys.Family, m, "relation"), facts.Text(KindKeys.Family, m, "name"), facts.Text(KindKeys.Family, m, "birth"),
            facts.Text(KindKeys.Family, m, "politicalStatus"), facts.Text(KindKeys.Family, m, "workplace")))];

    private static string Continued(RecordFacts facts, ResumeReading reading, List<Fact> later)
    {
        var periods = reading.Periods.ToList();
        foreach (var post in later)
        {
            if (periods[^1].IsOpen)
            {
                periods[^1] = periods[^1] with { To = FactText.From(post) };
            }

            periods.Add(Period(facts, post));
        }

        return ResumeText.Compose(periods, reading.Closing);
    }

    private static ResumePeriod Period(RecordFacts facts, Fact post) => new(
        Month(FactText.From(post)), post.ValidTo <= facts.Day ? Month(FactText.To(post)) : PartialDate.Open,
        facts.Text(KindKeys.Appointment, post, "officeName") + facts.Text(KindKeys.Appointment, post, "departmentName") + facts.Text(KindKeys.Appointment, post, "postName"), []);

    private static PartialDate Month(PartialDate date) =>
        date.Precision == DatePrecision.Day ? new PartialDate(new DateOnly(date.Value.Year, date.Value.Month, 1), DatePrecision.Month) : date;

    private static bool Later(Fact fact, string written, Fact? statement) => written.Length == 0 || fact.RecordedBy > statement!.RecordedBy;

    private static string Joined(string written, IEnumerable<string> told, char between)
    {
        var text = string.Join(between, told);
        return text.Length == 0 ? written : written.Length == 0 ? text + "。" : $"{written.TrimEnd('。', '；')}{between}{text}。";
    }

    private static string Reward(RecordFacts facts, Fact reward, string field) => Dated(reward)
        + (facts.Text("reward", reward, "body") is { Length: > 0 } body ? $"经{body}批准，" : "") + facts.Text("reward", reward, field);

    private static string Sanction(RecordFacts facts, Fact sanction) => Dated(sanction)
        + (facts.Text("sanction", sanction, "ground") is { Length: > 0 } ground ? $"因{ground}，" : "")
        + (facts.Text("sanction", sanction, "body") is { Length: > 0 } body ? $"经{body}批准，" : "") + "受" + facts.Name("sanction", sanction, "kind");

    private static string Dated(Fact fact) => Month(FactText.From(fact)).ToString() is { Length: > 0 } date ? date + "，" : "";

    private static string Written(RecordFacts facts, Fact? study, string name, string code) =>
        study is null ? "" : facts.Text("education", study, name) is { Length: > 0 } written ? written : facts.Name("education", study, code);

    private static string School(RecordFacts facts, Fact? study) => study is null ? "" : facts.Text("education", study, "school") + Major(facts.Text("education", study, "major"));

    private static string Major(string major) => major.Length == 0 || major.EndsWith("专业", StringComparison.Ordinal) ? major : major + "专业";

    private static int OrderOf(string table, string code)
    {
        var entries = CodeTables.Get(table).Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Code == code)
            {
                return i;
            }
        }

        return int.MaxValue;
    }
}
