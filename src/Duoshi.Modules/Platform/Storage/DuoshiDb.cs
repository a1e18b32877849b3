using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>The one database context. It has no sets of its own: modules map their tables and reach them by type.</summary>
public sealed class DuoshiDb(DbContextOptions<DuoshiDb> options) : DbContext(options)
{
    public bool IsPostgres => Database.ProviderName?.Contains("Npgsql", StringComparison.Ordinal) == true;

    internal DuoshiModel Source => this.GetService<IDbContextOptions>().FindExtension<DuoshiModelExtension>()!.Source;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var source = Source;
        var mapping = new FactMapping(source.Cipher, IsPostgres);
        foreach (var kind in source.Kinds.All)
        {
            kind.Map(modelBuilder, mapping);
        }

        LedgerTables.Map(modelBuilder);
        IdempotencyRow.Map(modelBuilder);
        foreach (var module in source.Modules)
        {
            module.MapTables(modelBuilder, IsPostgres);
        }
    }
}
