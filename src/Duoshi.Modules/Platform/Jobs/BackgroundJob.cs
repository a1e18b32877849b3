using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Where a job stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobState>))]
internal enum JobState : byte
{
    /// <summary>Waits for a runner; also after a restart, with its checkpoint.</summary>
    Waiting = 0,
    Running = 1,
    Done = 2,
    Failed = 3,
    Cancelled = 4,
}

/// <summary>Long work that must survive: a lease decides who runs it, a checkpoint where it goes on.</summary>
internal sealed class BackgroundJob
{
    public long Id { get; set; }

    /// <summary>Which <see cref="IJob"/> runs it.</summary>
    public required string Kind { get; set; }

    /// <summary>What it works on, in the words of who started it.</summary>
    public required string Title { get; set; }

    /// <summary>JSON of the job's own making; keys and choices, no sensitive values.</summary>
    public required string Payload { get; set; }

    public JobState State { get; set; }

    /// <summary>The account whose rights it runs with, as they stand when it runs; 0: the local operator.</summary>
    public long AccountId { get; set; }

    public required string AccountName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }

    public long? StartedAt { get; set; }

    public long? FinishedAt { get; set; }

    /// <summary>The runner that holds it.</summary>
    public string? LeaseOwner { get; set; }

    /// <summary>UTC ticks after which another runner may take it.</summary>
    public long LeaseUntil { get; set; }

    /// <summary>Times a runner took it up; one that dies again and again is given up.</summary>
    public int Attempts { get; set; }

    public bool CancelRequested { get; set; }

    public int ProgressDone { get; set; }

    /// <summary>0: not yet known.</summary>
    public int ProgressTotal { get; set; }

    public string? ProgressNote { get; set; }

    /// <summary>Where the job goes on after a restart, of its own making.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>JSON of what came out.</summary>
    public string? Result { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorZh { get; set; }

    public string? ErrorEn { get; set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    public static void Map(ModelBuilder model) => model.Entity<BackgroundJob>(e =>
    {
        e.ToTable("platform_job");
        e.Property(j => j.Id).ValueGeneratedNever();
        e.Property(j => j.Kind).HasMaxLength(40);
        e.Ignore(j => j.IsOver);
        e.HasIndex(j => new { j.State, j.Id });
        e.HasIndex(j => new { j.AccountId, j.Id });
    });
}
