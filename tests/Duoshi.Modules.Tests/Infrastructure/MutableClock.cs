namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>A clock the test sets. It stands still between settings.</summary>
public sealed class MutableClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>2026-07-01 09:00 in China: the day tests begin unless they say otherwise.</summary>
    public static MutableClock AtStart() => new(new DateTimeOffset(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    public void Advance(TimeSpan by) => now += by;

    /// <summary>Sets the civil day, 09:00 in China.</summary>
    public void Set(int year, int month, int day) => now = new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.FromHours(8));
}
