using System.Text.Json;
using Duoshi.App.Commands;
using Duoshi.App.Tests.Infrastructure;

namespace Duoshi.App.Tests;

/// <summary>The command line: help of every verb, answers for people and machines, exit codes.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("duoshi-verbs-").FullName;

    private string Data => Path.Combine(folder, "data");

    [Theory]
    [InlineData("")]
    [InlineData("demo")]
    [InlineData("init")]
    [InlineData("serve")]
    [InlineData("verify")]
    [InlineData("audit")]
    [InlineData("audit verify")]
    [InlineData("office")]
    [InlineData("office find")]
    [InlineData("office show")]
    [InlineData("person")]
    [InlineData("person find")]
    [InlineData("person show")]
    [InlineData("query")]
    [InlineData("import")]
    [InlineData("export")]
    [InlineData("export lrmx")]
    [InlineData("export docx")]
    public async Task Every_verb_explains_itself_in_both_languages(string verb)
    {
        var (exit, said, erred) = await RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((Exit.Done, ""), (exit, erred));
        Assert.Contains("Usage:", said, StringComparison.Ordinal);
        var description = said.Split('\n')[1];
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", description);
        Assert.Matches("[a-z]{3}", description);

        // Every option and argument says what it is for, in both languages.
        foreach (var line in said.Split('\n').Where(l => l.StartsWith("  --", StringComparison.Ordinal) && !l.Contains("--version", StringComparison.Ordinal)))
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*[a-z]{2}", line);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("person show")]
    [InlineData("person show somebody")]
    [InlineData("export lrmx")]
    [InlineData("query")]
    [InlineData("query one two")]
    [InlineData("demo --scale huge")]
    [InlineData("import x.lrmx --as-of someday")]
    [InlineData("init --nonsense")]
    public async Task Wrong_use_says_so_and_touches_nothing(string line)
    {
        var (exit, said, erred) = await RunAsync([.. line.Split(' '), .. line is "nonsense" ? Array.Empty<string>() : ["--data", Data]]);
        Assert.Equal((Exit.WrongUse, ""), (exit, said));
        Assert.NotEmpty(erred);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task An_installation_is_made_once_and_says_its_passwords_once()
    {
        var (exit, said, _) = await RunAsync("init", "--data", Data, "--offices", "42", "--json");
        Assert.Equal(Exit.Done, exit);
        var made = Json(said);
        Assert.True(made.GetProperty("offices").GetProperty("added").GetInt32() > 100);
        Assert.Equal(3, made.GetProperty("administrators").GetArrayLength());
        Assert.All(made.GetProperty("administrators").EnumerateArray(), a => Assert.NotEmpty(a.GetProperty("password").GetString()!));

        (exit, said, _) = await RunAsync("init", "--data", Data, "--offices", "42", "--json");
        Assert.Equal(Exit.Done, exit);
        Assert.Equal(0, Json(said).GetProperty("offices").GetProperty("added").GetInt32());
        Assert.Equal(0, Json(said).GetProperty("administrators").GetArrayLength());

        (exit, said, _) = await RunAsync("init", "--data", Data, "--offices", "no such province", "--json");
        Assert.Equal(Exit.Refused, exit);
        Assert.All(["error", "zh", "en"], key => Assert.NotEmpty(Json(said).GetProperty(key).GetString()!));
    }

    [Fact]
    public async Task Offices_are_found_and_shown_as_of_a_day()
    {
        await RunAsync("init", "--data", Data, "--offices", "42", "--json");
        var (exit, said, _) = await RunAsync("office", "find", "武汉市江岸区", "--data", Data, "--json");
        Assert.Equal(Exit.Done, exit);
        var office = Assert.Single(Json(said).GetProperty("rows").EnumerateArray()).GetProperty("officeId").GetInt64();

        (exit, said, _) = await RunAsync("office", "show", $"{office}", "--data", Data);
        Assert.Equal(Exit.Done, exit);
        Assert.StartsWith("湖北省武汉市江岸区人民检察院", said, StringComparison.Ordinal);

        (exit, said, _) = await RunAsync("office", "show", $"{office}", "--as-of", "someday", "--data", Data, "--json");
        Assert.Equal(Exit.Refused, exit);
        Assert.NotEmpty(Json(said).GetProperty("error").GetString()!);

        var (none, _, erred) = await RunAsync("office", "show", "424242424242", "--data", Data);
        Assert.Equal(Exit.Refused, none);
        Assert.NotEmpty(erred);
    }

    [Fact]
    public async Task A_person_is_found_and_shown_as_known_at_a_moment()
    {
        await RunAsync("init", "--data", Data);
        var before = DateTime.Now;
        var (waits, _, _) = await RunAsync("import", ImportExportVerbTests.Samples, "--data", Data, "--yes", "--json");
        Assert.Equal(Exit.Waits, waits);

        var (exit, said, _) = await RunAsync("person", "find", "zs", "--data", Data, "--json");
        Assert.Equal(Exit.Done, exit);
        var row = Assert.Single(Json(said).GetProperty("rows").EnumerateArray());
        Assert.Equal("张三", row.GetProperty("name").GetString());
        var id = row.GetProperty("personId").GetInt64();

        (exit, said, _) = await RunAsync("person", "show", $"{id}", "--data", Data);
        Assert.Equal(Exit.Done, exit);
        Assert.Contains("副检察长", said, StringComparison.Ordinal);

        // Before the import nothing was known.
        (exit, said, _) = await RunAsync("person", "show", $"{id}", "--known-at", CivilText(before), "--data", Data, "--json");
        Assert.True(exit == Exit.Refused || Rows(said) == 0, said);

        (exit, said, _) = await RunAsync("person", "show", $"{id}", "--as-of", "someday", "--data", Data, "--json");
        Assert.Equal(Exit.Refused, exit);
        Assert.NotEmpty(Json(said).GetProperty("zh").GetString()!);
    }

    [Fact]
    public async Task The_record_is_verified_for_people_and_machines()
    {
        await RunAsync("init", "--data", Data, "--offices", "42");
        var (exit, said, _) = await RunAsync("verify", "--data", Data, "--json");
        Assert.Equal(Exit.Done, exit);
        Assert.True(Json(said).GetProperty("chain").GetProperty("whole").GetBoolean());
        (exit, said, _) = await RunAsync("audit", "verify", "--data", Data, "--json");
        Assert.Equal(Exit.Done, exit);
        Assert.True(Json(said).GetProperty("entries").GetInt64() > 0);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A moment of the machine's clock in the civil time that --known-at takes.</summary>
    private static string CivilText(DateTime local) =>
        local.ToUniversalTime().AddHours(8).ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static int Rows(string record) => Json(record).TryGetProperty("kinds", out var kinds) ? kinds.EnumerateArray().Sum(k => k.GetProperty("rows").GetArrayLength()) : 0;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] args)
    {
        var shell = new KeptShell(args);
        var exit = await CommandLine.RunAsync(args, shell);
        return (exit, shell.Out.ToString()!, shell.Error.ToString()!);
    }
}
