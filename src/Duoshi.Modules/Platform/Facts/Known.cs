namespace Duoshi.Modules.Platform.Facts;

/// <summary>
/// A moment of knowledge, as the number of the last change known then. Numbers follow commit order without gaps, so
/// the same number gives the same answer for ever.
/// </summary>
public readonly record struct Known
{
    private readonly long? change;

    private Known(long change) => this.change = change;

    /// <summary>All that is known now.</summary>
    public static Known Now => default;

    /// <summary>What was known when <paramref name="change"/> had just been made.</summary>
    public static Known At(long change) => new(change);

    public bool IsNow => change is null;

    /// <summary>The last change known; not to be asked of <see cref="Now"/>.</summary>
    public long Change => change ?? throw new InvalidOperationException("Known.Now has no change number.");
}

/// <summary>The pair every read takes: which day, as known when.</summary>
/// <param name="Day">The valid day read.</param>
/// <param name="Known">The moment of knowledge read.</param>
public readonly record struct Moment(DateOnly Day, Known Known);
