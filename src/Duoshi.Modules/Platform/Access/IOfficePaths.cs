namespace Duoshi.Modules.Platform.Access;

/// <summary>Where offices stand today, for grants; the organisation answers. Rights are judged at the real today, never at the day being read.</summary>
public interface IOfficePaths
{
    Task<IReadOnlyDictionary<long, string>> TodayAsync(IReadOnlyCollection<long> offices, CancellationToken ct);
}
