using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Background jobs under way of one's own; those that failed this week for who keeps the system running.</summary>
internal sealed class JobTasks(IDbContextFactory<DuoshiDb> databases, TimeProvider clock) : IDeskTasks
{
    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var account = actor.AccountId;
        var running = await db.Set<BackgroundJob>().CountAsync(j => j.AccountId == account && (j.State == JobState.Waiting || j.State == JobState.Running), ct);
        List<DeskTask> tasks = [new(running, T("个后台任务进行中", "background jobs under way"), "/me/account")];
        if (actor.May(Permission.SystemManage))
        {
            var weekAgo = clock.GetUtcNow().AddDays(-7).Ticks;
            var failed = await db.Set<BackgroundJob>().CountAsync(j => j.State == JobState.Failed && j.CreatedAt >= weekAgo, ct);
            tasks.Add(new(failed, T("个后台任务本周失败", "background jobs failed this week"), "/admin/jobs"));
        }

        return tasks;
    }
}
