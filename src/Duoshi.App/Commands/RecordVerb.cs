using System.CommandLine;

namespace Duoshi.App.Commands;

/// <summary>What all reading verbs share: where the record is, the day and moment read, words or JSON.</summary>
internal sealed class RecordVerb
{
    private readonly Option<string> data = SharedOptions.Data();
    private readonly Option<string?> database = SharedOptions.Database();
    private readonly Option<bool> json = SharedOptions.Json();

    private readonly Option<string?> asOf = new("--as-of")
    {
        Description = "有效日，缺省今天 the day read; default: today",
        HelpName = "2024-05-01",
    };

    private readonly Option<string?> knownAt = new("--known-at")
    {
        Description = "获知时刻，缺省现在 the moment of knowledge; default: now",
        HelpName = "2024-05-15T10:00",
    };

    public RecordVerb(string name, string description, params Symbol[] own)
    {
        Command = new Command(name, description) { data, database, asOf, knownAt, json };
        foreach (var symbol in own)
        {
            if (symbol is Argument argument)
            {
                Command.Add(argument);
            }
            else if (symbol is Option option)
            {
                Command.Add(option);
            }
        }
    }

    public Command Command { get; }

    /// <summary>What the verb does over the record.</summary>
    public Command Does(IShell shell, Func<Asked, IServiceProvider, CancellationToken, Task<int>> work)
    {
        Command.SetAction((parsed, ct) =>
        {
            var asked = new Asked(shell, parsed, parsed.GetValue(asOf), parsed.GetValue(knownAt), parsed.GetValue(json));
            return shell.WithRecordAsync(
                new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)),
                (services, stop) => work(asked, services, stop), ct);
        });
        return Command;
    }

    /// <summary>The arguments of one call.</summary>
    internal sealed record Asked(IShell Shell, ParseResult Parsed, string? AsOf, string? KnownAt, bool Json);
}
