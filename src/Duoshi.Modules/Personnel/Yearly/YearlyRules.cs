using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Yearly;

/// <summary>How the yearly tables count, in words (口径).</summary>
internal static class YearlyRules
{
    public static string OfTable(string key, DateOnly day) => key switch
    {
        "entries" or "exits" => T(
            $"至 {day:yyyy-MM-dd} 止本年登记的进入或退出，一人几次计几次；只计您权限内、可查看内部信息的人员。",
            $"Entries or exits of the year recorded up to {day:yyyy-MM-dd}, each time counted; only people in your scope whose internal fields you read."),
        "grade" or "level" or "rank" => T(
            $"{day:yyyy-MM-dd} 在职且有此项等级、层次或职级的人员；没有的不列入本表。只计您权限内、可查看内部信息的人员。",
            $"People in service on {day:yyyy-MM-dd} who hold such a grade, level or rank; others are not in this table. Only people in your scope whose internal fields you read."),
        _ => T(
            $"{day:yyyy-MM-dd} 在职、计入某院的全部人员，没有登记此项的列为“未登记”。只计您权限内、可查看内部信息的人员。",
            $"All people in service who count in an office on {day:yyyy-MM-dd}; those without an entry are “Not on record”. Only people in your scope whose internal fields you read."),
    };

    /// <summary>By the key of a column, or of the first under a head; null where the head says all.</summary>
    public static string? OfColumn(string column, DateOnly day) => column switch
    {
        "minority" => T("民族已登记且不是汉族的人员。", "People whose ethnic group is on record and not Han."),
        "cpc" => T("中共党员含预备党员；民主党派为八个民主党派的成员；无党派、群众、共青团员和未登记的列入其他。", "CPC members include probationary ones; other parties are the eight democratic parties; all the rest, and those without an entry, are others."),
        "postgraduate" => T("人员现有最高学历，不论全日制或在职；中专、高中及以下和未登记的合为一列。", "The highest education on record, full-time or on the job; secondary school and lower stand with those without an entry."),
        "to35" => T($"{day:yyyy-MM-dd} 的周岁，“35 岁以下”含 35 岁；没有登记出生日期的列入“未登记”。", $"Full years on {day:yyyy-MM-dd}, 35 included in the first; without a date of birth: not on record."),
        _ => null,
    };
}
