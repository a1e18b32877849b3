using Duoshi.Core.Engines.Narrative;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>
/// 简历与任职不一致: holds a resume that comes in against the posts and studies on the record, or where there are none against those of the
/// same file. A hint to the clerk; which side is right, a person decides, and it keeps nothing from being taken.
/// </summary>
internal static class ResumeHints
{
    public const string Code = "resume.differs";

    /// <summary>Hints of one row at most: a resume of another person would differ in every line.</summary>
    private const int Most = 20;

    /// <summary>Code of full-time study: the resume tells of other studies in brackets.</summary>
    private const string FullTime = "1";

    /// <param name="row">The row; a resume it only repeats from the record is not looked at.</param>
    /// <param name="proposal">What its file says.</param>
    /// <param name="record">Standing rows of the person, by kind.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="today">The day of reading.</param>
    public static IEnumerable<NoticeDraft> Of(ImportRow row, Proposal proposal, ILookup<string, Fact> record, FactKinds kinds, DateOnly today)
    {
        var told = proposal.Facts.FirstOrDefault(f => f.Kind == KindKeys.Resume)?.Values.FirstOrDefault(v => v is { Field: "text", Value: string { Length: > 0 }, Problem: null });
        if (told?.Value is not string text || record[KindKeys.Resume].Any(r => r.ValidFrom <= today && today < r.ValidTo && Comparison.Equal(kinds.Find(KindKeys.Resume)!.Field("text").Get(r), text)))
        {
            return [];
        }

        List<CareerRow> standing = [.. Posts(record[KindKeys.Appointment], kinds.Find(KindKeys.Appointment)!, today), .. Studies(record[KindKeys.Education], kinds.Find(KindKeys.Education)!)];
        var rows = standing.Count > 0 ? standing : Proposed(proposal);

        // Without any row every period would stand alone: then only the resume itself can be looked at.
        return ResumeAgainstRows.Compare(ResumeText.Parse(text), rows, today)
            .Where(f => rows.Count > 0 || f.Kind is ResumeFindingKind.Gap or ResumeFindingKind.Overlap).Take(Most)
            .Select(f => new NoticeDraft("", Code, NoticeWeight.Warning)
            {
                RowId = row.Id,
                FileId = row.FileId,
                Row = row.Number > 0 ? row.Number : f.Period,
                Element = SheetColumns.Find(told.Source) is null ? told.Source : SheetColumns.Label(told.Source).Zh,
                CauseZh = f.Zh,
                RemedyZh = "请对照原始材料核实：简历属实的，入库后在个人页“简历核对”中更正记录；不属实的，写明理由退回",
                CauseEn = f.En,
                RemedyEn = "Check it against the papers: if the resume is right, correct the record under “Resume check” of the person once it is committed; else refuse it with the reason",
            });
    }

    private static IEnumerable<CareerRow> Posts(IEnumerable<Fact> facts, FactKind kind, DateOnly today) =>
        facts.Where(p => p.Slot == KindKeys.Only && p.ValidFrom <= today && p.ValidFrom < p.ValidTo).Select(p =>
        {
            string Text(string field) => kind.Field(field).Get(p) as string ?? "";
            return new CareerRow(p.Id, CareerRowKind.Post, new PartialDate(p.ValidFrom, p.FromPrecision), new PartialDate(p.ValidTo, p.ToPrecision), Text("officeName") + Text("departmentName") + Text("postName"), Text("postName"));
        });

    private static IEnumerable<CareerRow> Studies(IEnumerable<Fact> facts, FactKind kind) =>
        facts.Where(s => kind.Field("mode").Get(s) as string == FullTime && kind.Field("entered").Get(s) is PartialDate).Select(s =>
        {
            string Text(string field) => kind.Field(field).Get(s) as string ?? "";
            return new CareerRow(s.Id, CareerRowKind.Study, (PartialDate)kind.Field("entered").Get(s)!, new PartialDate(s.ValidFrom, s.FromPrecision), $"{Text("school")}{Text("major")}专业学习", Text("school"));
        });

    /// <summary>The main posts of the same file that say since when.</summary>
    private static List<CareerRow> Proposed(Proposal proposal) =>
        [.. proposal.Facts.Where(f => f is { Kind: KindKeys.Appointment, Slot: KindKeys.Only, Since: not null }).Select((f, i) =>
        {
            string Text(string field) => f.Values.FirstOrDefault(v => v.Field == field)?.Value as string ?? "";
            return new CareerRow(-1 - i, CareerRowKind.Post, f.Since!.Value, f.Until ?? PartialDate.Open, Text("officeName") + Text("departmentName") + Text("postName"), Text("postName"));
        })];
}
