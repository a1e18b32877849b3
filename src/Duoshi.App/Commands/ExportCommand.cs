using System.CommandLine;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Ui.Language;
using Spectre.Console;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi export</c>: appointment forms out, as exchange files or as Word documents.</summary>
internal static class ExportCommand
{
    public static Command Create(IShell shell) => new("export", "导出 export")
    {
        Forms(shell, "lrmx", FormFormat.Lrmx, "导出任免审批表交换文件 .lrmx appointment forms as exchange files"),
        Forms(shell, "docx", FormFormat.Docx, "导出任免审批表 Word 文档 appointment forms as Word documents"),
    };

    private static Command Forms(IShell shell, string name, FormFormat format, string description)
    {
        var data = SharedOptions.Data();
        var database = SharedOptions.Database();
        var json = SharedOptions.Json();
        var folder = new Option<string>("--out") { Description = "输出文件夹 folder to write to", HelpName = "DIR", Required = true };
        var office = new Option<string?>("--office") { Description = "单位及其下级，按名称或编码 an office and all below it, by name or code", HelpName = "CODE" };
        var person = new Option<long[]>("--person") { Description = "人员标识，可重复 key of a person; may repeat", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var command = new Command(name, description) { data, database, folder, office, person, json };
        command.SetAction((parsed, ct) =>
        {
            var to = Paths.Resolve(parsed.GetValue(folder)!);
            return shell.WithRecordAsync(
                new DataOptions(Paths.Resolve(parsed.GetValue(data)!), parsed.GetValue(database)),
                (services, stop) => RunAsync(shell, services, to, parsed.GetValue(office), parsed.GetValue(person), format, parsed.GetValue(json), stop),
                ct);
        });
        return command;
    }

    private static async Task<int> RunAsync(IShell shell, IServiceProvider services, string folder, string? office, long[]? people, FormFormat format, bool json, CancellationToken ct)
    {
        var export = services.GetRequiredService<ExportForms>();
        var selection = people is { Length: > 0 } ? new FormSelection(people) : new FormSelection();
        if (office is not null)
        {
            if (!(await export.OfOfficeAsync(office, ct)).Succeeded(out var ofOffice, out var unknown))
            {
                return await Report.RefuseAsync(shell, json, unknown);
            }

            selection = ofOffice with { People = selection.People };
        }

        if (!(await export.CountAsync(selection, ct)).Succeeded(out var count, out var why) && why is not null)
        {
            return await Report.RefuseAsync(shell, json, why);
        }

        if (count == 0)
        {
            return await Report.RefuseAsync(shell, json, new Refusal("exchange.nobody", "没有可导出的人员，请核对单位或人员标识。", "There is nobody to export; check the office or the keys.", 404));
        }

        Directory.CreateDirectory(folder);
        var written = new List<object>();
        async Task WriteAsync(Action step)
        {
            await foreach (var file in export.RunAsync(selection, format, ct))
            {
                var path = Path.Combine(folder, file.FileName);
                await File.WriteAllBytesAsync(path, file.Content, ct);
                written.Add(new { person = file.Person, name = file.Name, file = path, verbatim = file.Form.Verbatim, composed = file.Form.Composed, withheld = file.Form.Withheld });
                step();
            }
        }

        if (shell.Interactive && !json)
        {
            await AnsiConsole.Progress().StartAsync(async context =>
            {
                var bar = context.AddTask(Words.T("导出", "Exporting"), maxValue: count);
                await WriteAsync(() => bar.Increment(1));
            });
        }
        else
        {
            await WriteAsync(() => { });
        }

        return await Report.SayAsync(shell, json, new { folder, files = written }, Words.T($"已导出 {written.Count} 份到 {folder}", $"{written.Count} forms exported to {folder}"));
    }
}
