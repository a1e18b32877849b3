using System.CommandLine;
using System.Text;
using Duoshi.Modules.Organisation.Loading;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi init</c>: creates an installation, and the tree of offices if asked.</summary>
internal static class InitCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var json = SharedOptions.Json();
        var offices = new Option<string?>("--offices")
        {
            Description = "载入院树：national 为全国，或省级代码、名称 load the tree of offices: national, or a province's code or name",
            HelpName = "national|CODE",
        };
        var command = new Command("init", "建立数据目录和数据库 create the data folder and the database") { data, database, offices, json };
        command.SetAction((parsed, ct) =>
        {
            var folder = Paths.Resolve(parsed.GetValue(data)!);
            return shell.WithRecordAsync(
                new DataOptions(folder, parsed.GetValue(database)),
                (services, stop) => RunAsync(shell, services, folder, parsed.GetValue(offices), parsed.GetValue(json), stop),
                ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(IShell shell, IServiceProvider services, string folder, string? offices, bool json, CancellationToken ct)
    {
        OfficesLoaded? loaded = null;
        if (offices is not null && !(await services.GetRequiredService<LoadOffices>().RunAsync(offices, ct)).Succeeded(out loaded, out var why))
        {
            return await Report.RefuseAsync(shell, json, why);
        }

        if (!(await services.GetRequiredService<CreateFirstAdministrators>().RunAsync(ct)).Succeeded(out var administrators, out var refused))
        {
            return await Report.RefuseAsync(shell, json, refused);
        }

        var words = new StringBuilder().Append(Words.T($"已建立：{folder}", $"Created: {folder}"));
        if (loaded is not null)
        {
            words.AppendLine().Append(Words.T($"新增 {loaded.Added} 个院，已有 {loaded.AlreadyThere} 个。", $"{loaded.Added} offices added, {loaded.AlreadyThere} there already."));
        }

        if (administrators.Count > 0)
        {
            words.AppendLine().Append(Words.T("三员账号及一次性密码（只显示这一次）：", "The three administrators and their one-time passwords, shown this once:"));
            foreach (var account in administrators)
            {
                words.AppendLine().Append("  ").Append(account.UserName).Append('\t').Append(account.Password);
            }
        }

        return await Report.SayAsync(shell, json, new { folder, offices = loaded, administrators }, words.ToString());
    }
}
