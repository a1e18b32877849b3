using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Access;

public class JobTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_job_runs_with_the_rights_of_who_started_it_and_leaves_its_result(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var id = await StartAsync(world, account, new Count.Order(3));

        await RunAllAsync(world);

        var job = await OneAsync(world, account, id);
        Assert.Equal(JobState.Done, job.State);
        Assert.Equal((3, 3), (job.Done, job.Total));
        Assert.Equal("clerk counted 3 within 1.2.", job.Result?.GetProperty("text").GetString());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_job_goes_on_from_its_checkpoint_after_a_restart(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var id = await StartAsync(world, account, new Count.Order(10, StopAfter: 4));

        // The first process ends in the middle.
        var plan = world.Database.Services.GetRequiredService<Plan>();
        var first = await ClaimAsync(world);
        using var ending = new CancellationTokenSource();
        plan.Reached = ending.Cancel;
        await Runner(world).RunAsync(first!, ending.Token);

        Assert.Equal((JobState.Waiting, 0), await StateAsync(world, id));
        plan.Reached = () => { };
        await RunAllAsync(world);

        Assert.Equal(JobState.Done, (await OneAsync(world, account, id)).State);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], plan.Steps); // none twice, none left out
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_job_whose_runner_died_is_taken_over_when_its_lease_is_out_and_given_up_after_three(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var id = await StartAsync(world, account, new Count.Order(1));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(id, (await ClaimAsync(world))?.Id); // taken up, and never heard of again
            Assert.Null(await ClaimAsync(world));
            world.Clock.Advance(JobRunner.Lease + TimeSpan.FromSeconds(1));
        }

        Assert.Null(await ClaimAsync(world));
        var job = await OneAsync(world, account, id);
        Assert.Equal((JobState.Failed, "job.given-up"), (job.State, job.ErrorCode));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Of_two_runners_one_gets_the_job(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        await StartAsync(world, account, new Count.Order(1));
        var runners = Enumerable.Range(0, 6).Select(_ => ActivatorUtilities.CreateInstance<JobRunner>(world.Database.Services)).ToList();

        var taken = await Task.WhenAll(runners.Select(r => r.ClaimAsync(default)));

        Assert.Single(taken, j => j is not null);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_step(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var plan = world.Database.Services.GetRequiredService<Plan>();

        var waiting = await StartAsync(world, account, new Count.Order(5));
        Assert.Null((await CancelAsync(world, account, waiting)).Refusal);
        await RunAllAsync(world);
        Assert.Empty(plan.Steps);

        var running = await StartAsync(world, account, new Count.Order(50, StopAfter: 5));
        var reached = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        plan.ReachedAsync = async () =>
        {
            reached.SetResult();
            await cancelled.Task;
        };
        var job = await ClaimAsync(world);
        var run = Runner(world).RunAsync(job!, CancellationToken.None);
        await reached.Task;
        Assert.Null((await CancelAsync(world, account, running)).Refusal);
        cancelled.SetResult();
        await run;

        Assert.Equal(JobState.Cancelled, (await OneAsync(world, account, running)).State);
        Assert.Equal(5, plan.Steps.Count);
        Assert.Equal("job.over", (await CancelAsync(world, account, running)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_job_loses_its_rights_with_the_account(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var id = await StartAsync(world, account, new Count.Order(3));
        await world.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(account, true, null, default));

        await RunAllAsync(world);

        var job = await world.AsOperatorAsync(async s => (await s.GetRequiredService<ShowJobs>().OneAsync(id, default)).Value);
        Assert.Equal((JobState.Failed, "access.forbidden"), (job.State, job.ErrorCode));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_fault_ends_the_job_and_tells_nothing_of_its_inside(Provider provider)
    {
        await using var world = await WorldAsync(provider);
        var account = await world.AccountAsync("clerk", new GrantRole.Request(Role.HrClerk, 2));
        var id = await StartAsync(world, account, new Count.Order(-1));

        await RunAllAsync(world);

        var job = await OneAsync(world, account, id);
        Assert.Equal((JobState.Failed, "job.fault"), (job.State, job.ErrorCode));
        Assert.DoesNotContain("inside", job.ErrorEn + job.ErrorZh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_see_their_own_jobs_and_the_system_administrator_all_without_their_matter()
    {
        await using var world = await WorldAsync(Provider.Sqlite);
        var one = await world.AccountAsync("one", new GrantRole.Request(Role.HrClerk, 2));
        var other = await world.AccountAsync("other", new GrantRole.Request(Role.HrClerk, 2));
        var system = await world.AccountAsync("system", new GrantRole.Request(Role.SystemAdministrator));
        var id = await StartAsync(world, one, new Count.Order(1));
        await RunAllAsync(world);

        Assert.Equal("access.not-found", (await world.AsAsync(other, s => s.GetRequiredService<ShowJobs>().OneAsync(id, default))).Refusal?.Code);
        Assert.Equal("access.not-found", (await CancelAsync(world, other, id)).Refusal?.Code);
        Assert.Equal("access.forbidden", (await world.AsAsync(other, s => s.GetRequiredService<ShowJobs>().ListAsync(true, default))).Refusal?.Code);
        var seen = Assert.Single((await world.AsAsync(system, s => s.GetRequiredService<ShowJobs>().ListAsync(true, default))).Value);
        Assert.Equal(("", null), (seen.Title, seen.Result?.ToString()));
    }

    private static Task<AccessWorld> WorldAsync(Provider provider) => AccessWorld.CreateAsync(provider, services =>
    {
        services.AddSingleton<Plan>();
        services.AddJob<Count>();
    });

    private static JobRunner Runner(AccessWorld world) => world.Database.Services.GetRequiredService<JobRunner>();

    private static Task<BackgroundJob?> ClaimAsync(AccessWorld world) => Runner(world).ClaimAsync(default);

    private static Task<long> StartAsync(AccessWorld world, long account, Count.Order order) => world.AsAsync(account, async s =>
        await s.GetRequiredService<JobQueue>().StartAsync(await s.GetRequiredService<IActor>().CurrentAsync(), "count", "数一数", order, default));

    private static async Task RunAllAsync(AccessWorld world)
    {
        while (await ClaimAsync(world) is { } job)
        {
            await Runner(world).RunAsync(job, default);
        }
    }

    private static Task<ShowJobs.Row> OneAsync(AccessWorld world, long account, long id) =>
        world.AsAsync(account, async s => (await s.GetRequiredService<ShowJobs>().OneAsync(id, default)).Value);

    private static Task<Outcome<Done>> CancelAsync(AccessWorld world, long account, long id) =>
        world.AsAsync(account, s => s.GetRequiredService<CancelJob>().RunAsync(id, default));

    private static async Task<(JobState State, int Attempts)> StateAsync(AccessWorld world, long id)
    {
        await using var db = await world.Database.OpenAsync();
        var job = await db.Set<BackgroundJob>().AsNoTracking().SingleAsync(j => j.Id == id);
        return (job.State, job.Attempts);
    }

    /// <summary>What the counting job does at a given step, and which steps it took.</summary>
    private sealed class Plan
    {
        public Action Reached { get; set; } = () => { };

        public Func<Task> ReachedAsync { get; set; } = () => Task.CompletedTask;

        public List<int> Steps { get; } = [];
    }

    private sealed class Count(IActor actors, Plan plan) : IJob
    {
        public sealed record Order(int To, int? StopAfter = null);

        public string Kind => "count";

        public async Task RunAsync(JobContext context)
        {
            var order = context.Payload<Order>();
            ArgumentOutOfRangeException.ThrowIfNegative(order.To, "inside");
            var actor = await actors.CurrentAsync(context.Cancellation);
            if (!actor.May(Permission.FactInsert))
            {
                throw JobContext.Fail(Refusal.Forbidden);
            }

            for (var step = int.Parse(context.Checkpoint ?? "0", CultureInfo.InvariantCulture) + 1; step <= order.To; step++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                plan.Steps.Add(step);
                context.Report(step, order.To);
                await context.SaveCheckpointAsync(step.ToString(CultureInfo.InvariantCulture));
                if (step == order.StopAfter)
                {
                    plan.Reached();
                    await plan.ReachedAsync();
                }
            }

            context.Result = new { text = $"{actor.Name} counted {order.To} within {string.Join(',', actor.Scope(Permission.FactInsert))}" };
        }
    }
}
