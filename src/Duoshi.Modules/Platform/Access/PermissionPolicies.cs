using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Duoshi.Modules.Platform.Access;

/// <summary>Makes the framework's authorization ask our policy table: for pages, and for whatever says nothing (default deny).</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName.StartsWith(NeedsAttribute.PolicyPrefix, StringComparison.Ordinal)
        && Enum.TryParse<Permission>(policyName[NeedsAttribute.PolicyPrefix.Length..], out var permission)
            ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().AddRequirements(new PermissionRequirement(permission)).Build())
            : base.GetPolicyAsync(policyName);
}

/// <summary>Somebody acts, and has the permission somewhere.</summary>
/// <param name="Permission">Null: any account that is signed in.</param>
internal sealed record PermissionRequirement(Permission? Permission) : IAuthorizationRequirement;

/// <summary>Asks the actor, whose rights are as they are now, never the claims of a cookie.</summary>
internal sealed class PermissionCheck(IActor actors) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var actor = await actors.CurrentAsync();
        if (!actor.IsNobody && (requirement.Permission is not { } permission || actor.May(permission)))
        {
            context.Succeed(requirement);
        }
    }
}
