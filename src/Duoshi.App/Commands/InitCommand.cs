using System.CommandLine;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi init</c>: creates an installation.</summary>
internal static class InitCommand
{
    public static Command Create(IShell shell)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var command = new Command("init", "建立数据目录和数据库 create the data folder and the database") { data, database };
        command.SetAction((parsed, ct) => shell.WithRecordAsync(
            new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)),
            (services, _) => Task.FromResult(Exit.Done),
            ct));
        return command;
    }
}
