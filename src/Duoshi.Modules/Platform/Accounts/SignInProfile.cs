namespace Duoshi.Modules.Platform.Accounts;

/// <summary>How signing in behaves; section <c>SignIn</c> of the configuration.</summary>
internal sealed class SignInProfile
{
    /// <summary>A session nobody uses ends after this.</summary>
    public TimeSpan IdleTime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Wrong tries under one account name before answers slow down.</summary>
    public int FreeTriesOfAccount { get; set; } = 5;

    /// <summary>Wrong tries from one address before answers slow down; higher, because a whole office may share one.</summary>
    public int FreeTriesOfAddress { get; set; } = 25;

    /// <summary>The wait after the first try too many; it doubles with each further one.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>No wait is longer: nobody is locked out for good.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>After this long without a wrong try the count begins anew.</summary>
    public TimeSpan ForgetAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the wait lasts after a number of wrong tries.</summary>
    public TimeSpan WaitAfter(int failed, int free)
    {
        if (failed < free)
        {
            return TimeSpan.Zero;
        }

        var doublings = Math.Min(failed - free, 30);
        var ticks = FirstWait.Ticks * (1L << doublings);
        return ticks <= 0 || ticks > LongestWait.Ticks ? LongestWait : new TimeSpan(ticks);
    }
}
