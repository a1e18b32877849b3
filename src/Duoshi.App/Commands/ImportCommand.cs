using System.CommandLine;
using System.Globalization;
using System.Text;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Ui.Language;
using Spectre.Console;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi import</c>: files into the holding area, compared; with --yes what is undisputed onto the record.</summary>
internal static class ImportCommand
{
    /// <summary>Rows listed by name at most; the page shows the rest.</summary>
    private const int Listed = 200;

    public static Command Create(IShell shell)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "文件、文件夹或 zip：.lrmx、.lrm（及 .pic）、.xlsx、.xls、.csv files, folders or zips",
            Arity = ArgumentArity.OneOrMore,
            HelpName = "PATH",
        };
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var json = SharedOptions.Json();
        var office = new Option<string?>("--office") { Description = "为哪个单位导入 the unit to import for, by name or code", HelpName = "UNIT" };
        var asOf = new Option<string?>("--as-of") { Description = "名册的截至日期 the day the values of a roster hold on", HelpName = "DATE" };
        var yes = new Option<bool>("--yes") { Description = "接受所有无争议的行并入库；冲突和疑似同人留待核定 accept all that is neither conflict nor candidate, and commit" };
        var reason = new Option<string?>("--reason") { Description = "入库事由 the reason kept with the change", HelpName = "TEXT" };
        var document = new Option<string?>("--document") { Description = "入库文号 the document number it rests on", HelpName = "NUMBER" };
        var reviewer = new Option<string?>("--reviewer") { Description = "复核人 who reviewed the batch", HelpName = "NAME" };
        var command = new Command("import", "导入任免审批表或名册 import appointment forms or a roster") { paths, data, database, office, asOf, yes, reason, document, reviewer, json };
        command.Subcommands.Add(ImportNamesCommand.Create(shell));
        command.SetAction(async (parsed, ct) =>
        {
            var asked = new Asked([.. parsed.GetValue(paths)!.Select(Paths.Resolve)], parsed.GetValue(office), parsed.GetValue(asOf), parsed.GetValue(yes), parsed.GetValue(json))
            {
                Reason = parsed.GetValue(reason),
                Document = parsed.GetValue(document),
                Reviewer = parsed.GetValue(reviewer),
            };
            if (asked.AsOf is { Length: > 0 } day && !PartialDate.TryParse(day, out _))
            {
                await shell.Error.WriteLineAsync($"--as-of {day}：不是日期 is no date");
                return Exit.WrongUse;
            }

            return await shell.WithRecordAsync(
                new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)), (services, stop) => RunAsync(shell, services, asked, stop), ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(IShell shell, IServiceProvider services, Asked asked, CancellationToken ct)
    {
        if (asked.From.FirstOrDefault(p => !File.Exists(p) && !Directory.Exists(p)) is { } missing)
        {
            return await Report.RefuseAsync(shell, asked.Json, new Refusal("exchange.no-such-path", $"没有这个文件或文件夹：{missing}", $"There is no such file or folder: {missing}", 404));
        }

        var delivery = new Delivery(
            string.Join("、", asked.From.Select(p => Path.GetFileName(Path.TrimEndingDirectorySeparator(p)))), [.. asked.From.SelectMany(Files)], asked.Office,
            PartialDate.TryParse(asked.AsOf, out var day) ? day : null);
        var prepared = await WithProgressAsync(shell, asked.Json, async progress =>
            (await services.GetRequiredService<ReceiveFiles>().RunAsync(delivery, progress, ct)).Succeeded(out var batch, out var refused)
                ? (await services.GetRequiredService<ReadFiles>().RunAsync(batch, progress, ct)).Succeeded(out var read, out var unread) ? (Outcome<long>)read.Id : unread
                : refused);
        if (!prepared.Succeeded(out var id, out var why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        CommittedImport? committed = null;
        if (asked.Yes)
        {
            var decided = await services.GetRequiredService<DecideImport>().RunAsync(id, new Decisions { AcceptUndisputed = true }, null, ct);
            if (!decided.Succeeded(out _, out why))
            {
                return await Report.RefuseAsync(shell, asked.Json, why);
            }

            var commit = await services.GetRequiredService<CommitImport>().RunAsync(id, new CommitRequest(asked.Reason, asked.Document, asked.Reviewer), null, ct);
            if (!commit.Succeeded(out committed, out why) && why.Code != "exchange.nothing-accepted")
            {
                return await Report.RefuseAsync(shell, asked.Json, why);
            }
        }

        return await SayAsync(shell, services, asked.Json, id, committed, ct);
    }

    private static async Task<int> SayAsync(IShell shell, IServiceProvider services, bool json, long id, CommittedImport? committed, CancellationToken ct)
    {
        var review = services.GetRequiredService<ReviewImport>();
        var batch = (await review.BatchAsync(id, ct)).Value;
        var waiting = (await review.RowsAsync(id, new RowQuery("waiting", Take: Listed), ct)).Value;
        var toPlace = (await review.RowsAsync(id, new RowQuery("to-place", Take: Listed), ct)).Value;
        var notices = (await review.NoticesAsync(id, null, ct)).Value;
        var errors = notices.Count(n => n.Weight == "error");

        // Nothing could be taken at all: that is a refusal. Anything that waits: done in part.
        var exit = batch.Rows == batch.Errors && errors > 0 ? Exit.Refused : batch.Waiting > 0 || errors > 0 ? Exit.Waits : Exit.Done;
        var report = new
        {
            import = batch.Id,
            state = batch.State,
            change = committed?.Change,
            files = batch.Files,
            people = new { total = batch.Rows, @new = batch.New, changed = batch.Changed, same = batch.Same, conflict = batch.Conflicts, candidate = batch.Candidates, error = batch.Errors, toPlace = batch.ToPlace },
            committed = new { people = committed?.Rows ?? 0, newPeople = committed?.NewPeople ?? 0, facts = committed?.Facts ?? 0, forms = committed?.Documents ?? 0 },
            errors,
            waitingCount = batch.Waiting,
            waiting = waiting.Rows,
            toPlace = toPlace.Rows.Select(r => new { r.Id, r.Person, r.Name, r.Unit }),
            notices,
        };
        return await Report.SayAsync(shell, json, report, InWords(batch, committed, waiting, toPlace, notices), exit);
    }

    private static string InWords(ReviewedBatch batch, CommittedImport? committed, RowPage waiting, RowPage toPlace, IReadOnlyList<ReviewedNotice> notices)
    {
        var words = new StringBuilder();
        words.AppendLine(Words.T(
            $"第 {batch.Id} 批：{batch.Files} 个文件，{batch.Rows} 人。新增 {batch.New}，变更 {batch.Changed}，一致 {batch.Same}，冲突 {batch.Conflicts}，疑似同人 {batch.Candidates}，有误 {batch.Errors}，待安置 {batch.ToPlace}。",
            $"Import {batch.Id}: {batch.Files} files, {batch.Rows} people. New {batch.New}, changed {batch.Changed}, same {batch.Same}, conflict {batch.Conflicts}, candidate {batch.Candidates}, in error {batch.Errors}, to place {batch.ToPlace}."));
        if (committed is not null)
        {
            words.AppendLine(Words.T(
                $"已入库 {committed.Rows} 人（新增 {committed.NewPeople} 人），保存表 {committed.Documents} 份，变更号 {committed.Change}。",
                $"Committed {committed.Rows} people ({committed.NewPeople} new), {committed.Documents} forms kept, change {committed.Change}."));
        }

        foreach (var row in waiting.Rows)
        {
            words.AppendLine(Words.T($"  待核定：{Place(row)} {row.Name} {row.Birth} {Verdict(row)} {row.Reason}", $"  Waits: {Place(row)} {row.Name} {row.Birth} {row.Verdict} {row.Reason}"));
            foreach (var candidate in row.Candidates)
            {
                words.AppendLine("    ? " + string.Join(' ', new[] { candidate.Name, candidate.StaffNumber, candidate.Office, candidate.Duty, candidate.File }.Where(t => !string.IsNullOrEmpty(t))));
            }
        }

        foreach (var row in toPlace.Rows)
        {
            words.AppendLine(Words.T($"  待安置：{row.Name}（{row.Unit}）", $"  To place: {row.Name} ({row.Unit})"));
        }

        foreach (var notice in notices.Where(n => n.Weight != "information"))
        {
            words.AppendLine(CultureInfo.InvariantCulture, $"  [{notice.Weight}] {notice.File} {notice.Sheet} {notice.Row} {notice.Element}: {notice.Cause} {notice.Remedy}");
        }

        return words.ToString().TrimEnd();
    }

    private static string Place(ReviewedRow row) => row.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"{row.File}:{row.Number}") : row.File;

    private static string Verdict(ReviewedRow row) => row.Verdict switch
    {
        "candidate" => "疑似同人",
        "conflict" => "冲突",
        "error" => "有误",
        _ => "待定",
    };

    private static IEnumerable<IncomingFile> Files(string path)
    {
        if (File.Exists(path))
        {
            return [Incoming(path, Path.GetFileName(path))];
        }

        return Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System })
            .Select(f => Incoming(f, Path.GetRelativePath(path, f).Replace('\\', '/')));

        static IncomingFile Incoming(string full, string name) => new(name, new FileInfo(full).Length, () => File.OpenRead(full));
    }

    private static async Task<T> WithProgressAsync<T>(IShell shell, bool json, Func<IProgress<ImportProgress>?, Task<T>> work)
    {
        if (!shell.Interactive || json)
        {
            return await work(null);
        }

        return await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn()).StartAsync(async context =>
        {
            var bars = new Dictionary<ImportStep, ProgressTask>();
            return await work(new Told(report =>
            {
                if (!bars.TryGetValue(report.Step, out var bar))
                {
                    // The steps follow each other: files that were passed over leave no bar half way.
                    foreach (var earlier in bars.Values)
                    {
                        earlier.Value = earlier.MaxValue;
                    }

                    bars[report.Step] = bar = context.AddTask(report.Step switch
                    {
                        ImportStep.Receive => Words.T("接收", "Receiving"),
                        ImportStep.Read => Words.T("读取", "Reading"),
                        _ => Words.T("比对", "Comparing"),
                    });
                }

                (bar.MaxValue, bar.Value) = (Math.Max(1, report.Total), report.Done);
            }));
        });
    }

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }

    private sealed record Asked(string[] From, string? Office, string? AsOf, bool Yes, bool Json)
    {
        public string? Reason { get; init; }

        public string? Document { get; init; }

        public string? Reviewer { get; init; }
    }
}
