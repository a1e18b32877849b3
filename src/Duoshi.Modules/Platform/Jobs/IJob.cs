namespace Duoshi.Modules.Platform.Jobs;

/// <summary>
/// Long work of one kind. It runs with the rights of who started it, reports progress, honours cancellation, and after
/// a restart runs again: from its checkpoint, or from the start where a second run does no harm.
/// </summary>
internal interface IJob
{
    /// <summary>Stable name of the kind.</summary>
    string Kind { get; }

    Task RunAsync(JobContext context);
}
