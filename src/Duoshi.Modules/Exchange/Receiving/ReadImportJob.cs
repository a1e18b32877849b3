using Duoshi.Modules.Platform.Jobs;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Reads and compares a batch in the background; after a restart it goes on with the files not read yet.</summary>
internal sealed class ReadImportJob(ReadFiles reading) : IJob
{
    public const string JobKind = "import-read";

    public sealed record Batch(long Import);

    public string Kind => JobKind;

    public async Task RunAsync(JobContext context)
    {
        var import = context.Payload<Batch>().Import;
        var outcome = await reading.RunAsync(import, new Told(p => context.Report(p.Done, p.Total, Note(p.Step))), context.Cancellation);
        if (!outcome.Succeeded(out var batch, out var why))
        {
            throw JobContext.Fail(why);
        }

        context.Result = new { import, rows = batch.Rows, waiting = batch.Waiting };
    }

    /// <summary>What a step is called, for whoever watches.</summary>
    public static string Note(ImportStep step) => step switch
    {
        ImportStep.Receive => Words.T("接收", "Receiving"),
        ImportStep.Read => Words.T("读取", "Reading"),
        _ => Words.T("比对", "Comparing"),
    };

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
