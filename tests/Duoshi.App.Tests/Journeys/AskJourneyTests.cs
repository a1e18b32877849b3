using System.Globalization;
using System.Text.Json;
using Duoshi.App.Commands;
using Duoshi.App.Hosting;
using Duoshi.App.Tests.Infrastructure;
using Duoshi.Modules.Platform.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Journeys;

/// <summary>A question is put together on the page, kept, and run again by the command line with the same answer.</summary>
public sealed class AskJourneyTests(RunningApp app)
{
    [Fact]
    public async Task A_question_is_asked_kept_and_run_again_by_the_verb_with_the_same_answer()
    {
        await using var chief = await Visit.AsAsync(app, "hr.province");
        var page = chief.Page;
        await chief.GoAsync("/ask");
        await page.Locator("main[data-live]").WaitForAsync();

        // Under 40, and once posted elsewhere.
        await page.Locator("#q-0-field").SelectOptionAsync("age");
        await page.Locator("#q-0-value").FillAsync("40");
        await page.Locator("#q-0-value").BlurAsync();
        await page.Locator("#q-add").ClickAsync();
        await page.Locator("#q-1-subject").SelectOptionAsync("appointment");
        await page.Locator("#q-1-when").SelectOptionAsync("ever");
        await page.Locator("#q-1-add").ClickAsync();
        await page.Locator("#q-1-0-field").SelectOptionAsync("manner");
        await page.Locator("#q-1-0-value").SelectOptionAsync("3");
        await page.GetByText("显示什么：列、排序、交叉统计").ClickAsync();
        await page.Locator("#ask-rows").SelectOptionAsync("prosecutorGrade");
        await page.Locator("#ask-across").SelectOptionAsync("sex");
        await page.Locator("#ask-go").ClickAsync();

        await page.Locator("#ask-pivot tfoot td").Last.WaitForAsync();
        Assert.Equal("现职人员中，年龄不满40岁，且曾有任职（任职方式是挂职）。", await page.Locator("#ask-sentence").InnerTextAsync());
        var count = int.Parse((await page.Locator("#ask-count").InnerTextAsync()).Replace(",", "", StringComparison.Ordinal).Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.True(count > 0);
        Assert.Equal(count.ToString(CultureInfo.InvariantCulture), await page.Locator("#ask-pivot tfoot td").Last.InnerTextAsync());
        await page.Locator("#ask-people-table tbody tr").First.WaitForAsync();
        await chief.PictureAsync("question-zh");
        var counts = await page.Locator("#ask-pivot tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(r => [...r.cells].map(c => c.innerText.trim()).join(' '))");
        var shown = await PeopleAsync(page, count);

        await page.Locator("#ask-name").FillAsync("四十岁以下挂职");
        await page.Locator("#ask-share").SelectOptionAsync(nameof(Role.HrChief));
        await page.GetByRole(AriaRole.Button, new() { Name = "保存问题" }).ClickAsync();
        await page.Locator("#ask-kept").WaitForAsync();

        // In the language of the page: names of codes are told in the reader's.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        using var said = new StringWriter();
        var exit = await CommandLine.RunAsync(["query", "四十岁以下挂职", "--json", "--people"], new ServedShell(app.Services, said), null, TestContext.Current.CancellationToken);
        Assert.Equal(Exit.Done, exit);
        using var answer = JsonDocument.Parse(said.ToString());
        Assert.Equal(count, answer.RootElement.GetProperty("count").GetInt32());
        Assert.Equal(count, answer.RootElement.GetProperty("pivot").GetProperty("total").GetInt32());

        // The same counts line by line, and the same people in the same order, cell by cell.
        Assert.Equal(counts, answer.RootElement.GetProperty("pivot").GetProperty("lines").EnumerateArray()
            .Select(l => string.Join(' ', [l.GetProperty("name").GetString(), .. l.GetProperty("counts").EnumerateArray().Select(c => c.ToString()), l.GetProperty("total").ToString()])));
        Assert.Equal(shown, answer.RootElement.GetProperty("people").EnumerateArray()
            .Select(p => $"{p.GetProperty("personId").GetInt64()} {string.Join('|', p.GetProperty("cells").EnumerateArray().Select(c => c.GetString()))}"));
        Assert.Empty(chief.Errors);
    }

    [Fact]
    public async Task A_private_question_is_run_by_the_verb_with_a_token_of_its_account_and_not_without()
    {
        const string Name = "本人的问题";
        await using var clerk = await Visit.AsAsync(app, "hr.province");
        var api = clerk.Page.Context.APIRequest;
        async Task<JsonElement> PostAsync(string path, object body)
        {
            var reply = await api.PostAsync(app.Address + path, new() { DataObject = body });
            Assert.True(reply.Status == 201, await reply.TextAsync());
            return (await reply.JsonAsync())!.Value;
        }

        _ = await PostAsync("/api/v1/questions/saved", new { name = Name, question = """{"where":{"field":"age","below":40}}""" });
        var made = await PostAsync("/api/v1/me/tokens", new { name = "报表", days = 1 });
        var file = Path.Combine(Path.GetTempPath(), $"duoshi-token-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllTextAsync(file, made.GetProperty("token").GetString() + "\n");
            var (exit, said) = await AskAsync(Name, "--token-file", file);
            Assert.True(exit == Exit.Done, said);
            using var answer = JsonDocument.Parse(said);
            Assert.True(answer.RootElement.GetProperty("count").GetInt32() > 0);

            Assert.Contains("question.saved-unknown", (await RefusedAsync(Name)).Said, StringComparison.Ordinal);
            Assert.Contains("token.file", (await RefusedAsync(Name, "--token-file", file + "-nowhere")).Said, StringComparison.Ordinal);
            Assert.Equal(204, (await api.DeleteAsync($"{app.Address}/api/v1/me/tokens/{made.GetProperty("id").GetInt64()}")).Status);
            Assert.Contains("token.none", (await RefusedAsync(Name, "--token-file", file)).Said, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }

        async Task<(int Exit, string Said)> AskAsync(params string[] rest)
        {
            using var said = new StringWriter();
            return (await CommandLine.RunAsync(["query", .. rest, "--json"], new ServedShell(app.Services, said), null, TestContext.Current.CancellationToken), said.ToString());
        }

        async Task<(int Exit, string Said)> RefusedAsync(params string[] rest)
        {
            var answer = await AskAsync(rest);
            Assert.Equal(Exit.Refused, answer.Exit);
            return answer;
        }
    }

    /// <summary>All people of the answer as the pages of the list show them: key and cells.</summary>
    private static async Task<IReadOnlyList<string>> PeopleAsync(IPage page, int count)
    {
        var rows = page.Locator("#ask-people-table tbody tr");
        var found = new List<string>();
        while (true)
        {
            found.AddRange(await rows.EvaluateAllAsync<string[]>("rows => rows.map(r => `${r.querySelector('a').pathname.split('/').pop()} ${[...r.cells].map(c => c.innerText.trim()).join('|')}`)"));
            if (found.Count >= count)
            {
                return found;
            }

            var first = await rows.First.InnerTextAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "下一页" }).ClickAsync();
            // While the next page is read there is no table at all.
            await page.WaitForFunctionAsync("text => (document.querySelector('#ask-people-table tbody tr')?.innerText ?? text) !== text", first);
        }
    }

    /// <summary>Runs a verb over the services of the running server, as the server itself does for the command line.</summary>
    private sealed class ServedShell(IServiceProvider services, TextWriter said) : IShell
    {
        public TextWriter Out => said;

        public TextWriter Error => said;

        public bool Interactive => false;

        public async Task<int> WithRecordAsync(DataOptions data, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken ct)
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator("test");
            return await work(scope.ServiceProvider, ct);
        }
    }
}
