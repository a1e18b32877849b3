using System.CommandLine;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Ui.Language;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi office</c>: find offices, show one.</summary>
internal static class OfficeCommand
{
    public static Command Create(IShell shell) => new("office", "检察院 offices") { Find(shell), Show(shell) };

    private static Command Find(IShell shell)
    {
        var text = new Argument<string?>("text") { Description = "院名、简称或编码 name, short name or unit code", Arity = ArgumentArity.ZeroOrOne };
        var verb = new RecordVerb("find", "查找 find", text);
        return verb.Does(shell, async (asked, services, ct) =>
        {
            var question = new OfficeQuestion { Q = asked.Parsed.GetValue(text), AsOf = asked.AsOf, KnownAt = asked.KnownAt };
            if (!(await services.GetRequiredService<ListOffices>().RunAsync(question, null, ListOffices.MostRows, ct)).Succeeded(out var page, out var why))
            {
                return await Report.RefuseAsync(shell, asked.Json, why);
            }

            var words = page.Rows.IsEmpty
                ? Words.T("没有找到。", "None found.")
                : string.Join('\n', page.Rows.Select(r => $"{r.OfficeId}\t{r.UnitCode}\t{r.Name}"));
            return await Report.SayAsync(shell, asked.Json, page, page.Next is null ? words : words + "\n…");
        });
    }

    private static Command Show(IShell shell)
    {
        var id = new Argument<long>("id") { Description = "院标识 key of the office" };
        var verb = new RecordVerb("show", "查看 show", id);
        return verb.Does(shell, async (asked, services, ct) =>
        {
            if (!(await services.GetRequiredService<ReadOffice>().RunAsync(asked.Parsed.GetValue(id), asked.AsOf, asked.KnownAt, ct)).Succeeded(out var office, out var why))
            {
                return await Report.RefuseAsync(shell, asked.Json, why);
            }

            var words = $"{office.Name}\n{string.Join(" / ", office.Above.Select(a => a.Name))}\n{office.OfficeKind} {office.UnitCode}";
            return await Report.SayAsync(shell, asked.Json, office, words);
        });
    }
}
