using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Looks for due jobs as long as the server runs: at once when the bell rings, else every two seconds.</summary>
internal sealed class JobService(JobRunner runner, JobBell bell, ILogger<JobService> logger) : BackgroundService
{
    /// <summary>Jobs at a time on one node; the rest of the machine is for people.</summary>
    private const int AtATime = 2;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        var first = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (first)
                {
                    await runner.TakeOverAsync(stoppingToken);
                    first = false;
                }

                running.RemoveAll(r => r.IsCompleted);
                while (running.Count < AtATime && await runner.ClaimAsync(stoppingToken) is { } job)
                {
                    running.Add(Task.Run(() => RunAsync(job, stoppingToken), CancellationToken.None));
                }

                await bell.WaitAsync(LookEvery, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // A database that is away for a while must not end the runner.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                logger.LogError(fault, "Looking for background jobs failed; trying again");
                await Task.Delay(LookEvery, CancellationToken.None);
            }
        }

        await Task.WhenAll(running);
    }

    private async Task RunAsync(BackgroundJob job, CancellationToken stopping)
    {
        await runner.RunAsync(job, stopping);
        bell.Ring();
    }
}
