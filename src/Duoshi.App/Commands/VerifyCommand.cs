using System.CommandLine;
using System.Globalization;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi verify</c>: checks the whole record, and makes derived rows anew where they differ.</summary>
internal static class VerifyCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var json = SharedOptions.Json();
        var rebuild = new Option<bool>("--rebuild") { Description = "重建有出入的卡片和机构树 make cards and tree anew where they differ" };
        var verify = new Command("verify", "核验全部记录 check the whole record: audit, facts, rules of the database, cards, tree") { data, database, rebuild, json };
        verify.SetAction((parsed, ct) => shell.WithRecordAsync(
            new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)),
            (services, stop) => VerifyAsync(shell, services, parsed.GetValue(rebuild), parsed.GetValue(json), stop),
            ct));
        return verify;
    }

    private static async Task<int> VerifyAsync(IShell shell, IServiceProvider services, bool rebuild, bool json, CancellationToken ct)
    {
        var progress = shell.Interactive ? new Progress<(string Key, int Done)>(p => shell.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{p.Key} {p.Done} "))) : null;
        if (!(await services.GetRequiredService<VerifyRecord>().RunAsync(rebuild, progress, ct)).Succeeded(out var verdict, out var why))
        {
            return await Report.RefuseAsync(shell, json, why);
        }

        var mended = verdict.Chain.Whole && verdict.Facts is null && verdict.MissingRules.Count == 0 && verdict.Projections.All(p => p.Different.Count == 0 || p.Rebuilt);
        return await Report.SayAsync(shell, json, verdict, string.Join(Environment.NewLine, Lines(verdict)), mended ? Exit.Done : Exit.Refused);
    }

    private static IEnumerable<string> Lines(RecordVerdict verdict)
    {
        yield return verdict.Chain.Whole
            ? Words.T($"审计链完好，共 {verdict.Chain.Entries} 条。", $"The audit chain is whole: {verdict.Chain.Entries} entries.")
            : Words.T($"审计链在第 {verdict.Chain.FirstBroken} 条断裂。请停止使用并核对备份。", $"The audit chain breaks at entry {verdict.Chain.FirstBroken}. Stop, and compare with a backup.");
        if (verdict.Facts is { } facts)
        {
            yield return Words.T($"第 {facts.Change} 号变更所写记录被绕过系统改动（审计第 {facts.Sequence} 条）。", $"Rows of change {facts.Change} were altered past the system (audit entry {facts.Sequence}).");
        }

        if (verdict.MissingRules.Count > 0)
        {
            yield return Words.T($"数据库规则缺失或被改动：{string.Join("、", verdict.MissingRules)}。重新启动即恢复。", $"Rules of the database are missing or altered: {string.Join(", ", verdict.MissingRules)}. The next start restores them.");
        }

        foreach (var projection in verdict.Projections)
        {
            yield return projection switch
            {
                { Different.Count: 0 } => Words.T($"{projection.Key}：与记录一致。", $"{projection.Key}: agree with the record."),
                { Rebuilt: true } => Words.T($"{projection.Key}：{projection.Different.Count} 处有出入，已重建。", $"{projection.Key}: {projection.Different.Count} differed; made anew."),
                _ => Words.T($"{projection.Key}：{projection.Different.Count} 处有出入，请用 --rebuild 重建。", $"{projection.Key}: {projection.Different.Count} differ; make them anew with --rebuild."),
            };
        }
    }
}
