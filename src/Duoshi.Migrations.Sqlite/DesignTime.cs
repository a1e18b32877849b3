using Duoshi.Modules;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Duoshi.Migrations.Sqlite;

/// <summary>Lets the migration tool build the model without a database.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<DuoshiDb>
{
    public DuoshiDb CreateDbContext(string[] args)
    {
        var model = new DuoshiModel(DuoshiModules.All, new FieldCipher(FieldKeys.FromText("migrations")));
        var options = new DbContextOptionsBuilder<DuoshiDb>();
        options.UseSqliteFile("unused.db", model);
        return new DuoshiDb(options.Options);
    }
}
