using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>到龄年月: the statutory retirement month by, computed, never stored.</summary>
internal static class RetirementNote
{
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
        var worker = RetirementStanding.Worker(Code(rows, "staff-category", "category"));
        var found = RetirementAge.Statutory(
            RetirementAge.TrackFor(woman, worker, IsDivisionLevelOrSenior(rows), RetirementParameters.Current),
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

    private static bool IsDivisionLevelOrSenior(KindRows rows) =>
        RetirementStanding.IsDivisionLevel(Code(rows, "duty-level", "level"), Code(rows, "civil-service-rank", "rank"))
        || rows.Holding("professional-title").Any(r => RetirementStanding.IsSeniorTitle(r.Values.GetValueOrDefault("code")?.Value));

    private static string? Code(KindRows rows, string kind, string field) => rows.Now(kind)?.Values.GetValueOrDefault(field)?.Value;
}
