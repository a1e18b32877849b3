using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// Tells the pages of a circuit when its session is over, so that they lead to sign-in. The rights themselves end with
/// the actor source, at once.
/// </summary>
internal sealed class SessionRevalidation(ILoggerFactory logger, IServiceScopeFactory scopes, CircuitIdle idle) : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (idle.IsOver)
        {
            return false;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ActorSource>().SnapshotAsync(authenticationState.User, cancellationToken) is { Actor.IsNobody: false };
        }
        catch (ObjectDisposedException)
        {
            // The server is stopping, and its circuits with it.
            return false;
        }
    }
}
