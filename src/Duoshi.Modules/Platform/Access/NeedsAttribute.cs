using Microsoft.AspNetCore.Authorization;

namespace Duoshi.Modules.Platform.Access;

/// <summary>What a route asks of who comes: a permission, a signed-in account, or nothing for a stated reason.</summary>
public interface IRouteAccess
{
    /// <summary>The permission, or null where none is asked.</summary>
    Permission? Permission { get; }

    /// <summary>Whether anybody may come, signed in or not.</summary>
    bool Anyone { get; }

    /// <summary>Why no permission is asked; null where one is.</summary>
    string? Why { get; }
}

/// <summary>
/// On a page: who has the permission nowhere does not get it, on first load and inside a circuit alike. The slices the
/// page calls judge office and person.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute : AuthorizeAttribute, IRouteAccess
{
    internal const string PolicyPrefix = "needs:";

    public NeedsAttribute(Permission permission)
        : base(PolicyPrefix + permission) => Needed = permission;

    public Permission Needed { get; }

    Permission? IRouteAccess.Permission => Needed;

    bool IRouteAccess.Anyone => false;

    string? IRouteAccess.Why => null;
}

/// <summary>On a page: any signed-in account may come, for the reason stated (the own password, the own tokens).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsSignInAttribute(string why) : AuthorizeAttribute, IRouteAccess
{
    public string Why => why;

    Permission? IRouteAccess.Permission => null;

    bool IRouteAccess.Anyone => false;

    string? IRouteAccess.Why => why;
}

/// <summary>On a page: anybody may come, for the reason stated (the sign-in page itself).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAnyoneAttribute(string why) : Attribute, IAllowAnonymous, IRouteAccess
{
    public string Why => why;

    Permission? IRouteAccess.Permission => null;

    bool IRouteAccess.Anyone => true;

    string? IRouteAccess.Why => why;
}
