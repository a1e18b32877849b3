using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Duoshi.Modules.Platform.Api;

/// <summary>The reply holds a password or token that is shown once: it is kept nowhere, not even sealed for a repeat.</summary>
internal static class SecretReply
{
    private static readonly Mark OfReply = new();

    public static RouteHandlerBuilder WithSecretReply(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(OfReply);

    public static bool IsExpected(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not null;

    private sealed class Mark;
}
