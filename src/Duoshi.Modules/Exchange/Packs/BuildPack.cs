using System.Globalization;
using System.IO.Compression;
using Duoshi.Core.Printing;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>What a pack is made of.</summary>
internal sealed record PackOrder(string Title, string Query, IReadOnlyList<string> Papers);

/// <summary>
/// Builds the zip of a meeting pack: cover list, roster, forms in roster order, papers of other modules. Making it again
/// gives the same papers and does no harm.
/// </summary>
internal sealed class BuildPack(IRosters rosters, ExportForms forms, PackPapers papers, IActor actors, TimeProvider clock)
{
    /// <param name="order">What is wanted.</param>
    /// <param name="told">Hears of steps done and steps in all.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The zip; or why a part of it can't be made.</returns>
    public async Task<Outcome<byte[]>> RunAsync(PackOrder order, Action<int, int, string>? told, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!(await rosters.PeopleAsync(order.Query, ct)).Succeeded(out var roster, out var why))
        {
            return why;
        }

        var ids = roster.People.Select(p => p.PersonId).ToList();
        // Each form is a step, each other paper one, the cover list the last.
        var steps = (order.Papers.Contains(PackPapers.Forms) ? ids.Count - 1 : 0) + order.Papers.Count + 1;
        var done = 0;
        void Step(string note) => told?.Invoke(++done, steps, note);
        using var pack = new PackZip();
        if (order.Papers.Contains(PackPapers.Roster))
        {
            if (!(await rosters.WorkbookAsync(order.Query, ct)).Succeeded(out var workbook, out why))
            {
                return why;
            }

            var folder = pack.Paper(PackPapers.RosterName, 1, single: ".xlsx");
            await pack.AddAsync(folder, workbook.Content, ct);
            Step(PackPapers.RosterName);
        }

        var formOf = new Dictionary<long, string>();
        if (order.Papers.Contains(PackPapers.Forms))
        {
            var selection = new FormSelection(ids);
            if (!(await forms.CountAsync(selection, ct)).Succeeded(out _, out why))
            {
                return why;
            }

            var folder = pack.Paper(PackPapers.FormsName, ids.Count);
            var place = ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i + 1);
            await foreach (var form in forms.RunAsync(selection, FormFormat.Docx, ct))
            {
                formOf[form.Person] = string.Create(CultureInfo.InvariantCulture, $"{place[form.Person]:000}-{form.FileName}");
                await pack.AddAsync($"{folder}/{formOf[form.Person]}", form.Content, ct);
                Step(form.Name);
            }
        }

        foreach (var sheet in papers.SheetsFor(actor).Where(s => order.Papers.Contains(s.Key)))
        {
            if (!(await sheet.MakeAsync(new MeetingPeople(order.Title, roster.Day, ids), ct)).Succeeded(out var files, out why))
            {
                return why;
            }

            var folder = pack.Paper(Words.T(sheet.Zh, sheet.En), files.Count);
            foreach (var file in files)
            {
                await pack.AddAsync($"{folder}/{PackZip.Safe(file.FileName)}", file.Content, ct);
            }

            Step(Words.T(sheet.Zh, sheet.En));
        }

        await pack.AddAsync(Words.T("00-材料目录.docx", "00-contents.docx"), Cover(order, roster, actor, pack.Papers, formOf), ct);
        Step(Words.T("材料目录", "Contents"));
        return pack.Finish();
    }

    private byte[] Cover(PackOrder order, RosterPeople roster, Actor actor, IReadOnlyList<CoverPaper> listed, Dictionary<long, string> formOf)
    {
        var made = clock.GetUtcNow().UtcDateTime.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var words = new CoverWords(
            Words.T("上会材料目录", "Contents of the meeting pack"),
            [
                order.Title,
                Words.T($"名册截至 {roster.Day:yyyy-MM-dd}，共 {roster.People.Count} 人", $"Roster as of {roster.Day:yyyy-MM-dd}, {roster.People.Count} people"),
                Words.T($"制作人：{actor.Name}　　制作时间：{made}", $"Made by {actor.Name} at {made}"),
            ],
            [Words.T("序号", "No."), Words.T("材料", "Paper"), Words.T("份数", "Copies"), Words.T("文件", "File")],
            [Words.T("序号", "No."), Words.T("姓名", "Name"), Words.T("单位及职务", "Unit and duties"), Words.T("审批表", "Form")]);
        using var content = new MemoryStream();
        PackCover.Write(content, words, listed, [.. roster.People.Select(p => new CoverPerson(p.Name, Where(p), formOf.GetValueOrDefault(p.PersonId, "")))]);
        return content.ToArray();
    }

    // Duties often begin with the unit's own name.
    private static string Where(RosterPerson person) =>
        person.Duties is { } duties && person.Office is { } office && !duties.StartsWith(office, StringComparison.Ordinal) ? $"{office} {duties}" : person.Duties ?? person.Office ?? "";
}

/// <summary>The zip of a pack while it is filled: papers numbered in order.</summary>
internal sealed class PackZip : IDisposable
{
    private readonly MemoryStream content = new();
    private readonly ZipArchive zip;
    private readonly List<CoverPaper> papers = [];
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    public PackZip() => zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);

    public IReadOnlyList<CoverPaper> Papers => papers;

    /// <summary>Lists the next paper and gives its folder, or its file where it is a single one.</summary>
    public string Paper(string name, int copies, string single = "")
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"{papers.Count + 1:00}-{Safe(name)}{single}");
        papers.Add(new CoverPaper(name, copies, copies == 0 ? Words.T("无", "none") : where));
        return where;
    }

    public async Task AddAsync(string path, byte[] file, CancellationToken ct)
    {
        var name = path;
        for (var n = 2; !taken.Add(name); n++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{Path.ChangeExtension(path, null)}-{n}{Path.GetExtension(path)}");
        }

        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await entry.WriteAsync(file, ct);
    }

    public byte[] Finish()
    {
        // The zip writes its list of contents when it is closed.
        zip.Dispose();
        return content.ToArray();
    }

    public void Dispose()
    {
        zip.Dispose();
        content.Dispose();
    }

    /// <summary>A name that is one on every system.</summary>
    public static string Safe(string name) =>
        string.Concat(name.Select(c => c is '/' or '\\' or ':' or '"' or '*' or '?' or '<' or '>' or '|' || char.IsControl(c) ? '-' : c)).Trim(' ', '.') is { Length: > 0 } safe ? safe : "_";
}
