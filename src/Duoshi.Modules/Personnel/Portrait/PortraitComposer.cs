using System.Collections.Frozen;
using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>Composes a portrait from the rows a reader may see. Pure: rows in, statements out.</summary>
internal static class PortraitComposer
{
    private const string InQuota = "1";

    /// <param name="personId">Whose.</param>
    /// <param name="kinds">The record as the reader sees it.</param>
    /// <param name="day">The day read.</param>
    /// <param name="identityNumber">The whole identity number for the doubts, where the reader's class reaches it; it is never shown.</param>
    /// <param name="letStand">Digests of the findings on the resume that somebody let stand; null: none.</param>
    public static PortraitModel Compose(long personId, IReadOnlyList<KindView> kinds, DateOnly day, string? identityNumber = null, IReadOnlySet<string>? letStand = null)
    {
        var rows = new KindRows(kinds);
        return new PortraitModel(
            personId,
            rows.Now("identity")?.Text("name") ?? "",
            day,
            Basics(rows, day),
            Duties(rows),
            [.. new[] { Standing(rows, day), Group("交流与回避提示（供核对，不作处理）", "Hints on rotation and avoidance (to be checked by a person)", [.. PortraitHints.Of(rows, day)]), Education(rows), Recognition(rows, day), PortraitWork.Of(rows, day), Practice(rows, day) }.Where(g => g.Statements.Count > 0)],
            PortraitLanes.Of(rows),
            rows.Say("简历", "Resume", "resume", "text"),
            Posts(rows),
            [.. RecordDoubts.Find(rows, identityNumber), .. NarrativeDoubts.Find(rows, day, letStand ?? FrozenSet<string>.Empty)],
            Sources(rows),
            rows.Now("photo") is not null);
    }

    private static StatementGroup Basics(KindRows rows, DateOnly day)
    {
        var birth = rows.Say("出生年月", "Birth", "identity", "birth");
        if (birth?.Source?.Values["birth"].Value is { } stored && PartialDate.TryParse(stored, out var date)
            && FormAge.At(date, new PartialDate(day, DatePrecision.Day)) is { } age)
        {
            birth = birth with { Text = $"{birth.Text}（{age.ToString(CultureInfo.InvariantCulture)}{Ui.Language.Words.T("岁", "")}）" };
        }

        return Group("基本情况", "Basics",
            rows.Say("性别", "Sex", "identity", "sex"),
            birth,
            rows.Say("民族", "Ethnic group", "identity", "ethnicGroup"),
            rows.Say("籍贯", "Native place", "identity", "nativePlace"),
            rows.Say("出生地", "Place of birth", "identity", "birthPlace"),
            rows.Say("入党时间", "Joined the Party", "political-status", "joined") ?? rows.Say("入党时间", "Joined the Party", "political-status", "joinedText"),
            rows.Say("政治面貌", "Political status", "political-status", "status"),
            rows.Say("参加工作", "Start of work", "identity", "workStart"),
            rows.Say("健康状况", "Health", "identity", "health"),
            rows.Say("公民身份号码", "Identity number", "identity", "identityNumber"),
            rows.Say("人员编号", "Staff number", "staff-number", "number"));
    }

    private static List<DutyLine> Duties(KindRows rows) =>
    [
        .. rows.Holding("appointment")
            .OrderBy(r => r.Slot is null).ThenBy(r => r.Text("nature"), StringComparer.Ordinal).ThenBy(r => r.ValidFrom)
            .Select(Duty),
    ];

    private static List<DutyLine> Posts(KindRows rows) => [.. rows.All("appointment").Where(r => r.ValidFrom < r.ValidTo).OrderBy(r => r.ValidFrom).ThenBy(r => r.Slot is null).Select(Duty)];

    private static DutyLine Duty(RowView row) => new(
        row.Text("nature"),
        string.Concat(row.Text("officeName"), row.Text("departmentName"), row.Text("postName")),
        row.From,
        row.Text("documentNumber") is { Length: > 0 } document ? document : null,
        row.Text("manner"),
        row);

    private static List<SourceGroup> Sources(KindRows rows) =>
    [
        .. rows.Everything.GroupBy(r => r.Source.Basis).Select(g => new SourceGroup(g.Key, g.Count(), g.MaxBy(r => r.Source.Change)!))
            .OrderByDescending(g => g.Newest.Source.Change),
    ];

    private static StatementGroup Standing(KindRows rows, DateOnly day) => Group("职务职级与编制", "Rank and establishment",
        rows.SaySince("职务层次", "Duty level", "duty-level", "level"),
        rows.SaySince("职级", "Civil-service rank", "civil-service-rank", "rank"),
        rows.SaySince("检察官等级", "Prosecutor grade", "prosecutor-grade", "grade"),
        rows.SaySince("警衔", "Police rank", "police-rank", "rank"),
        rows.SaySince("人员类别", "Staff category", "staff-category", "category"),
        rows.SaySince("员额状态", "Quota status", "quota-status", "status"),
        QuotaEntry(rows),
        rows.Say("法律职务任命", "Legal appointment", "quota-status", "legalAppointment"),
        rows.SaySince("编制类型", "Establishment", "establishment-held", "establishmentKind"),
        rows.Say("管理权限", "Managed by", "management-authority", "authority"),
        rows.SaySince("人员状态", "Service", "service", "status"),
        YearsInPost(rows, day),
        RetirementNote.Of(rows, day));

