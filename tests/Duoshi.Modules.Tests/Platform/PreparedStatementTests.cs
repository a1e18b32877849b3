using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>Statements on PostgreSQL: prepared once, planned with their values each time, unless the operator says otherwise.</summary>
public sealed class PreparedStatementTests
{
    [Fact]
    public async Task A_statement_that_comes_again_is_prepared_and_planned_with_its_values()
    {
        await using var data = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var db = await data.OpenAsync();
        await db.Database.OpenConnectionAsync();
        for (var office = 1; office <= 3; office++)
        {
            var key = office;
            _ = await db.Set<OfficeNode>().Where(n => n.OfficeId == key).Select(n => n.Name).ToListAsync();
        }

        var prepared = await db.Database.SqlQuery<string>($"select statement as \"Value\" from pg_prepared_statements").ToListAsync();
        Assert.Contains(prepared, s => s.Contains("organisation_node", StringComparison.Ordinal));
        Assert.Equal("force_custom_plan", await db.Database.SqlQuery<string>($"select current_setting('plan_cache_mode') as \"Value\"").SingleAsync());
    }

    [Theory]
    [InlineData("Host=db;Max Auto Prepare=0", 0, true, "-c plan_cache_mode=force_custom_plan")]
    [InlineData("Host=db;MaxAutoPrepare=7;NoResetOnClose=false", 7, false, "-c plan_cache_mode=force_custom_plan")]
    [InlineData("Host=db;Options=-c plan_cache_mode=auto", 200, true, "-c plan_cache_mode=auto")]
    [InlineData("Host=db;Options=-c work_mem=8MB", 200, true, "-c work_mem=8MB -c plan_cache_mode=force_custom_plan")]
    public void What_the_connection_string_says_goes_before(string given, int prepared, bool noReset, string options)
    {
        var full = new NpgsqlConnectionStringBuilder(Databases.WithPreparing(given));
        Assert.Equal(("db", prepared, noReset, options), (full.Host, full.MaxAutoPrepare, full.NoResetOnClose, full.Options));
    }
}
