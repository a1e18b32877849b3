using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>Has a run judged in the background; after a restart it goes on where it was.</summary>
internal sealed class CheckRunJob(JudgeCheckRun judging, IActor actors) : IJob
{
    public const string JobKind = "check-run";

    public sealed record Run(long RunId);

    public string Kind => JobKind;

    public async Task RunAsync(JobContext context)
    {
        var (id, ct) = (context.Payload<Run>().RunId, context.Cancellation);
        var watch = new JudgeCheckRun.Watch((done, total) => context.Report(done, total, Words.T("核查", "Checking")), context.SaveCheckpointAsync);
        if (!(await judging.RunAsync(await actors.CurrentAsync(ct), id, context.Checkpoint, watch, ct)).Succeeded(out var people, out var why))
        {
            throw JobContext.Fail(why);
        }

        context.Result = new { run = id, people };
    }
}