    /// <summary>入额时间: the first day of the unbroken time in the quota.</summary>
    private static PortraitStatement? QuotaEntry(KindRows rows)
    {
        if (rows.Now("quota-status") is not { } row || row.Values.GetValueOrDefault("status")?.Value != InQuota)
        {
            return null;
        }

        var first = rows.First("quota-status", row, "status");
        return first.ValidFrom == DateOnly.MinValue ? null : new PortraitStatement("入额时间", "Entered the quota", first.From, "quota-status", first);
    }

    /// <summary>任职年限: completed years in the present main post, through corrections and renewals of the same post.</summary>
    private static PortraitStatement? YearsInPost(KindRows rows, DateOnly day)
    {
        if (rows.Holding("appointment").FirstOrDefault(r => r.Slot == Kinds.Appointment.MainSlot) is not { } held)
        {
            return null;
        }

        var post = rows.First("appointment", held, "postName", "officeId");
        if (post.ValidFrom == DateOnly.MinValue)
        {
            return null;
        }

        var years = day.Year - post.ValidFrom.Year - (post.ValidFrom.AddYears(day.Year - post.ValidFrom.Year) > day ? 1 : 0);
        return new PortraitStatement("任现职年限", "Years in post", Ui.Language.Words.T($"{years} 年（{post.From} 起）", $"{years} (since {post.From})"), "appointment", post);
    }

    private static StatementGroup Education(KindRows rows)
    {
        PortraitStatement? Form(short slot, string zh, string en) => rows.Now("education-summary", slot) is { } row
            ? new PortraitStatement(zh, en, string.Join("，", new[] { row.Text("education"), row.Text("degree"), row.Text("educationSchool"), row.Text("degreeSchool") }.Where(t => t.Length > 0)), "education-summary", row)
            : null;
        return Group("学历学位与资格", "Education and qualifications",
        [
            Form(Kinds.EducationSummary.FullTimeSlot, "全日制教育", "Full-time"),
            Form(Kinds.EducationSummary.OnTheJobSlot, "在职教育", "On the job"),
            .. rows.Holding("education").Select(r => Event("学习经历", "Study", "education", r, "school", "major", "educationCode", "degreeCode")),
            .. rows.Holding("legal-qualification").Select(r => Event("法律职业资格", "Legal qualification", "legal-qualification", r, "name")),
            .. rows.Holding("professional-title").Select(r => Event("专业技术资格", "Professional title", "professional-title", r, "name")),
            rows.Say("熟悉专业有何专长", "Special skill", "identity", "speciality"),
        ]);
    }

    private static StatementGroup Recognition(KindRows rows, DateOnly day) => Group("考核与奖惩", "Assessment, rewards, sanctions",
    [
        .. rows.Holding("assessment").OrderByDescending(r => r.Text("year"), StringComparer.Ordinal).Take(3)
            .Select(r => new PortraitStatement("年度考核", "Assessment", $"{r.Text("year")} {r.Text("result")}", "assessment", r)),
        .. rows.Holding("reward").OrderByDescending(r => r.ValidFrom)
            .Select(r => Event("奖励", "Reward", "reward", r, "name", "body")),
        .. RunningSanctions.Of(rows, day),
    ]);

    private static StatementGroup Practice(KindRows rows, DateOnly day) => Group("培训与外派", "Training and postings",
    [
        TrainingHours(rows, day),
        .. rows.Holding("training").Where(r => r.Values.TryGetValue("asTeacher", out var teacher) && teacher.Value == "1")
            .OrderByDescending(r => r.ValidFrom).Take(5).Select(r => Event("授课", "Taught", "training", r, "course", "organiser")),
        .. rows.All("appointment").Where(r => AppointmentManners.IsPosting(r.Values.GetValueOrDefault("manner")?.Value) && r.ValidFrom <= day)
            .OrderByDescending(r => r.ValidFrom)
            .Select(r => new PortraitStatement("外派", "Posting", $"{r.From}--{r.To} {r.Text("officeName")}{r.Text("postName")}（{r.Text("manner")}）", "appointment", r)),
    ]);

    /// <summary>Class hours taken in the year of the day read (R-83 asks for 90).</summary>
    private static PortraitStatement? TrainingHours(KindRows rows, DateOnly day)
    {
        var year = rows.Holding("training").Where(r => r.ValidFrom.Year == day.Year).ToList();
        var hours = year.Sum(r => r.Values.TryGetValue("hours", out var h) && decimal.TryParse(h.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : 0);
        return year.Count == 0 ? null : new PortraitStatement("本年培训学时", "Training hours this year", hours.ToString("0.#", CultureInfo.InvariantCulture), "training", null, "R-83");
    }

    private static PortraitStatement Event(string zh, string en, string kind, RowView row, params string[] fields) => new(
        zh, en,
        string.Join(" ", new[] { row.From }.Concat(fields.Select(row.Text)).Where(t => t.Length > 0)),
        kind, row);

    private static StatementGroup Group(string zh, string en, params PortraitStatement?[] statements) =>
        new(zh, en, [.. statements.OfType<PortraitStatement>()]);
}
