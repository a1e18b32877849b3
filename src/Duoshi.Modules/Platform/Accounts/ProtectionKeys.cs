using System.Xml.Linq;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>
/// Keeps the keys of session cookies in the database, sealed: sessions survive a restart, hold on every node, and a
/// stolen backup opens none of them.
/// </summary>
internal sealed class ProtectionKeys(IDbContextFactory<DuoshiDb> databases, WriteGate gate, TimeProvider clock, FieldCipher cipher) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Sealed).AsEnumerable().Select(s => XElement.Parse(cipher.Open(s)))];
    }

    /// <summary>Called by the framework when a key is made, every ninety days; its interface knows no waiting.</summary>
    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => StoreAsync(element, friendlyName)).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string friendlyName)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, CancellationToken.None);
        transaction.Db.Add(new ProtectionKey
        {
            Id = transaction.NextId(),
            FriendlyName = friendlyName,
            Sealed = cipher.Seal(element.ToString(SaveOptions.DisableFormatting)),
        });
        await transaction.CommitAsync(CancellationToken.None);
    }
}
