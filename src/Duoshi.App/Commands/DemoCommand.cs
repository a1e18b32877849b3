using System.CommandLine;
using System.Globalization;
using Duoshi.App.Hosting;
using Duoshi.Core.Demo;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Contracts;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi demo</c>: makes the demo where there is none yet, and serves it.</summary>
internal static class DemoCommand
{
    /// <summary>Of all demo accounts; the sign-in page of a demo shows it, and no demo has a real fact in it.</summary>
    private const string Password = "Duoshi@Demo99";

    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data(".data/demo");
        var database = SharedOptions.Database();
        var urls = SharedOptions.Urls();
        var scale = new Option<DemoScale>("--scale")
        {
            Description = "规模：province 一个省、约八千人；city 一个市；national 全国形状、二十万人 a province with 8,000 people, one city of it, or the shape of the nation with 200,000",
            HelpName = "province|city|national",
            CustomParser = text => Enum.TryParse<DemoScale>(text.Tokens[0].Value, ignoreCase: true, out var value) && !char.IsAsciiDigit(text.Tokens[0].Value[0])
                ? value
                : Wrong(text),
        };
        var seed = new Option<ulong>("--seed") { Description = "种子：相同种子得到相同数据 the same seed gives the same record", DefaultValueFactory = _ => 1 };
        var noServe = new Option<bool>("--no-serve") { Description = "只建立数据，不启动服务 make the data only" };
        var command = new Command("demo", "建立并启动示范省 create and serve the demo province") { data, database, urls, scale, seed, noServe };
        command.SetAction((parsed, ct) =>
        {
            var where = new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database));
            var options = new DemoOptions(parsed.GetValue(scale), parsed.GetValue(seed));
            return parsed.GetValue(noServe)
                ? shell.WithRecordAsync(where, (services, stop) => PrepareAsync(shell, services, where.Folder, options, stop), ct)
                : WebHost.RunAsync(shell, where, parsed.GetValue(urls)!, [AsOperator], ct);

            Task<int> AsOperator(IServiceProvider services, CancellationToken stop)
            {
                services.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator(Environment.UserName);
                return PrepareAsync(shell, services, where.Folder, options, stop);
            }
        });
        return command;
    }

    private static DemoScale Wrong(System.CommandLine.Parsing.ArgumentResult text)
    {
        text.AddError(Words.T("规模只能是 province、city 或 national。", "The scale is province, city or national."));
        return default;
    }

    /// <summary>Makes the demo if the record is empty, and says how to sign in.</summary>
    private static async Task<int> PrepareAsync(IShell shell, IServiceProvider services, string folder, DemoOptions options, CancellationToken ct)
    {
        var demo = services.GetRequiredService<IDemoPeople>();
        switch (await demo.StateAsync(ct))
        {
            case DemoState.BrokenOff:
                return await RefuseAsync(shell, BrokenOff(folder));
            case DemoState.OtherContent:
                return await RefuseAsync(shell, new Refusal(
                    "demo.other-content", $"{folder} 中已有其他数据，不能建立示范数据。请用 --data 另选一个目录。",
                    $"{folder} holds other content: choose another folder with --data."));
            case DemoState.Empty:
                try
                {
                    if (await MakeAsync(shell, services, demo, options, ct) is { } refused)
                    {
                        return await RefuseAsync(shell, refused);
                    }
                }
                catch (OperationCanceledException)
                {
                    return await RefuseAsync(shell, BrokenOff(folder));
                }

                break;
        }

        await SignInsAsync(shell, services, ct);
        return Exit.Done;
    }

    private static Refusal BrokenOff(string folder) => new(
        "demo.broken-off", $"示范数据没有建立完。请删除目录 {folder} 后重新运行。",
        $"The demo was broken off before it was whole. Delete the folder {folder} and run again.");

    private static async Task<Refusal?> MakeAsync(IShell shell, IServiceProvider services, IDemoPeople demo, DemoOptions options, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        await shell.Out.WriteLineAsync(Words.T("正在建立示范数据……", "Making the demo …"));
        var made = await DemoProgressBar.RunAsync(shell, progress => demo.SeedAsync(options, progress, ct));
        if (!made.Succeeded(out var summary, out var why))
        {
            return why;
        }

        var places = new DemoAccounts.Places(summary.RootOfficeId, summary.CityOfficeId, summary.CountyOfficeId, summary.LeaderPersonId, summary.ProsecutorPersonId);
        if (!(await services.GetRequiredService<DemoAccounts>().CreateAsync(places, Password, ct)).Succeeded(out _, out why)
            || !(await services.GetRequiredService<IDemoSelections>().SeedAsync(summary.CountyOfficeId, ct)).Succeeded(out _, out why)
            || !(await services.GetRequiredService<IDemoChecks>().SeedAsync(summary.RootOfficeId, summary.CountyOfficeId, ct)).Succeeded(out _, out why)
            || !(await demo.FinishAsync(ct)).Succeeded(out _, out why))
        {
            return why;
        }

        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        await shell.Out.WriteLineAsync(Words.T(
            $"已建立 {summary.Offices} 个院、{summary.People} 人（在职 {summary.InService} 人），用时 {seconds} 秒。",
            $"{summary.Offices} offices and {summary.People} people ({summary.InService} in service) in {seconds} s."));
        return null;
    }

    private static async Task SignInsAsync(IShell shell, IServiceProvider services, CancellationToken ct)
    {
        var password = await services.GetRequiredService<Settings>().GetAsync(Settings.DemoPassword, ct);
        await shell.Out.WriteLineAsync(Words.T($"演示账号（密码均为 {password}）：", $"Demo sign-ins (password of all: {password}):"));
        foreach (var line in DemoAccounts.Lines)
        {
            await shell.Out.WriteLineAsync($"  {line.UserName,-14}{Words.T(line.Zh, line.En)}");
        }
    }

    private static Task<int> RefuseAsync(IShell shell, Refusal why) => Report.RefuseAsync(shell, json: false, why);
}
