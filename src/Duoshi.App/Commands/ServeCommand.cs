using System.CommandLine;
using Duoshi.App.Hosting;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi serve</c>: serves an installation.</summary>
internal static class ServeCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var urls = SharedOptions.Urls();
        var command = new Command("serve", "启动服务 serve the product") { data, database, urls };
        command.SetAction((parsed, ct) => WebHost.RunAsync(
            shell, new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)), parsed.GetValue(urls)!, [], ct));
        return command;
    }
}
