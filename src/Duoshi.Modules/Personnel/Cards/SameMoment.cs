using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Two contexts that read the record at one moment while a server goes on writing.</summary>
internal sealed class SameMoment(IAsyncDisposable one, IAsyncDisposable other) : IAsyncDisposable
{
    public static async Task<SameMoment> OfAsync(DuoshiDb one, DuoshiDb other, CancellationToken ct)
    {
        while (true)
        {
            var moment = new SameMoment(await one.BeginReadAsync(ct), await other.BeginReadAsync(ct));
            if (await LastAsync(one, ct) == await LastAsync(other, ct))
            {
                return moment;
            }

            // Somebody wrote between the two: from the start.
            await moment.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
    }

    private static Task<long> LastAsync(DuoshiDb db, CancellationToken ct) => db.Set<LedgerState>().AsNoTracking().Select(l => l.LastChange).SingleAsync(ct);
}
