using System.CommandLine;
using Duoshi.App.Hosting;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi demo</c>: the demo province, served.</summary>
internal static class DemoCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data(".data/demo");
        var database = SharedOptions.Database();
        var urls = SharedOptions.Urls();
        var command = new Command("demo", "建立并启动示范省 create and serve the demo province") { data, database, urls };
        command.SetAction((parsed, ct) => WebHost.RunAsync(
            shell, new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)), parsed.GetValue(urls)!, [], ct));
        return command;
    }
}
