using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Ties endpoints to the policy table. An endpoint without one of these fails a test.</summary>
public static class NeedsExtensions
{
    /// <summary>
    /// The endpoint asks the permission: 401 for nobody, 403 for who has it nowhere, before the handler runs. Office and
    /// person are judged by the slice.
    /// </summary>
    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder endpoint, Permission permission) => endpoint
        .WithMetadata(new RouteAccess(permission, null))
        .AddEndpointFilter(async (call, next) =>
        {
            var actor = await CurrentAsync(call);
            return actor.IsNobody ? Refusal.NotSignedIn.ToHttp()
                : actor.May(permission) ? await next(call)
                : Refusal.Forbidden.ToHttp();
        })
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>The endpoint asks a signed-in account and nothing else, for the reason stated.</summary>
    public static RouteHandlerBuilder NeedsSignIn(this RouteHandlerBuilder endpoint, string why) => endpoint
        .WithMetadata(new RouteAccess(null, why))
        .AddEndpointFilter(async (call, next) =>
            (await CurrentAsync(call)).IsNobody ? Refusal.NotSignedIn.ToHttp() : await next(call))
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    /// <summary>Routes that are no handlers of ours ask a signed-in account, for the reason stated.</summary>
    public static TBuilder NeedsSignIn<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new NeedsSignInAttribute(why)));
        return endpoint;
    }

    /// <summary>The endpoint is open to anybody, for the reason stated.</summary>
    public static TBuilder OpenToAnyone<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(e => e.Metadata.Add(new OpenToAnyoneAttribute(why)));
        return endpoint;
    }

    /// <summary>All routes of the application and what they ask; <see cref="MappedRoute.Access"/> is null where nobody said.</summary>
    public static IEnumerable<MappedRoute> MappedRoutes(this IEnumerable<EndpointDataSource> sources) =>
        sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Select(e => new MappedRoute(
            string.Join(',', e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []),
            e.RoutePattern.RawText ?? "",
            e.Metadata.GetMetadata<IRouteAccess>(),
            e.DisplayName ?? ""));

    private static ValueTask<Actor> CurrentAsync(EndpointFilterInvocationContext call) =>
        call.HttpContext.RequestServices.GetRequiredService<IActor>().CurrentAsync(call.HttpContext.RequestAborted);

    private sealed record RouteAccess(Permission? Permission, string? Why) : IRouteAccess
    {
        public bool Anyone => false;
    }
}

/// <summary>A route and what it asks.</summary>
/// <param name="Methods">HTTP methods, comma-separated; empty: all.</param>
/// <param name="Pattern">The address pattern.</param>
/// <param name="Access">What it asks; null: nobody said, which the route test refuses.</param>
/// <param name="Name">Display name.</param>
public sealed record MappedRoute(string Methods, string Pattern, IRouteAccess? Access, string Name);
