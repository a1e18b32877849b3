using Duoshi.Core.Engines.Narrative;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Narratives;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>Where the resume and the rows of posts and studies tell different stories.</summary>
internal static class NarrativeDoubts
{
    /// <summary>Only full-time study is a period of the career: the resume tells of other studies in brackets.</summary>
    private const string FullTime = "1";

    /// <param name="rows">The record as the reader sees it.</param>
    /// <param name="day">The day read.</param>
    /// <param name="letStand">Digests of the findings somebody looked at and let stand: those are no doubts any more.</param>
    public static IEnumerable<Doubt> Find(KindRows rows, DateOnly day, IReadOnlySet<string> letStand)
    {
        if (rows.Now("resume") is not { } resume || resume.Text("text") is not { Length: > 0 } text)
        {
            return [];
        }

        var posts = rows.All("appointment").Where(r => r.Slot == Kinds.Appointment.MainSlot && r.ValidFrom <= day && r.ValidFrom < r.ValidTo).Select(Post);
        var studies = rows.All("education").Where(r => r.Values.GetValueOrDefault("mode")?.Value == FullTime).Select(Study).OfType<CareerRow>();
        var reading = ResumeText.Parse(text);
        var byId = rows.All("appointment").Concat(rows.All("education")).ToDictionary(r => r.Id);
        return ResumeAgainstRows.Compare(reading, [.. posts, .. studies], day)
            .Where(f => !letStand.Contains(NarrativeFinding.DigestOf(f, reading, f.Row is { } id && byId.TryGetValue(id, out var row) ? (row.FactId, row.ValidFrom, row.ValidTo) : null)))
            .Select(f => rows.All("appointment").FirstOrDefault(r => r.Id == f.Row) is { } post ? new Doubt(f.Zh, f.En, "appointment", post) : new Doubt(f.Zh, f.En, "resume", resume));
    }

    private static CareerRow Post(RowView row) => new(
        row.Id, CareerRowKind.Post, Date(row.From) ?? PartialDate.UnknownStart, Date(row.To) ?? PartialDate.Open,
        string.Concat(row.Text("officeName"), row.Text("departmentName"), row.Text("postName")), row.Text("postName"));

    /// <summary>From entering the school to leaving it; null when nobody knows since when.</summary>
    private static CareerRow? Study(RowView row) =>
        row.Values.GetValueOrDefault("entered")?.Value is { } entered && Date(entered) is { } from
            ? new CareerRow(row.Id, CareerRowKind.Study, from, Date(row.From) ?? PartialDate.Open, row.Text("school") + row.Text("major") + "专业学习", row.Text("school"))
            : null;

    private static PartialDate? Date(string text) => PartialDate.TryParse(text, out var date) ? date : null;
}
