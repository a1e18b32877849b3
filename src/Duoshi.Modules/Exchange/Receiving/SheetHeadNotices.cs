using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>What is wrong with the heads of a sheet: file, sheet, row, column, cause, remedy.</summary>
internal static class SheetHeadNotices
{
    /// <summary>How much of a head's characters another must share to be taken for a slip of it.</summary>
    private const double Alike = 0.5;

    /// <summary>How much it must share to be offered.</summary>
    private const double Near = 0.25;

    /// <param name="file">The file.</param>
    /// <param name="table">The sheet.</param>
    /// <param name="match">How its heads fit.</param>
    /// <param name="heads">The table of heads it has (<see cref="HeadTables"/>).</param>
    /// <param name="names">Heads that somebody said the meaning of.</param>
    /// <param name="notices">Takes what is found.</param>
    /// <param name="passedOver">Heads that are known and no part of the record.</param>
    public static void Add(ImportFile file, SheetTable table, HeaderMatch match, string heads, KnownNames names, List<NoticeDraft> notices, ImmutableArray<string>? passedOver = null)
    {
        var known = (passedOver ?? []).Select(HeaderMap.Normalise).ToHashSet(StringComparer.Ordinal);
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
            RemedyZh = "如需导入，请在“未识别的名称”中对应一次，或把表头改为模板中的名称",
            CauseEn = $"The column “{h.Name}” is not known and was not read",
            RemedyEn = "To import it, say once what it means under “Unknown names”, or use a head of the template",
            Unknown = h.Name.Length > 0 ? new UnknownText(heads, h.Name) : null,
        }));
        notices.AddRange(match.Repeated.Select(h => Head("roster.repeated-column", NoticeWeight.Warning, h.Column, h.Name) with
        {
            CauseZh = $"列“{h.Name}”重复，只读取了第一列",
            RemedyZh = "请删去多余的列",
            CauseEn = $"The column “{h.Name}” comes twice; the first was read",
            RemedyEn = "Delete the other",
        }));
        AddRemembered(file, table, match, heads, names, notices);
    }

    /// <summary>Says which heads were read as somebody once said.</summary>
    private static void AddRemembered(ImportFile file, SheetTable table, HeaderMatch match, string heads, KnownNames names, List<NoticeDraft> notices)
    {
        foreach (var column in match.Mapped)
        {
            if (names.Find(heads, column.Header.Name) is { } said && said.Target == column.Expected.Key)
            {
                notices.Add(new NoticeDraft(file.Name, "roster.remembered-column", NoticeWeight.Information)
                {
                    FileId = file.Id,
                    Sheet = table.SheetName,
                    Row = table.HeadRows.IsEmpty ? null : table.HeadRows[^1].Number,
                    Column = column.Header.Column,
                    Element = column.Header.Name,
                    CauseZh = $"列“{column.Header.Name}”按“{column.Expected.Heading}”读取（{said.By} {said.On} 对应）",
                    RemedyZh = "如有不符，请在“名称对应”中撤销",
                    CauseEn = $"The column “{column.Header.Name}” was read as “{column.Expected.Heading}” (settled by {said.By}, {said.On})",
                    RemedyEn = "If that is wrong, withdraw it under “Settled names”",
                });
            }
        }
    }

    /// <summary>The columns a head is most like, the likest first.</summary>
    public static IEnumerable<ExpectedColumn> Nearest(string heads, string head) =>
        HeadTables.Expected(heads).Select(c => (Column: c, Likeness: Likeness(head, c))).Where(c => c.Likeness >= Near).OrderByDescending(c => c.Likeness).Select(c => c.Column).Take(5);

    private static double Likeness(string head, ExpectedColumn column) => column.Aliases.Prepend(column.Heading).Max(name =>
    {
        var (one, other) = (HeaderMap.Normalise(head), HeaderMap.Normalise(name));
        return one.Length + other.Length == 0 ? 0 : 2.0 * one.Distinct().Count(other.Contains) / (one.Distinct().Count() + other.Distinct().Count());
    });
}
