using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Settings of the installation, by key. Who sets one asks for the right first and writes in the transaction of what it belongs to.</summary>
internal sealed class Settings(IDbContextFactory<DuoshiDb> databases, TimeProvider clock)
{
    /// <summary>Marks an installation of invented data; its value is the password of the demo accounts.</summary>
    public const string DemoPassword = "demo.password";

    public async Task<string?> GetAsync(string key, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Setting>().AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(ct);
    }

    public async Task SetAsync(LedgerTransaction transaction, Actor actor, string key, string value, CancellationToken ct)
    {
        var setting = await transaction.Db.Set<Setting>().FindAsync([key], ct);
        if (setting is null)
        {
            setting = new Setting { Key = key, Value = value, ChangedByName = actor.Name };
            transaction.Db.Add(setting);
        }

        setting.Value = value;
        setting.ChangedAt = clock.GetUtcNow().UtcTicks;
        setting.ChangedByName = actor.Name;
        transaction.Audit(actor, "setting", detail: key);
    }
}
