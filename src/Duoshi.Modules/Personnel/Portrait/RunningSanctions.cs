using System.Globalization;
using Duoshi.Core.Rules;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>
/// Sanctions whose period of effect runs on the day read (R-46). Past it they leave the portrait and stay in the
/// restricted record. Readers without the right have no rows here at all.
/// </summary>
internal static class RunningSanctions
{
    public static IEnumerable<PortraitStatement> Of(KindRows rows, DateOnly day)
    {
        foreach (var row in rows.Holding("sanction").OrderByDescending(r => r.ValidFrom))
        {
            if (Effect(row) is { } effect && effect.Runs(day) && !Lifted(row, day))
            {
                var until = effect.Until is { } end ? Ui.Language.Words.T($"影响期至 {end.AddDays(-1):yyyy.MM.dd}", $"in effect until {end.AddDays(-1):yyyy.MM.dd}") : "";
                yield return new PortraitStatement("处分（影响期内）", "Sanction in effect", $"{row.From} {row.Text("kind")} {until}", "sanction", row, effect.Reasons.FirstOrDefault()?.Rule.Number);
            }
        }
    }

    /// <summary>What follows from a sanction row; null for a kind the rules do not know.</summary>
    public static SanctionEffect? Effect(RowView row) => Effect(
        row.Values.GetValueOrDefault("kind")?.Value,
        row.ValidFrom,
        int.TryParse(row.Values.GetValueOrDefault("months")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : null);

    /// <inheritdoc cref="SanctionCodes.Effect"/>
    public static SanctionEffect? Effect(string? code, DateOnly from, int? months) => SanctionCodes.Effect(code, from, months);

    private static bool Lifted(RowView row, DateOnly day) =>
        row.Values.GetValueOrDefault("liftedOn")?.Value is { } lifted
        && Core.Time.PartialDate.TryParse(lifted, out var date) && date.Value <= day;
}
