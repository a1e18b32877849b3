using System.Globalization;
using System.Security.Claims;
using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// Who acts: whom the host set for a scope of its own, else the signed-in account of the request or circuit, with its
/// grants as they are now. A disabled account, another security stamp or an idle circuit make nobody of it at once.
/// </summary>
internal sealed class ActorSource(
    ActorOverride host, RequestPrincipal request, AccountSnapshots snapshots, CircuitIdle idle, IOptions<IdentityOptions> identity, IServiceProvider services) : IActor
{
    /// <summary>Null in commands and jobs. Found at once: a circuit that is going away still asks, after its services are gone.</summary>
    private readonly AuthenticationStateProvider? circuit = services.GetService<AuthenticationStateProvider>();

    public async ValueTask<Actor> CurrentAsync(CancellationToken ct = default) =>
        host.Actor ?? (await SnapshotAsync(ct))?.Actor ?? Actor.Nobody;

    /// <summary>The account behind the present principal; null when nobody is signed in or the session is over.</summary>
    public async ValueTask<AccountSnapshot?> SnapshotAsync(CancellationToken ct)
    {
        var principal = request.Principal ?? await OfCircuitAsync();
        return principal?.Identity?.IsAuthenticated == true && !idle.IsOver ? await SnapshotAsync(principal, ct) : null;
    }

    /// <summary>The account a principal stands for; null when its session is over.</summary>
    public async ValueTask<AccountSnapshot?> SnapshotAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (!long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || await snapshots.GetAsync(id, ct) is not { } snapshot)
        {
            return null;
        }

        // Bearer tokens are found anew at least as often as rights are, and carry no stamp.
        var byToken = principal.Identity?.AuthenticationType == TokenAuthentication.Scheme;
        return byToken || principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) == snapshot.SecurityStamp ? snapshot : null;
    }

    private async Task<ClaimsPrincipal?> OfCircuitAsync() =>
        idle.InCircuit && circuit is not null ? (await circuit.GetAuthenticationStateAsync()).User : null;
}

/// <summary>The principal of the present HTTP request; null in circuits, commands and jobs.</summary>
internal sealed class RequestPrincipal
{
    public ClaimsPrincipal? Principal { get; set; }
}
