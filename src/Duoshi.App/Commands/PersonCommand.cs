using System.CommandLine;
using System.Globalization;
using System.Text;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi person</c>: find people, show a record.</summary>
internal static class PersonCommand
{
    private static readonly CompositeFormat Line = CompositeFormat.Parse("{0,-10}{1}\t{2}\t{3}\t{4}");

    public static Command Create(IShell shell) => new("person", "人员 people") { Find(shell), Show(shell) };

    private static Command Find(IShell shell)
    {
        var name = new Argument<string>("name") { Description = "姓名、拼音、首字母或人员编号 name, pinyin, initials or staff number" };
        var verb = new RecordVerb("find", "查找 find", name);
        return verb.Does(shell, async (asked, services, ct) =>
        {
            var query = new PeopleQuery { Name = asked.Parsed.GetValue(name), AsOf = asked.AsOf, KnownAt = asked.KnownAt, Status = "all" };
            if (!(await services.GetRequiredService<ListPeople>().RunAsync(query, ct)).Succeeded(out var page, out var why))
            {
                return await Report.RefuseAsync(shell, asked.Json, why);
            }

            var words = page.Rows.Count == 0
                ? Words.T("没有找到。", "Nobody found.")
                : string.Join('\n', page.Rows.Select(r => string.Format(CultureInfo.InvariantCulture, Line, r.PersonId, r.Name, r.Birth, r.Office, r.Duties)));
            return await Report.SayAsync(shell, asked.Json, page, words);
        });
    }

    private static Command Show(IShell shell)
    {
        var id = new Argument<long>("id") { Description = "人员标识 key of the person" };
        var all = new Option<bool>("--all-days") { Description = "全部时段 every period, not only what holds on the day" };
        var verb = new RecordVerb("show", "查看信息集 show the record", id, all);
        return verb.Does(shell, async (asked, services, ct) =>
        {
            var read = await services.GetRequiredService<ReadPerson>()
                .RunAsync(asked.Parsed.GetValue(id), asked.AsOf, asked.KnownAt, asked.Parsed.GetValue(all), null, null, ct);
            if (!read.Succeeded(out var record, out var why))
            {
                return await Report.RefuseAsync(shell, asked.Json, why);
            }

            var words = new StringBuilder().AppendLine(record.Head?.Name);
            foreach (var kind in record.Kinds.Where(k => k.Rows.Count > 0))
            {
                words.AppendLine().AppendLine(kind.Name);
                foreach (var row in kind.Rows)
                {
                    words.Append("  ").Append(row.From).Append("--").Append(row.To).Append("  ")
                        .AppendJoin("  ", kind.Fields.Where(f => f.Headline).Select(f => row.Text(f.Key)).Where(t => t.Length > 0)).AppendLine();
                }
            }

            return await Report.SayAsync(shell, asked.Json, record, words.ToString());
        });
    }
}
