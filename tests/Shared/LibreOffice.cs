using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Duoshi.Tests.Shared;

/// <summary>Opens files as people do, in LibreOffice, and looks at the pages it prints. Where a program is missing the test fails.</summary>
internal static class LibreOffice
{
    /// <summary>A word of a printed page and where it stands, in points from the upper left corner.</summary>
    internal sealed record Word(string Text, double Left, double Top, double Right, double Bottom)
    {
        public double Middle => (Top + Bottom) / 2;
    }

    /// <summary>Prints files to PDF, all in one run of the program.</summary>
    /// <param name="files">Names with ending, and contents.</param>
    /// <returns>The pages of each file, by name: the words of each page.</returns>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<Word>>>> PagesAsync(params (string Name, byte[] Content)[] files)
    {
        var folder = Directory.CreateTempSubdirectory("duoshi-office-");
        try
        {
            foreach (var (name, content) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), content);
            }

            await RunAsync(
                "soffice",
                [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. files.Select(f => Path.Combine(folder.FullName, f.Name))]);
            var pages = new Dictionary<string, IReadOnlyList<IReadOnlyList<Word>>>();
            foreach (var (name, _) in files)
            {
                var pdf = Path.Combine(folder.FullName, Path.ChangeExtension(name, ".pdf"));
                Assert.True(File.Exists(pdf), $"LibreOffice could not open {name}.");
                pages[name] = Words(XDocument.Parse(await RunAsync("pdftotext", ["-bbox", pdf, "-"])));
            }

            return pages;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All of a page as one text without blanks, line by line.</summary>
    public static string TextOf(IEnumerable<Word> page) => string.Concat(page.OrderBy(w => Math.Round(w.Bottom)).ThenBy(w => w.Left).Select(w => w.Text));

    /// <summary>All pages as one text without blanks, the wide ones between the characters of a short name included.</summary>
    public static string TextOf(IReadOnlyList<IReadOnlyList<Word>> pages) => string.Concat(pages.Select(TextOf)).Replace("　", "", StringComparison.Ordinal);

    private static List<IReadOnlyList<Word>> Words(XDocument pages)
    {
        XNamespace ns = "http://www.w3.org/1999/xhtml";
        static double At(XElement word, string name) => double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return [.. pages.Descendants(ns + "page").Select(p => p.Elements(ns + "word").Select(w => new Word(w.Value, At(w, "xMin"), At(w, "yMin"), At(w, "xMax"), At(w, "yMax"))).ToList())];
    }

    private static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
        return await output;
    }
}
