using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>四必核查 of a meeting pack: which of the four checks is done for whom, by which body, when, under which number. Never what was found.</summary>
internal sealed class FourChecksPaper(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock) : IMeetingSheet
{
    public string Key => "four-checks";

    public int Order => 30;

    public string Zh => "凡提四必核查";

    public string En => "Four checks";

    public bool IsFor(Actor actor) => actor.May(Permission.SelectionRead);

    public async Task<Outcome<IReadOnlyList<MeetingFile>>> MakeAsync(MeetingPeople meeting, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!IsFor(actor))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var acts = await OpenActs.OfAsync(db, actor, meeting.People, today, ct);
        if (acts.Count == 0)
        {
            return Array.Empty<MeetingFile>();
        }

        var processes = acts.Select(a => a.MatterId).Distinct().ToList();
        var checks = (await db.Set<StepEntry>().AsNoTracking().Where(s => processes.Contains(s.ProcessId) && s.Step == SelectionStep.FourChecks && s.SupersededBy == null).ToListAsync(ct)).ToLookup(s => s.ProcessId);
        var names = await ActWords.CardsAsync(db, [.. acts.Select(a => a.PersonId).Distinct()], today, ct);
        var list = new ShownList(
            $"{T(Zh, En)} {meeting.Title}",
            [new(T("姓名", "Name")), .. Enumerable.Range(1, ProcessCourse.Parts).Select(p => new SheetColumn(StepNames.Part((byte)p)))],
            acts.DistinctBy(a => (a.PersonId, a.MatterId)).Select(a => SheetLine.Of(
                [names.GetValueOrDefault(a.PersonId)?.Name, .. Enumerable.Range(1, ProcessCourse.Parts).Select(p => Told(checks[a.MatterId].FirstOrDefault(c => c.Part == p)))])));
        return new[] { PaperFile.Of($"{T(Zh, En)}.xlsx", list, actor, today) };
    }

    private static string Told(StepEntry? check) =>
        check is null ? T("未登记", "not recorded") : string.Create(CultureInfo.InvariantCulture, $"{check.On:yyyy-MM-dd} {check.Body} {check.DocumentNumber}");
}
