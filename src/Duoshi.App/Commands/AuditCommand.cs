using System.CommandLine;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi audit verify</c>: checks the audit chain, and every fact against it.</summary>
internal static class AuditCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var json = SharedOptions.Json();
        var verify = new Command("verify", "核验审计链 check the audit chain and the facts against it") { data, database, json };
        verify.SetAction((parsed, ct) => shell.WithRecordAsync(
            new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)),
            (services, stop) => VerifyAsync(shell, services, parsed.GetValue(json), stop),
            ct));
        return new Command("audit", "审计 audit") { verify };
    }

    private static async Task<int> VerifyAsync(IShell shell, IServiceProvider services, bool json, CancellationToken ct)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync(ct);
        var chain = await AuditChain.VerifyAsync(db, ct);
        var facts = chain.Whole ? await AuditChain.VerifyFactsAsync(db, ct) : null;
        var words = !chain.Whole
            ? Words.T($"审计链在第 {chain.FirstBroken} 条断裂，其前 {chain.Entries} 条完好。请停止使用并核对备份。", $"The audit chain breaks at entry {chain.FirstBroken}; the {chain.Entries} before it are whole. Stop, and compare with a backup.")
            : facts is not null
                ? Words.T($"第 {facts.Change} 号变更所写记录被绕过系统改动（审计第 {facts.Sequence} 条）。", $"Rows of change {facts.Change} were altered past the system (audit entry {facts.Sequence}).")
                : Words.T($"审计链完好，共 {chain.Entries} 条，记录与之相符。", $"The audit chain is whole: {chain.Entries} entries, and the facts agree with it.");
        return await Report.SayAsync(shell, json, new { entries = chain.Entries, firstBroken = chain.FirstBroken, tampered = facts }, words, chain.Whole && facts is null ? Exit.Done : Exit.Refused);
    }
}
