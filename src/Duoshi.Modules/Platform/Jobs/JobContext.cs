using System.Text.Json;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>What a running job knows and may tell.</summary>
internal sealed class JobContext(long jobId, string payload, string? checkpoint, JobProgressNow progress, Func<string, CancellationToken, Task> saveCheckpoint, CancellationToken ct)
{
    public long JobId => jobId;

    /// <summary>Where an earlier run came to, or null on the first.</summary>
    public string? Checkpoint { get; private set; } = checkpoint;

    /// <summary>Set when somebody cancels, when the lease is lost and when the process ends.</summary>
    public CancellationToken Cancellation => ct;

    /// <summary>What came out, for whoever looks at the finished job.</summary>
    public object? Result { get; set; }

    /// <summary>What the job was given when it was started.</summary>
    public T Payload<T>() => JsonSerializer.Deserialize<T>(payload, JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"Job {jobId} has no payload.");

    /// <summary>Tells how far the job is. Cheap: kept in memory and written every few seconds.</summary>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all; 0: not known.</param>
    /// <param name="note">What it is doing, for people.</param>
    public void Report(int done, int total, string? note = null) => progress.Set(done, total, note);

    /// <summary>Remembers where to go on after a restart. Not to be called inside a writing transaction.</summary>
    public async Task SaveCheckpointAsync(string text)
    {
        await saveCheckpoint(text, ct);
        Checkpoint = text;
    }

    /// <summary>Ends the job as failed, with a reason people can act on.</summary>
    public static JobFailedException Fail(Refusal why) => new(why);
}

/// <summary>Progress of a running job, in memory.</summary>
internal sealed class JobProgressNow(int done, int total, string? note)
{
    private (int Done, int Total, string? Note) now = (done, total, note);
    private readonly Lock gate = new();

    public (int Done, int Total, string? Note) Now
    {
        get
        {
            lock (gate)
            {
                return now;
            }
        }
    }

    public void Set(int stepsDone, int stepsInAll, string? doing)
    {
        lock (gate)
        {
            now = (stepsDone, stepsInAll, doing ?? now.Note);
        }
    }
}

/// <summary>The job ends as failed for a reason people can act on.</summary>
internal sealed class JobFailedException(Refusal why) : Exception(why.En)
{
    public Refusal Why => why;
}
