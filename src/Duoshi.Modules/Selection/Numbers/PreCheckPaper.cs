using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Numbers;

/// <summary>职数审核 of a meeting pack: the numbers after the open processes of the people the pack is about.</summary>
internal sealed class PreCheckPaper(IDbContextFactory<DuoshiDb> databases, PreCheckNumbers numbers, IActor actors, TimeProvider clock) : IMeetingSheet
{
    private const int Months = 12;

    public string Key => "pre-check";

    public int Order => 20;

    public string Zh => "职数预审";

    public string En => "Pre-check of numbers";

    public bool IsFor(Actor actor) => actor.May(Permission.SelectionRecord);

    public async Task<Outcome<IReadOnlyList<MeetingFile>>> MakeAsync(MeetingPeople meeting, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!IsFor(actor))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var acts = await OpenActs.OfAsync(db, actor, meeting.People, clock.Today(), ct);
        if (acts.Count == 0)
        {
            return Array.Empty<MeetingFile>();
        }

        var check = await numbers.OfAsync(db, actor, null, acts, clock.Today(), Months, ct);
        return new[] { PaperFile.Of($"{T(Zh, En)}.xlsx", NumberSheet.Of(check, $"{T(Zh, En)} {meeting.Title}"), actor, clock.Today()) };
    }
}

/// <summary>A list as a file of a pack.</summary>
internal static class PaperFile
{
    public static MeetingFile Of(string name, ShownList list, Actor actor, DateOnly day)
    {
        using var content = new MemoryStream();
        SheetWriter.Write(content, new SheetDocument(list.Title, list.Columns, list.Lines)
        {
            Filters = list.Filters,
            AsOf = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            PrintedBy = actor.Name,
            Language = Chinese ? SheetLanguage.Chinese : SheetLanguage.English,
        });
        return new MeetingFile(name, content.ToArray());
    }
}

/// <summary>What the open processes in scope propose of some people.</summary>
internal static class OpenActs
{
    public static async Task<IReadOnlyList<PlannedAct>> OfAsync(DuoshiDb db, Actor actor, IReadOnlyList<long> people, DateOnly today, CancellationToken ct)
    {
        var open = MatterScope.Processes(db, actor, Permission.SelectionRead, today).Where(p => p.State == ProcessState.Open).Select(p => p.Id);
        var acts = new List<PlannedAct>();
        foreach (var some in people.Distinct().Chunk(400))
        {
            acts.AddRange(await db.Set<PlannedAct>().AsNoTracking().Where(a => some.Contains(a.PersonId) && open.Contains(a.MatterId)).ToListAsync(ct));
        }

        return [.. acts.OrderBy(a => a.MatterId).ThenBy(a => a.Order)];
    }
}
