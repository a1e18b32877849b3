using System.Globalization;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>
/// 催办: an office above has run the binding rules over this one, and people still fail. What is urged is the latest run that
/// concerns the office, as its page of results shows it; mending and checking a person again takes the person off.
/// </summary>
internal sealed class CheckTasks(IDbContextFactory<DuoshiDb> databases, TimeProvider clock) : IDeskTasks
{
    private const int LatestRuns = 200;

    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(Permission.CheckRun) || !actor.May(Permission.CheckRead))
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var runs = await db.Set<CheckRun>().AsNoTracking().Where(r => r.FinishedAt != null && !r.IsTrial).OrderByDescending(r => r.Id).Take(LatestRuns).ToListAsync(ct);
        if (runs.Find(r => CheckScope.Concerns(actor, Permission.CheckRead, r.Path)) is not { } run || !IsAbove(actor, run.Path))
        {
            return [];
        }

        var people = await CheckScope.Results(db, actor, run.Id, clock.Today()).Where(r => !r.IsUnclear).Select(r => r.PersonId).Distinct().CountAsync(ct);
        var day = run.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return
        [
            new DeskTask(people, T($"人在上级院 {day} 的核查中有缺项或不符，待补正", $"people with something missing or wrong by the check from above of {day}"), string.Create(CultureInfo.InvariantCulture, $"/checks/results?run={run.Id}")),
        ];
    }

    /// <summary>Whether the run was started over an office above all that the actor answers for.</summary>
    private static bool IsAbove(Actor actor, string path) =>
        actor.Scope(Permission.CheckRead).All(own => own.Length > path.Length && own.StartsWith(path, StringComparison.Ordinal));
}
