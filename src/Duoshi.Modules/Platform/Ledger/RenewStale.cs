using Duoshi.Modules.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>Makes derived rows of an earlier version anew, once after its migrations: an upgrade must not leave people who can't be found.</summary>
internal static class RenewStale
{
    /// <exception cref="InvalidOperationException">They could not be made.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var check in scope.ServiceProvider.GetServices<IProjectionCheck>().OrderBy(c => c.Order))
        {
            if (await check.IsStaleAsync(ct) && !(await check.RebuildAsync(Actor.LocalOperator(Environment.UserName), null, ct)).Succeeded(out _, out var why))
            {
                throw new InvalidOperationException(why.En);
            }
        }
    }
}
