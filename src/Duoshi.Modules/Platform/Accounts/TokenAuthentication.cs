using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Authenticates requests to the API by bearer token.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, StandingTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "token";

    private const string Prefix = "Bearer ";

    /// <summary>Whether a request brings a bearer token.</summary>
    public static bool IsBrought(HttpContext http) =>
        http.Request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsBrought(Context))
        {
            return AuthenticateResult.NoResult();
        }

        if (await tokens.FindAsync(Request.Headers.Authorization.ToString()[Prefix.Length..], Context.RequestAborted) is not { } token)
        {
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, token.AccountId.ToString(CultureInfo.InvariantCulture)), new Claim(ClaimTypes.Name, token.Name)], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Refusal.NotSignedIn.ToHttp().ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusal.Forbidden.ToHttp().ExecuteAsync(Context);
}
