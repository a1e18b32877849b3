using System.CommandLine;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.App.Commands;

/// <summary>The verbs of <c>duoshi</c>.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs; never throws for wrong use.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="shell">Where it runs.</param>
    /// <param name="workingFolder">Folder that relative paths start from; null: the process's.</param>
    /// <param name="ct">Cancels the verb.</param>
    /// <returns>One of <see cref="Exit"/>.</returns>
    public static async Task<int> RunAsync(string[] args, IShell shell, string? workingFolder = null, CancellationToken ct = default)
    {
        var root = new RootCommand("多士 Duoshi：检察队伍管理平台 workforce platform for procuratorates")
        {
            DemoCommand.Create(shell),
            InitCommand.Create(shell),
            ServeCommand.Create(shell),
            VerifyCommand.Create(shell),
            AuditCommand.Create(shell),
            OfficeCommand.Create(shell),
            PersonCommand.Create(shell),
            QueryCommand.Create(shell),
            ImportCommand.Create(shell),
            ExportCommand.Create(shell),
        };
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await shell.Error.WriteLineAsync(error.Message);
            }

            await shell.Error.WriteLineAsync("duoshi --help");
            return Exit.WrongUse;
        }

        Paths.WorkingFolder = workingFolder;
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = shell.Out, Error = shell.Error, EnableDefaultExceptionHandler = false }, ct);
        }
        catch (NewerSchemaException newer)
        {
            await shell.Error.WriteLineAsync(newer.Message);
            return Exit.Refused;
        }
        catch (OperationCanceledException)
        {
            await shell.Error.WriteLineAsync("已取消，没有任何更改。 Cancelled; nothing was changed.");
            return Exit.Refused;
        }
    }
}
