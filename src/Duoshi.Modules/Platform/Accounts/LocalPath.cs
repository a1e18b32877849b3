namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Where to go after signing in: a path of our own, so that the address can't become a way out of the site.</summary>
internal static class LocalPath
{
    public static string OrHome(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
        && !path.StartsWith("/sign-", StringComparison.Ordinal)
            ? path
            : "/";
}
