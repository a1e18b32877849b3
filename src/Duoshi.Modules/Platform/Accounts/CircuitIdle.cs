using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// Ends a circuit's rights after the idle time. The cookie alone can't: a page left open sends no requests, and its
/// circuit would stay signed in as long as the browser runs.
/// </summary>
internal sealed class CircuitIdle(TimeProvider clock, IOptions<SignInProfile> options) : CircuitHandler
{
    private DateTimeOffset lastActivity = clock.GetUtcNow();

    /// <summary>Whether this scope is a circuit's.</summary>
    public bool InCircuit { get; private set; }

    /// <summary>Set once nobody has touched the page for the idle time; it stays set.</summary>
    public bool IsOver { get; private set; }

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        InCircuit = true;
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => activity =>
    {
        InCircuit = true;
        Touch();
        return next(activity);
    };

    /// <summary>Somebody did something on the page.</summary>
    internal void Touch()
    {
        var now = clock.GetUtcNow();
        IsOver |= now - lastActivity > options.Value.IdleTime;
        lastActivity = now;
    }
}
