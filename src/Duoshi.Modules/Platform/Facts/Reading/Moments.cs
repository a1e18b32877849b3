using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>
/// Reads <c>asOf</c> and <c>knownAt</c> as they stand in an address: the day read (today by default) and the moment of
/// knowledge (now by default; an earlier one needs its own right).
/// </summary>
internal static class Moments
{
    /// <summary>Prefix of a moment given as the number of a change.</summary>
    public const string ChangePrefix = "change:";

    /// <param name="db">The database.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="clock">Tells today.</param>
    /// <param name="asOf">A day such as 2024-05-01; blank: today.</param>
    /// <param name="knownAt">A civil date (its end), a civil date and time, an instant with offset, or change:123; blank: now.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Outcome<Moment>> ReadAsync(DuoshiDb db, Actor actor, TimeProvider clock, string? asOf, string? knownAt, CancellationToken ct)
    {
        var day = clock.Today();
        if (!string.IsNullOrWhiteSpace(asOf))
        {
            if (!PartialDate.TryParse(asOf, out var date))
            {
                return new Refusal("moment.as-of", $"“{asOf}”不是有效日期，请写成 2024-05-01。", $"'{asOf}' is no date; write it as 2024-05-01.", 422) { Details = new { field = "asOf" } };
            }

            day = date.Value;
        }

        if (string.IsNullOrWhiteSpace(knownAt))
        {
            return new Moment(day, Known.Now);
        }

        if (!actor.May(Permission.EarlierKnowledgeRead))
        {
            return Refusal.Forbidden;
        }

        var last = await db.Set<LedgerState>().Where(l => l.Id == 1).Select(l => l.LastChange).SingleAsync(ct);
        long change;
        if (knownAt.StartsWith(ChangePrefix, StringComparison.Ordinal) && long.TryParse(knownAt.AsSpan(ChangePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            change = number;
        }
        else if (ToUtc(knownAt) is { } at)
        {
            var ticks = at.Ticks;
            change = await db.Set<Change>().Where(c => c.At <= ticks).OrderByDescending(c => c.Id).Select(c => c.Id).FirstOrDefaultAsync(ct);
        }
        else
        {
            return new Refusal("moment.known-at", $"“{knownAt}”不是有效时刻，请写成 2024-05-15 或 2024-05-15T10:00。", $"'{knownAt}' is no moment; write it as 2024-05-15 or 2024-05-15T10:00.", 422) { Details = new { field = "knownAt" } };
        }

        return new Moment(day, change >= last ? Known.Now : Known.At(change));
    }

    /// <summary>A date alone means the end of that day: what was known by then.</summary>
    private static DateTime? ToUtc(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return CivilTime.FromCivil(day.AddDays(1).ToDateTime(TimeOnly.MinValue)).AddTicks(-1);
        }

        string[] civil = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
        if (DateTime.TryParseExact(text, civil, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return CivilTime.FromCivil(local);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant.UtcDateTime : null;
    }
}
