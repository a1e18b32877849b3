using Duoshi.Core.Engines.Narrative;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>What could be done about a finding, filled in as proposed; null fields are not asked.</summary>
/// <param name="Key">row changes the record's rows, resume its text.</param>
/// <param name="Title">What it does.</param>
internal sealed record FixView(string Key, string Title)
{
    public string? From { get; init; }

    public string? To { get; init; }

    public string? Office { get; init; }

    public string? Department { get; init; }

    public string? Post { get; init; }

    /// <summary>School of a study.</summary>
    public string? School { get; init; }

    public string? Text { get; init; }
}

/// <summary>The fixes of a finding, and the act each comes to. Which side is right, a person decides.</summary>
internal static class FindingFixes
{
    public const string OfRow = "row";
    public const string OfResume = "resume";

    public static IReadOnlyList<FixView> Of(NarrativeFinding finding)
    {
        var found = finding.Found;
        var told = finding.Period;
        var fixes = new List<FixView>();
        switch (found.Kind)
        {
            case ResumeFindingKind.StartDiffers:
                fixes.Add(new FixView(OfRow, T("更正记录的起始时间", "Correct the start of the row")) { From = Shown(told!.From) });
                break;
            case ResumeFindingKind.EndDiffers:
                fixes.Add(finding.Row is Education && told!.IsOpen ? null! : new FixView(OfRow, T("更正记录的终止时间", "Correct the end of the row")) { To = Shown(told!.To) });
                break;
            case ResumeFindingKind.TextDiffers when finding.Row is Appointment:
                var (office, department, post) = CareerText.Split(told!.Text);
                fixes.Add(new FixView(OfRow, T("更正记录的任职机构和职务", "Correct office and duty of the row")) { Office = office, Department = department, Post = post });
                fixes.Add(new FixView(OfResume, T("按记录改写简历这一段", "Write this period of the resume as the row has it")) { Text = found.Fix!.Text });
                break;
            case ResumeFindingKind.TextDiffers:
                fixes.Add(new FixView(OfRow, T("更正记录的学校", "Correct the school of the row")) { School = SchoolOf(told!.Text) });
                break;
            case ResumeFindingKind.OnlyInResume when IsStudy(finding):
                fixes.Add(new FixView(OfRow, T("补记这段全日制学历", "Record this full-time study")) { From = Shown(told!.From), To = Shown(told.To), School = SchoolOf(told.Text) });
                break;
            case ResumeFindingKind.OnlyInResume:
                var (at, within, duty) = CareerText.Split(told!.Text);
                fixes.Add(new FixView(OfRow, T("补记这段主职", "Record this main post")) { From = Shown(told.From), To = Shown(told.To), Office = at, Department = within, Post = duty });
                break;
            case ResumeFindingKind.OnlyInRows:
                fixes.Add(new FixView(OfResume, T("在简历中补写这一段", "Write this period into the resume")) { From = Shown(found.Fix!.From), To = Shown(found.Fix.To), Text = found.Fix.Text });
                break;
            case ResumeFindingKind.Gap:
                fixes.Add(new FixView(OfResume, T("在简历中补写空档这一段", "Write the missing period into the resume")) { From = Shown(told!.To), To = Shown(finding.Next!.From), Text = "" });
                break;
            default:
                fixes.Add(new FixView(OfResume, T("将简历前一段的终止时间改为后一段的起始时间", "End the earlier period where the next begins")) { To = Shown(finding.Next!.From) });
                break;
        }

        // Lines above the first period can't be written back: such a resume is mended by hand.
        return [.. fixes.Where(f => f is not null && (f.Key == OfRow || finding.Reading.Leading.IsEmpty))];
    }

    /// <summary>The kind and the act, with the values as the user left them.</summary>
    public static (string Kind, ActRequest Act) Act(NarrativeFinding finding, FixView fix)
    {
        if (fix.Key == OfResume)
        {
            return ("resume", new ActRequest { Act = "correct", RowId = finding.Resume.Id, Values = new Dictionary<string, string?> { ["text"] = Rewritten(finding, fix) } });
        }

        var values = new Dictionary<string, string?>();
        Say("officeName", fix.Office);
        Say("departmentName", fix.Department);
        Say("postName", fix.Post);
        Say("school", fix.School);
        if (finding.Row is null)
        {
            values[IsStudy(finding) ? "mode" : "manner"] = "1";
            if (IsStudy(finding))
            {
                values["entered"] = fix.From;
                return ("education", new ActRequest { Act = "insert", From = fix.To, Values = values });
            }

            return ("appointment", new ActRequest { Act = "insert", From = fix.From, To = IsOpen(fix.To) ? null : fix.To, Reach = IsOpen(fix.To) ? "later" : "this", Values = values });
        }

        if (finding.Row is Education study)
        {
            Say("entered", fix.From);
            return ("education", new ActRequest { Act = "correct", RowId = study.Id, From = fix.To, Values = values });
        }

        return ("appointment", new ActRequest { Act = "correct", RowId = finding.Row.Id, From = fix.From, To = fix.To, Values = values });

        void Say(string field, string? text)
        {
            if (text is not null)
            {
                values[field] = text;
            }
        }
    }

    private static string Rewritten(NarrativeFinding finding, FixView fix)
    {
        var periods = finding.Reading.Periods.ToList();
        var at = finding.Found.Period is { } number ? number - 1 : -1;
        if (finding.Found.Kind == ResumeFindingKind.TextDiffers)
        {
            periods[at] = periods[at] with { Text = fix.Text ?? "" };
        }
        else if (finding.Found.Kind == ResumeFindingKind.Overlap)
        {
            periods[at] = periods[at] with { To = Read(fix.To) };
        }
        else
        {
            var added = new ResumePeriod(Read(fix.From), Read(fix.To), fix.Text ?? "", []);
            var before = periods.FindLastIndex(p => p.From.Value <= added.From.Value && p.From.Precision != DatePrecision.Unknown);
            periods.Insert(before + 1, added);
        }

        return ResumeText.Compose(periods, finding.Reading.Closing);
    }

    /// <summary>Dates and texts that a fix can't do without.</summary>
    public static bool IsFilled(FixView fix) => new[] { fix.From, fix.To }.All(d => d is null || IsOpen(d) || PartialDate.TryParse(d, out _))
        && fix.Post is not "" && fix.School is not "" && fix.Text is not "";

    private static bool IsOpen(string? text) => text is "至今" or "今" or "open";

    private static PartialDate Read(string? text) => PartialDate.TryParse(text, out var date) ? date : PartialDate.Open;

    private static string Shown(PartialDate date) => date.Precision == DatePrecision.Unknown ? date == PartialDate.Open ? "至今" : "不详" : $"{date}";

    private static bool IsStudy(NarrativeFinding finding) => finding.Row is Education || (finding.Row is null && finding.Found.Zh.EndsWith("没有对应的学历记录", StringComparison.Ordinal));

    private static readonly string[] Schools = ["大学", "学院", "学校", "中学"];

    private static string SchoolOf(string text)
    {
        var end = Schools.Select(w => (At: text.IndexOf(w, StringComparison.Ordinal), w.Length)).Where(w => w.At > 0).Select(w => w.At + w.Length).DefaultIfEmpty(text.Length).Min();
        return text[..end];
    }
}
