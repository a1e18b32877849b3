namespace Duoshi.Modules.Personnel.Demo;

/// <summary>
/// When the demo's changes count as known: the setting up some weeks ago, the clerks' later acts on the days since, so
/// that looking back at an earlier knowledge shows something.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    /// <summary>Days between the setting up and today.</summary>
    public const int Days = 28;

    private readonly DateTimeOffset start;
    private DateTimeOffset now;

    public DemoClock(DateTimeOffset start)
    {
        this.start = start;
        now = start;
    }

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes on to a time after the start.</summary>
    public void GoTo(TimeSpan sinceStart) => now = start + sinceStart;
}
