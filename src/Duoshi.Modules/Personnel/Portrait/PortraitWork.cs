using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>业绩与人才: cases, talent titles, contests and mentoring, each from its row. Nothing is added up into a score and nobody is set above another.</summary>
internal static class PortraitWork
{
    /// <summary>Of each sort the newest; the rest stands in the record.</summary>
    private const int Newest = 5;

    public static StatementGroup Of(KindRows rows, DateOnly day) => new("业绩与人才", "Work and talent",
    [
        .. Cases(rows),
        .. rows.Holding("talent-title").OrderByDescending(r => r.ValidFrom).Select(Title),
        .. Some(rows.Holding("competition"), Contest),
        .. Some(rows.All("mentoring").Where(r => r.ValidFrom <= day && r.ValidFrom < r.ValidTo && Code(r, "role") == Mentoring.Mentor), Guidance),
        .. Some(rows.All("mentoring").Where(r => r.ValidFrom <= day && r.ValidFrom < r.ValidTo && Code(r, "role") != Mentoring.Mentor), Guidance),
    ]);

    /// <summary>Whether a row tells of a case: a review whose grade the reader may not read tells nothing, and is absent.</summary>
    private static bool Says(RowView row) => Code(row, "kind") != CaseCredit.QualityReview || row.Text("grade").Length > 0;

    /// <summary>Title won, in the words of the document or else by its code.</summary>
    private static string TitleWon(RowView row) => row.Text("title") is { Length: > 0 } words ? words : row.Text("titleCode");

    private static IEnumerable<PortraitStatement> Cases(KindRows rows) => rows.Holding("case-credit").Where(Says)
        .GroupBy(r => Code(r, "kind"), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        .SelectMany(g => Some(g, Case));

    private static PortraitStatement Case(RowView row)
    {
        var kind = Code(row, "kind") is { } code ? FieldCodes.Find(CodeTableNames.CaseCreditDuoshi, code) : null;
        return new PortraitStatement(kind?.Name ?? "办案业绩", kind?.English ?? "Case credit", Joined(row.From, row.Text("caseName"), row.Text("part"), row.Text("level"), row.Text("batch"), row.Text("grade")), "case-credit", row);
    }

    private static PortraitStatement Title(RowView row) => new(
        "人才称号", "Talent title", Joined(Days(row), Named(row), row.Text("body"), Rechecked(row)), "talent-title", row);

    /// <summary>全省数字检察骨干; in English the words are parted.</summary>
    private static string Named(RowView row) => string.Join(T("", ", "), new[] { row.Text("level"), row.Text("domain"), row.Text("tier") }.Where(t => t.Length > 0));

    private static string Rechecked(RowView row) => row.Text("reviewOutcome") is { Length: > 0 } outcome
        ? $"{T("复审：", "re-check: ")}{outcome} {row.Text("reviewedOn")}".TrimEnd()
        : "";

    private static PortraitStatement Contest(RowView row) => new(
        "业务竞赛", "Competition", Joined(row.From, row.Text("contest"), row.Text("round"), TitleWon(row)), "competition", row);

    private static PortraitStatement Guidance(RowView row)
    {
        var text = Joined(Days(row), row.Text("otherName"), row.Text("line"), row.Text("outcome"));
        return Code(row, "role") == Mentoring.Mentor
            ? new PortraitStatement("带教（导师）", "Mentor of", text, "mentoring", row)
            : new PortraitStatement("带教（学员）", "Guided by", text, "mentoring", row);
    }

    private static IEnumerable<PortraitStatement> Some(IEnumerable<RowView> rows, Func<RowView, PortraitStatement> say)
    {
        var said = rows.OrderByDescending(r => r.ValidFrom).Select(say).ToList();
        var more = said.Count - Newest;
        return more <= 0
            ? said
            : [.. said.Take(Newest), said[Newest] with { Text = T($"另有 {more} 项，见档案", $"{more} more in the record") }];
    }

    private static string Days(RowView row) => $"{row.From}--{row.To}";

    private static string? Code(RowView row, string field) => row.Values.GetValueOrDefault(field)?.Value;

    private static string Joined(params string[] parts) => string.Join(" ", parts.Where(p => p.Length > 0));
}
