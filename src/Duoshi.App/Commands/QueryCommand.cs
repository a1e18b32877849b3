using System.CommandLine;
using System.Globalization;
using System.Text;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi query</c>: runs a saved question, or lists those there are.</summary>
internal static class QueryCommand
{
    public static Command Create(IShell shell)
    {
        var name = new Argument<string?>("name") { Description = "已保存问题的名称 name of a saved question", Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "列出可用的已保存问题 list the saved questions there are" };
        var people = new Option<bool>("--people") { Description = "连同全部人员 with all the people" };
        var token = new Option<string?>("--token-file")
        {
            Description = "存有本人访问令牌的文件：按该账号的权限运行，可用其私有问题 file with a token of an account: runs with its rights, its private questions too",
            HelpName = "FILE",
        };
        var verb = new RecordVerb("query", "运行已保存的问题 run a saved question", name, list, people, token);
        verb.Command.Validators.Add(given =>
        {
            if (given.GetValue(name) is null != given.GetValue(list))
            {
                given.AddError("请给出问题名称，或用 --list 列出可用的。 Name a question, or list those there are by --list.");
            }
        });
        return verb.Does(shell, async (asked, services, ct) =>
            asked.Parsed.GetValue(token) is { } file && await ActAsAsync(services, Paths.Resolve(file), ct) is { } refused
                ? await Report.RefuseAsync(shell, asked.Json, refused)
                : asked.Parsed.GetValue(list)
                    ? await ListAsync(shell, asked, services, ct)
                    : await RunAsync(shell, asked, services, asked.Parsed.GetValue(name)!, asked.Parsed.GetValue(people), ct));
    }

    /// <summary>From here on the account of a token acts, not the local operator. A token stands in a file, never on the command line, which others can read.</summary>
    private static async Task<Refusal?> ActAsAsync(IServiceProvider services, string file, CancellationToken ct)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(file, ct);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new Refusal("token.file", $"读不到令牌文件 {file}：请检查路径和权限。", $"The token file {file} can't be read: check its path and rights.", 422);
        }

        if (!(await services.GetRequiredService<StandingTokens>().ActorAsync(text, ct)).Succeeded(out var actor, out var why))
        {
            return why;
        }

        services.GetRequiredService<ActorOverride>().Actor = actor;
        return null;
    }

    private static async Task<int> ListAsync(IShell shell, RecordVerb.Asked asked, IServiceProvider services, CancellationToken ct)
    {
        if (!(await services.GetRequiredService<SavedQuestions>().ListAsync(ct)).Succeeded(out var kept, out var why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        var words = kept.Count == 0 ? Words.T("还没有可用的问题；在“问人”页保存并共享。", "No question yet; keep and share one on the page Ask.") : string.Join('\n', kept.Select(q => $"{q.Name}\t{q.Owner}\t{q.Question}"));
        return await Report.SayAsync(shell, asked.Json, kept, words);
    }

    private static async Task<int> RunAsync(IShell shell, RecordVerb.Asked asked, IServiceProvider services, string name, bool withPeople, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(asked.KnownAt))
        {
            return await Report.RefuseAsync(shell, asked.Json, new("question.known-at", "问题只按现在所知回答，请去掉 --known-at，用 --as-of 改变查询日。", "Questions are answered by present knowledge: drop --known-at; --as-of changes the day asked."));
        }

        if (!(await services.GetRequiredService<OpenQuestions>().RunAsync(new AskedQuestion { Saved = name, AsOf = asked.AsOf }, ct)).Succeeded(out var open, out var why))
        {
            return await Report.RefuseAsync(shell, asked.Json, why);
        }

        var answers = services.GetRequiredService<AnswerQuestion>();
        var count = await answers.CountAsync(open, ct);
        var pivot = open.Question.Pivot is not null && (await services.GetRequiredService<PivotQuestion>().RunAsync(open, ct)).Succeeded(out var counts, out _) ? counts : null;
        List<AnswerRow>? people = null;
        if (withPeople)
        {
            people = [];
            await foreach (var row in answers.AllAsync(open, ct))
            {
                people.Add(row);
            }
        }

        var words = new StringBuilder().AppendLine(open.Sentence).Append(CultureInfo.InvariantCulture, $"{count.AsOf:yyyy-MM-dd}  {Words.T($"{count.Count} 人", $"{count.Count} people")}");
        foreach (var line in pivot?.Lines ?? [])
        {
            words.AppendLine().Append("  ").Append(line.Name).Append('\t').AppendJoin('\t', line.Counts);
        }

        foreach (var row in people ?? [])
        {
            words.AppendLine().Append(CultureInfo.InvariantCulture, $"{row.PersonId,-10}").AppendJoin('\t', row.Cells);
        }

        var columns = people is null ? null : AnswerQuestion.ColumnsOf(open);
        return await Report.SayAsync(shell, asked.Json, new { name, count.AsOf, count.Count, count.Zh, count.En, count.Limit, pivot, columns, people }, words.ToString());
    }
}
