using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>What waits for the security administrator: accounts that may nothing yet.</summary>
internal sealed class AccountTasks(IDbContextFactory<DuoshiDb> databases, TimeProvider clock) : IDeskTasks
{
    public async Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.May(Permission.AccountManage))
        {
            return [];
        }

        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var bare = await db.Set<Account>().CountAsync(a => !a.Disabled && !db.Set<Grant>().Any(g => g.AccountId == a.Id && today < g.ValidTo), ct);
        return [new DeskTask(bare, T("个账号尚未授权", "accounts without any grant"), "/admin/accounts")];
    }
}
