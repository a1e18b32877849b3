using System.CommandLine;
using System.Text;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Naming;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi import names</c>: names that no table knows, what they were said to mean; says it, or takes it back. The verb of the page /import/names.</summary>
internal static class ImportNamesCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var json = SharedOptions.Json();
        var batch = new Option<long?>("--batch") { Description = "批次号：列出其中未识别的名称 the batch whose unknown names are listed, or settled", HelpName = "ID" };
        var name = new Option<string?>("--name") { Description = "文件中的名称 the name as the file has it", HelpName = "NAME" };
        var means = new Option<string?>("--means") { Description = "对应的规范名称、代码或院标识 what it means: name, code, or key of the office", HelpName = "MEANING" };
        var table = new Option<string?>("--table") { Description = "代码表；同一名称在几张表中未识别时须写明 the code table, where the name is unknown to several", HelpName = "TABLE" };
        var withdraw = new Option<long?>("--withdraw") { Description = "撤销一项对应 the settled name to take back", HelpName = "ID" };
        var command = new Command("names", "名称对应：查看、对应并记住、撤销 names of files and what they mean: list, settle, take back") { data, database, json, batch, name, means, table, withdraw };
        command.SetAction(async (parsed, ct) =>
        {
            var asked = new Asked(parsed.GetValue(batch), parsed.GetValue(name), parsed.GetValue(means), parsed.GetValue(table), parsed.GetValue(withdraw), parsed.GetValue(json));
            if ((asked.Name is null) != (asked.Means is null) || (asked.Name is not null && asked.Batch is null))
            {
                await shell.Error.WriteLineAsync("--name 须与 --means、--batch 同时使用 --name goes with --means and --batch");
                return Exit.WrongUse;
            }

            return await shell.WithRecordAsync(new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)), (services, stop) => RunAsync(shell, services, asked, stop), ct);
        });
        return command;
    }

    private static Task<int> RunAsync(IShell shell, IServiceProvider services, Asked asked, CancellationToken ct) => asked switch
    {
        { Withdraw: { } id } => WithdrawAsync(shell, services, asked, id, ct),
        { Batch: { } batch, Name: { } name, Means: { } means } => SettleAsync(shell, services, asked, batch, name, means, ct),
        { Batch: { } batch } => UnknownAsync(shell, services, asked, batch, ct),
        _ => SettledAsync(shell, services, asked, ct),
    };

    private static async Task<int> SettledAsync(IShell shell, IServiceProvider services, Asked asked, CancellationToken ct)
    {
        if (!(await services.GetRequiredService<ListNames>().RunAsync(null, null, 500, ct)).Succeeded(out var settled, out var why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        var words = settled.Names.Count == 0 ? Words.T("没有对应过的名称。", "No name was settled.")
            : string.Join('\n', settled.Names.Select(n => $"{n.Id}\t{n.Table}\t{n.Name} = {n.Meaning}\t{n.Office}\t{n.By}{(n.WithdrawnAt is null ? "" : Words.T("\t已撤销", "\twithdrawn"))}"));
        return await Report.SayAsync(shell, asked.Json, settled, words);
    }

    private static async Task<int> UnknownAsync(IShell shell, IServiceProvider services, Asked asked, long batch, CancellationToken ct)
    {
        if (!(await services.GetRequiredService<NamesOfImport>().RunAsync(batch, ct)).Succeeded(out var unknown, out var why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        var words = new StringBuilder();
        foreach (var name in unknown)
        {
            words.AppendLine(Words.T($"{name.Item} “{name.Name}”（{name.Table}）：{name.Rows} 行", $"{name.Item} “{name.Name}” ({name.Table}): {name.Rows} rows"));
            foreach (var meant in name.Nearest)
            {
                words.Append("    ? ").Append(meant.Target).Append('\t').AppendLine(meant.Name);
            }
        }

        return await Report.SayAsync(
            shell, asked.Json, new { import = batch, unknown }, unknown.Count == 0 ? Words.T("没有未识别的名称。", "No name is unknown.") : words.ToString().TrimEnd(), unknown.Count == 0 ? Exit.Done : Exit.Waits);
    }

    private static async Task<int> SettleAsync(IShell shell, IServiceProvider services, Asked asked, long batch, string name, string means, CancellationToken ct)
    {
        if (!(await services.GetRequiredService<NamesOfImport>().RunAsync(batch, ct)).Succeeded(out var unknown, out var why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        // The table is told by the name where only one lacks it; what the slice refuses it refuses in its own words.
        var fitting = unknown.Where(u => KnownNames.Normalise(u.Name) == KnownNames.Normalise(name) && (asked.Table is null || u.Table == asked.Table)).ToList();
        if (fitting.Count > 1)
        {
            await shell.Error.WriteLineAsync("--table：" + string.Join("、", fitting.Select(u => u.Table)));
            return Exit.WrongUse;
        }

        var table = fitting.Count == 1 ? fitting[0].Table : asked.Table ?? KnownNames.Offices;
        var target = fitting.Count == 1 ? NamesOfImport.TargetOf(fitting[0], means) : means;
        var outcome = await services.GetRequiredService<SettleName>().RunAsync(batch, new SettleName.Meaning(table, name, target), null, ct);
        if (!outcome.Succeeded(out _, out why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        var now = (await services.GetRequiredService<ReviewImport>().BatchAsync(batch, ct)).Value;
        return await Report.SayAsync(
            shell, asked.Json, new { import = batch, table, name, target, errors = now.Errors, rows = now.Rows },
            Words.T($"“{name}”读作“{means}”，已记住；第 {batch} 批还有 {now.Errors} 行有误。", $"“{name}” is read as “{means}” and remembered; {now.Errors} rows of batch {batch} are still in error."),
            now.Errors == 0 ? Exit.Done : Exit.Waits);
    }

    private static async Task<int> WithdrawAsync(IShell shell, IServiceProvider services, Asked asked, long id, CancellationToken ct) =>
        (await services.GetRequiredService<WithdrawName>().RunAsync(id, ct)).Succeeded(out var done, out var why)
            ? await Report.SayAsync(shell, asked.Json, new { withdrawn = done }, Words.T("已撤销，以后的导入重新询问。", "Taken back; later imports ask again."))
            : await Report.RefuseAsync(shell, asked.Json, why);

    private sealed record Asked(long? Batch, string? Name, string? Means, string? Table, long? Withdraw, bool Json);
}
