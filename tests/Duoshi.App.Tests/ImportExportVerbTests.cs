using System.Text.Json;
using Duoshi.App.Commands;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Core.Forms;

namespace Duoshi.App.Tests;

public sealed class ImportExportVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("duoshi-verbs-").FullName;

    [Fact]
    public async Task The_samples_are_one_person_and_one_candidate_and_come_back_element_by_element()
    {
        var data = Path.Combine(folder, "data");
        var (exit, report) = await RunAsync("import", Samples, "--data", data, "--yes", "--json");
        Assert.Equal(Exit.Waits, exit);
        var people = report.GetProperty("people");
        Assert.Equal((1, 1, 0, 0), (Number(people, "new"), Number(people, "candidate"), Number(people, "conflict"), Number(people, "error")));
        Assert.Equal(0, Number(report, "errors"));
        Assert.Equal(2, Number(report.GetProperty("committed"), "forms"));
        var waiting = Assert.Single(report.GetProperty("waiting").EnumerateArray());
        Assert.EndsWith("张三.lrm", waiting.GetProperty("file").GetString(), StringComparison.Ordinal);
        Assert.Equal("张三", Assert.Single(waiting.GetProperty("candidates").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal("示例省样例县人民检察院党组成员、副检察长、四级高级检察官", Assert.Single(report.GetProperty("toPlace").EnumerateArray()).GetProperty("unit").GetString());

        var output = Path.Combine(folder, "out");
        var (exported, files) = await RunAsync("export", "lrmx", "--data", data, "--out", output, "--json");
        Assert.Equal(Exit.Done, exported);
        var file = Assert.Single(files.GetProperty("files").EnumerateArray());
        Assert.Empty(file.GetProperty("composed").EnumerateArray());
        Assert.Equal(Read(Path.Combine(Samples, "张三-到龄版.lrmx")), Read(file.GetProperty("file").GetString()!));
    }

    [Fact]
    public async Task Importing_the_same_files_again_changes_nothing()
    {
        var data = Path.Combine(folder, "data");
        await RunAsync("import", Samples, "--data", data, "--yes", "--json");
        var (exit, again) = await RunAsync("import", Samples, "--data", data, "--yes", "--json");
        Assert.Equal(Exit.Waits, exit);
        Assert.Equal((0, 0, 1), (Number(again.GetProperty("people"), "new"), Number(again.GetProperty("people"), "changed"), Number(again.GetProperty("people"), "same")));
        Assert.Equal(0, Number(again.GetProperty("committed"), "people"));

        // What came out goes in again without a difference.
        var output = Path.Combine(folder, "out");
        await RunAsync("export", "lrmx", "--data", data, "--out", output, "--json");
        var (done, returned) = await RunAsync("import", output, "--data", data, "--yes", "--json");
        Assert.Equal(Exit.Done, done);
        Assert.Equal(1, Number(returned.GetProperty("people"), "same"));
    }

    [Fact]
    public async Task A_file_that_is_nothing_is_refused_and_nothing_changes()
    {
        var rubbish = Path.Combine(folder, "废文件.lrmx");
        await File.WriteAllTextAsync(rubbish, "nothing of the kind");
        var (exit, report) = await RunAsync("import", rubbish, "--data", Path.Combine(folder, "data"), "--yes", "--json");
        Assert.Equal(Exit.Refused, exit);
        Assert.Contains(report.GetProperty("notices").EnumerateArray(), n => n.GetProperty("weight").GetString() == "error" && n.GetProperty("remedy").GetString()!.Length > 0);

        var (wrong, _) = await RunAsync("import", "--data", Path.Combine(folder, "data"));
        Assert.Equal(Exit.WrongUse, wrong);
    }

    [Fact]
    public async Task An_unknown_name_is_listed_settled_remembered_and_taken_back_by_verb()
    {
        var (data, roster) = (Path.Combine(folder, "data"), Path.Combine(folder, "名册.csv"));
        await File.WriteAllTextAsync(roster, "姓名,单位,出生年月,民族,人员编号\r\n甲一,某某人民检察院,1980.01,汗族,1\r\n");
        var (_, first) = await RunAsync("import", roster, "--data", data, "--json");
        var batch = first.GetProperty("import").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var (waits, listed) = await RunAsync("import", "names", "--batch", batch, "--data", data, "--json");
        Assert.Equal(Exit.Waits, waits);
        Assert.Contains(listed.GetProperty("unknown").EnumerateArray(), u => u.GetProperty("name").GetString() == "汗族" && u.GetProperty("rows").GetInt32() == 1);

        var (half, _) = await RunAsync("import", "names", "--batch", batch, "--name", "汗族", "--data", data);
        Assert.Equal(Exit.WrongUse, half);
        var (refused, no) = await RunAsync("import", "names", "--batch", batch, "--name", "汗族", "--means", "999", "--data", data, "--json");
        Assert.Equal((Exit.Refused, "exchange.no-such-meaning"), (refused, no.GetProperty("error").GetString()));
        var (_, settled) = await RunAsync("import", "names", "--batch", batch, "--name", "汗族", "--means", "汉族", "--data", data, "--json");
        Assert.Equal("01", settled.GetProperty("target").GetString());

        var (done, names) = await RunAsync("import", "names", "--data", data, "--json");
        Assert.Equal(Exit.Done, done);
        var id = Assert.Single(names.GetProperty("names").EnumerateArray()).GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Exit.Done, (await RunAsync("import", "names", "--withdraw", id, "--data", data, "--json")).Exit);
        Assert.Equal(Exit.Refused, (await RunAsync("import", "names", "--withdraw", id, "--data", data, "--json")).Exit);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The samples, found upwards from where the tests run.</summary>
    internal static string Samples
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(at!.FullName, "tests", "samples", "lrmx")))
            {
                at = at.Parent;
            }

            return Path.Combine(at.FullName, "tests", "samples", "lrmx");
        }
    }

    private static AppointmentForm Read(string path)
    {
        using var stream = File.OpenRead(path);
        return LrmxReader.Read(stream).Form!;
    }

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private static async Task<(int Exit, JsonElement Report)> RunAsync(params string[] args)
    {
        var shell = new KeptShell(args);
        var exit = await CommandLine.RunAsync(args, shell);
        var said = shell.Out.ToString()!;
        return (exit, said.StartsWith('{') ? JsonDocument.Parse(said).RootElement : default);
    }
}
