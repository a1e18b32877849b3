namespace Duoshi.Core.Tests.Sheets;

/// <summary>Sample files of the repository.</summary>
internal static class Samples
{
    public static FileStream Open(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Duoshi.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository's root was not found.");
        }

        return File.OpenRead(Path.Combine(folder.FullName, "tests", "samples", path));
    }
}
