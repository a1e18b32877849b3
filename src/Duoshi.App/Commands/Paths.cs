namespace Duoshi.App.Commands;

/// <summary>Relative paths start from the folder the user stands in, also when a running server does the work.</summary>
internal static class Paths
{
    private static readonly AsyncLocal<string?> Folder = new();

    public static string? WorkingFolder
    {
        set => Folder.Value = value;
    }

    public static string Resolve(string path) => Path.GetFullPath(path, Folder.Value ?? Environment.CurrentDirectory);
}
