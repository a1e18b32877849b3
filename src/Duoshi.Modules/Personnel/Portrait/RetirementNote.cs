using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>到龄年月: the statutory retirement month by, computed, never stored.</summary>
internal static class RetirementNote
{
    /// <summary>Duty levels from 县处级副职 upwards, by code of ZB09: women on them follow the age-60 track .</summary>
    private static readonly ImmutableHashSet<string> DivisionOrAbove = ["0101", "0102", "0111", "0112", "0121", "0122", "0131", "0132"];

    /// <summary>Ranks of the ladder that count as division level, 四级调研员 upwards.</summary>
    private const int LowestDivisionRank = 6;

    public static PortraitStatement? Of(KindRows rows, DateOnly day)
    {
        var identity = rows.Now("identity");
        if (identity?.Values.GetValueOrDefault("birth")?.Value is not { } stored || !PartialDate.TryParse(stored, out var birth)
            || birth.Precision is not (DatePrecision.Day or DatePrecision.Month)
            || identity.Values.GetValueOrDefault("sex")?.Value is not ("1" or "2") || rows.Now("service")?.Values.GetValueOrDefault("status")?.Value is not (null or "1"))
        {
            return null;
        }

        var woman = identity.Values["sex"].Value == "2";
        var worker = rows.Now("staff-category")?.Values.GetValueOrDefault("category")?.Value switch
        {
            "D2" => WorkerKind.ContractStaff,
            "D3" => WorkerKind.Worker,
            _ => WorkerKind.CivilServant,
        };
        var found = RetirementAge.Statutory(
            RetirementAge.TrackFor(woman, worker, IsDivisionLevel(rows), RetirementParameters.Current),
            YearMonth.Of(birth.Value), RetirementParameters.Current, worker);
        var left = found.StatutoryMonth.MonthsSince(YearMonth.Of(day));
        var near = left switch
        {
            < 0 => Ui.Language.Words.T("，已到龄", ", reached"),
            <= 6 => Ui.Language.Words.T("，半年内到龄", ", within half a year"),
            <= 12 => Ui.Language.Words.T("，一年内到龄", ", within a year"),
            _ => "",
        };
        return new PortraitStatement("到龄年月", "Retirement month", $"{found.StatutoryMonth.FirstDay:yyyy.MM}{near}", "identity", identity, "R-3");
    }

    private static bool IsDivisionLevel(KindRows rows) =>
        (rows.Now("duty-level")?.Values.GetValueOrDefault("level")?.Value is { } level && DivisionOrAbove.Contains(level))
        || (int.TryParse(rows.Now("civil-service-rank")?.Values.GetValueOrDefault("rank")?.Value, out var rank) && rank <= LowestDivisionRank);
}
