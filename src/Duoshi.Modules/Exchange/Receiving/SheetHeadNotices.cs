using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>What is wrong with the heads of a sheet: file, sheet, row, column, cause, remedy.</summary>
internal static class SheetHeadNotices
{
    /// <summary>How much of a head's characters another must share to be taken for a slip of it.</summary>
    private const double Alike = 0.5;

    /// <param name="file">The file.</param>
    /// <param name="table">The sheet.</param>
    /// <param name="match">How its heads fit.</param>
    /// <param name="passedOver">Heads that are known and no part of the record.</param>
    /// <param name="notices">Takes what is found.</param>
    public static void Add(ImportFile file, SheetTable table, HeaderMatch match, ImmutableArray<string> passedOver, List<NoticeDraft> notices)
    {
        var known = passedOver.Select(HeaderMap.Normalise).ToHashSet(StringComparer.Ordinal);
        var unknown = match.Unknown.Where(h => !known.Contains(HeaderMap.Normalise(h.Name))).ToList();
        NoticeDraft Head(string code, NoticeWeight weight, int? column, string name) => new(file.Name, code, weight)
        {
            FileId = file.Id,
            Sheet = table.SheetName,
            Row = table.HeadRows.IsEmpty ? null : table.HeadRows[^1].Number,
            Column = column,
            Element = name,
        };

        foreach (var missing in match.Missing.Where(m => m.IsRequired))
        {
            var near = unknown.Where(h => Likeness(h.Name, missing) >= Alike).MaxBy(h => Likeness(h.Name, missing));
            notices.Add(Head("roster.missing-column", NoticeWeight.Error, near?.Column, missing.Heading) with
            {
                CauseZh = $"缺少必填列“{missing.Heading}”",
                RemedyZh = near is null ? "请补上该列后重新导入" : $"“{near.Name}”列可能就是它，请把表头改为“{missing.Heading}”后重新导入",
                CauseEn = $"The required column “{missing.Heading}” is missing",
                RemedyEn = near is null ? "Add it and import again" : $"The column “{near.Name}” may be it; rename its head to “{missing.Heading}” and import again",
            });
        }

        notices.AddRange(unknown.Select(h => Head("roster.unknown-column", NoticeWeight.Warning, h.Column, h.Name) with
        {
            CauseZh = $"不认识的列“{h.Name}”，没有读取",
            RemedyZh = "如需导入，请把表头改为模板中的名称",
            CauseEn = $"The column “{h.Name}” is not known and was not read",
            RemedyEn = "To import it, use a head of the template",
        }));
        notices.AddRange(match.Repeated.Select(h => Head("roster.repeated-column", NoticeWeight.Warning, h.Column, h.Name) with
        {
            CauseZh = $"列“{h.Name}”重复，只读取了第一列",
            RemedyZh = "请删去多余的列",
            CauseEn = $"The column “{h.Name}” comes twice; the first was read",
            RemedyEn = "Delete the other",
        }));
    }

    private static double Likeness(string head, ExpectedColumn column) => column.Aliases.Prepend(column.Heading).Max(name =>
    {
        var (one, other) = (HeaderMap.Normalise(head), HeaderMap.Normalise(name));
        return one.Length + other.Length == 0 ? 0 : 2.0 * one.Distinct().Count(other.Contains) / (one.Distinct().Count() + other.Distinct().Count());
    });
}
