using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Timelines;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>The lanes of the career timeline: career, rank, study, recognition, work and talent, postings.</summary>
internal static class PortraitLanes
{
    public static IReadOnlyList<TimelineLane> Of(KindRows rows) =>
    [
        .. new[]
        {
            new TimelineLane(T("任职", "Career"), Stretches(rows.All("appointment").Where(r => r.Slot == Kinds.Appointment.MainSlot), "appointment", "officeName", "departmentName", "postName")),
            new TimelineLane(T("兼任与外派", "Concurrent and away"), Stretches(rows.All("appointment").Where(r => r.Slot is null), "appointment", "officeName", "postName")),
            new TimelineLane(T("等级职级", "Grade and rank"),
            [
                .. Stretches(rows.All("prosecutor-grade"), "prosecutor-grade", "grade"),
                .. Stretches(rows.All("civil-service-rank"), "civil-service-rank", "rank"),
                .. Stretches(rows.All("police-rank"), "police-rank", "rank"),
            ]),
            new TimelineLane(T("学习", "Study"), Points(rows.All("education"), "education", "school", "educationCode", "degreeCode")),
            new TimelineLane(T("考核奖励", "Assessment and rewards"),
            [
                .. Points(rows.All("reward"), "reward", "name"),
                .. Points(rows.All("assessment").Where(r => r.Values.TryGetValue("result", out var result) && result.Value == "1"), "assessment", "year", "result"),
            ]),
            new TimelineLane(T("业绩人才", "Work and talent"),
            [
                .. Stretches(rows.All("talent-title"), "talent-title", "level", "domain", "tier"),
                .. Points(rows.All("competition"), "competition", "contest", "title"),
                .. Points(rows.All("case-credit").Where(r => r.Values.GetValueOrDefault("kind")?.Value != Kinds.CaseCredit.QualityReview), "case-credit", "kind", "caseName"),
            ]),
        }.Where(l => l.Items.Count > 0),
    ];

    private static List<TimelineItem> Stretches(IEnumerable<RowView> rows, string kind, params string[] fields) =>
    [
        .. rows.Where(r => r.ValidFrom < r.ValidTo).Select(r => Item(
            r, kind, string.Concat(fields.Select(r.Text)),
            r.ValidFrom > DateOnly.MinValue ? r.ValidFrom : null, r.ValidTo < DateOnly.MaxValue ? r.ValidTo : null, false, $"{r.From}--{r.To}")),
    ];

    private static List<TimelineItem> Points(IEnumerable<RowView> rows, string kind, params string[] fields) =>
    [
        .. rows.Where(r => r.ValidFrom > DateOnly.MinValue).Select(r => Item(
            r, kind, string.Join(" ", fields.Select(r.Text).Where(t => t.Length > 0)), r.ValidFrom, null, true, r.From)),
    ];

    private static TimelineItem Item(RowView row, string kind, string text, DateOnly? from, DateOnly? to, bool point, string dates) =>
        new(text, from, to, point, row.Holds, dates, new LaneItem(text, dates, kind, row));
}
