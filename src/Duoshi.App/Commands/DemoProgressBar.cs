using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Ui.Language;
using Spectre.Console;

namespace Duoshi.App.Commands;

/// <summary>How far the making of a demo is: a bar for who watches a terminal, a line a quarter for everybody else.</summary>
internal static class DemoProgressBar
{
    public static Task<T> RunAsync<T>(IShell shell, Func<IProgress<DemoProgress>, Task<T>> work) => shell.Interactive
        ? AnsiConsole.Progress().StartAsync(context => work(new Bars(context)))
        : work(new Quarters(shell));

    private static string Name(DemoProgress progress) => Words.T(progress.Zh, progress.En);

    private sealed class Bars(ProgressContext context) : IProgress<DemoProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);

        public void Report(DemoProgress value)
        {
            var name = Name(value);
            if (!tasks.TryGetValue(name, out var task))
            {
                tasks[name] = task = context.AddTask(Markup.Escape(name), maxValue: value.Total);
            }

            task.Value = value.Done;
        }
    }

    private sealed class Quarters(IShell shell) : IProgress<DemoProgress>
    {
        private string? last;

        public void Report(DemoProgress value)
        {
            var line = $"  {Name(value)} {(value.Total == 0 ? 100 : value.Done * 4 / value.Total * 25)} %";
            if (line != last)
            {
                last = line;
                shell.Out.WriteLine(line);
            }
        }
    }
}
