using System.Globalization;

namespace Duoshi.Core.Rules;

/// <summary>
/// Hints on rotation and on avoiding a post (交流、回避提示): a figure of the record has reached what a rule names. A hint asks
/// a person to look; it decides nothing, and its absence proves nothing, since the record may lack what the rule asks.
/// </summary>
public static class RotationHints
{
    /// <summary>R-77: years in one post.</summary>
    /// <param name="since">First day of the unbroken time in the post.</param>
    /// <param name="day">The day read.</param>
    /// <param name="parameters">The lengths that hold.</param>
    /// <returns>The hint, from <see cref="RotationParameters.MonthsAhead"/> months before the years are full; else null.</returns>
    public static RuleReason? InPost(DateOnly since, DateOnly day, RotationParameters parameters) => Reached(
        since, day, parameters.YearsInPost, parameters, "任同一领导职务", "in one leading post");

    /// <summary>R-77: years on one level of leading posts.</summary>
    /// <inheritdoc cref="InPost"/>
    public static RuleReason? OnLevel(DateOnly since, DateOnly day, RotationParameters parameters) => Reached(
        since, day, parameters.YearsOnLevel, parameters, "任同一层次领导职务", "on one level of leading posts");

    /// <summary>R-78: the chief of a county or city office who grew up there.</summary>
    /// <param name="officeName">Full name of the office headed: 北县人民检察院.</param>
    /// <param name="grewUpIn">Where the chief grew up, as recorded: 示范省示范市北县.</param>
    /// <returns>The hint when the recorded place names the office's division; null when it doesn't or when either is blank.</returns>
    public static RuleReason? HeadsWhereGrewUp(string officeName, string grewUpIn)
    {
        var division = officeName.Replace("人民检察院", "", StringComparison.Ordinal).Trim();
        var place = grewUpIn.Trim();
        if (division.Length < 2 || place.Length < 2 || !(place.Contains(division, StringComparison.Ordinal) || Bare(place).EndsWith(Bare(division), StringComparison.Ordinal)))
        {
            return null;
        }

        return RuleCatalogue.Reason(
            "R-78",
            $"提示：登记的成长地“{place}”与所任检察长的院（{officeName}）同地，请核对任职回避。",
            $"Hint: the place recorded as that of growing up ({place}) is that of the office headed ({officeName}); check whether the post has to be avoided.");
    }

    /// <summary>R-21 and R-22: what the unit of a relative gives cause to check.</summary>
    /// <param name="relation">Relation as recorded: 妻子.</param>
    /// <param name="workplace">The relative's unit and post as recorded.</param>
    /// <param name="officeName">Full name of the person's own office.</param>
    public static RuleReason? Relative(string relation, string workplace, string officeName)
    {
        if (officeName.Length > 0 && workplace.Contains(officeName, StringComparison.Ordinal))
        {
            return RuleCatalogue.Reason(
                "R-21",
                $"提示：{relation}的工作单位登记为本院，请核对任职回避。",
                $"Hint: a relative ({relation}) is recorded as working in the same office; check whether a post has to be avoided.");
        }

        return workplace.Contains("律师", StringComparison.Ordinal)
            ? RuleCatalogue.Reason(
                "R-22",
                $"提示：{relation}登记为从事律师工作，请核对执业地域和任职回避。",
                $"Hint: a relative ({relation}) is recorded as working in law practice; check where, and whether the post has to be avoided.")
            : null;
    }

    private static RuleReason? Reached(DateOnly since, DateOnly day, int years, RotationParameters parameters, string zh, string en)
    {
        if (since == DateOnly.MinValue || since.Year + years > DateOnly.MaxValue.Year)
        {
            return null;
        }

        var full = since.AddYears(years);
        if (day < full.AddMonths(-parameters.MonthsAhead))
        {
            return null;
        }

        var month = full.ToString("yyyy.MM", CultureInfo.InvariantCulture);
        return day < full
            ? RuleCatalogue.Reason(parameters.Rule.Number, $"提示：{zh}至 {month} 满 {years} 年，请提前考虑交流。", $"Hint: {years} years {en} will be full in {month}; a move is to be thought of.")
            : RuleCatalogue.Reason(parameters.Rule.Number, $"提示：{zh}已于 {month} 满 {years} 年，请核对是否须交流。", $"Hint: {years} years {en} were full in {month}; check whether a move is due.");
    }

    /// <summary>A place without the names of its levels: 示范省北县 and 示范北 are one.</summary>
    private static string Bare(string place) => string.Concat(place.Where(c => !"省市县区州盟旗".Contains(c, StringComparison.Ordinal)));
}
