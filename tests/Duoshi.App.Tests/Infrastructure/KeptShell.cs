using Duoshi.App.Commands;

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>A shell in this process that keeps what a verb says.</summary>
internal sealed class KeptShell(string[] args) : IShell
{
    private readonly ProcessShell shell = new(args);

    public TextWriter Out { get; } = new StringWriter();

    public TextWriter Error { get; } = new StringWriter();

    public bool Interactive => false;

    public Task<int> WithRecordAsync(DataOptions data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct) =>
        shell.WithRecordAsync(data, work, ct);
}
