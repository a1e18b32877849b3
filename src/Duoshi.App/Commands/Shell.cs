namespace Duoshi.App.Commands;

/// <summary>Exit codes of every verb.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>Done in part: something waits for a person.</summary>
    public const int Waits = 1;

    /// <summary>Refused, nothing changed: input in error, infeasible, conflict.</summary>
    public const int Refused = 2;

    public const int WrongUse = 64;
}

/// <summary>Where a verb runs: in a process of its own that opens the data folder, or inside a running server on behalf of one.</summary>
internal interface IShell
{
    TextWriter Out { get; }

    TextWriter Error { get; }

    /// <summary>Whether a person watches: progress bars and colours.</summary>
    bool Interactive { get; }

    /// <summary>Runs work over the services of an installation, as the local operator.</summary>
    Task<int> WithRecordAsync(DataOptions data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct);
}

/// <summary>The options every verb shares.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Database">Connection string of a PostgreSQL server, or null.</param>
internal sealed record DataOptions(string Folder, string? Database);
