using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Puts authentication and authorization together.</summary>
internal static class SignInServices
{
    /// <summary>Chooses cookie or bearer token by what a request brings.</summary>
    private const string EitherScheme = "duoshi";

    public static void Add(IServiceCollection services)
    {
        services.AddOptions<PasswordProfile>().Configure<IServiceProvider>((profile, s) => s.GetService<IConfiguration>()?.GetSection("Password").Bind(profile));
        services.AddOptions<SignInProfile>().Configure<IServiceProvider>((options, s) => s.GetService<IConfiguration>()?.GetSection("SignIn").Bind(options));
        services.AddSingleton<SnapshotCache>();
        services.AddSingleton<TokenCache>();
        services.AddScoped<StandingTokens>();
        services.AddScoped<AccountSnapshots>();
        services.AddScoped<RequestPrincipal>();
        services.AddScoped<CircuitIdle>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<CircuitIdle>());
        services.AddScoped<ActorSource>();
        services.TryAddScoped<IActor>(s => s.GetRequiredService<ActorSource>());
        services.AddScoped<SignInThrottle>();
        services.AddScoped<Passwords>();
        AddIdentity(services);
        AddAuthorization(services);
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>().AddSignInManager();
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = http =>
                TokenAuthentication.IsBrought(http) ? TokenAuthentication.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Scheme, null)
            .AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<SignInProfile>>(Cookie);
        // Stamps are compared with each request by the actor source; this renews the cookie's own view.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddDataProtection().SetApplicationName("duoshi");
        services.AddSingleton<ProtectionKeys>();
        services.AddOptions<KeyManagementOptions>().PostConfigure<ProtectionKeys>((keys, repository) =>
        {
            keys.XmlRepository = repository;
            // The repository seals the whole element.
            keys.XmlEncryptor = new NullXmlEncryptor();
        });
    }

    private static void Cookie(CookieAuthenticationOptions cookie, IOptions<SignInProfile> options)
    {
        cookie.Cookie.Name = "duoshi";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.Value.IdleTime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/sign-in";
        cookie.ReturnUrlParameter = "back";
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        cookie.Events.OnRedirectToLogin = redirect => AnswerAsync(redirect, Refusal.NotSignedIn);
        // A cookie may outlive its account: then nobody is signed in, whatever it says.
        cookie.Events.OnRedirectToAccessDenied = async redirect => await AnswerAsync(
            redirect,
            (await redirect.HttpContext.RequestServices.GetRequiredService<IActor>().CurrentAsync()).IsNobody ? Refusal.NotSignedIn : Refusal.Forbidden);
    }

    /// <summary>People are led to the sign-in page; programs get an answer.</summary>
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> redirect, Refusal refusal)
    {
        if (redirect.Request.Path.StartsWithSegments("/api/v1") || !HttpMethods.IsGet(redirect.Request.Method))
        {
            return refusal.ToHttp().ExecuteAsync(redirect.HttpContext);
        }

        redirect.Response.Redirect(redirect.RedirectUri);
        return Task.CompletedTask;
    }

    private static void AddAuthorization(IServiceCollection services)
    {
        services.AddAuthorization(options =>
        {
            var signedIn = new AuthorizationPolicyBuilder().AddRequirements(new PermissionRequirement(null)).Build();
            options.DefaultPolicy = signedIn;
            // Default deny: a route that says nothing is open to nobody who is not signed in.
            options.FallbackPolicy = signedIn;
        });
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionCheck>();
    }
}
