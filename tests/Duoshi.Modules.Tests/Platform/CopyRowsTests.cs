using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>Our own writing of PostgreSQL's binary COPY format. That its rows equal single ones, of every kind of fact: <see cref="BulkBytesTests"/>.</summary>
public class CopyRowsTests
{
    [Fact]
    public async Task Every_table_that_rows_are_copied_into_has_a_way_for_each_of_its_columns()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var db = await database.OpenAsync();
        Of<Person>(db);
        Of<PersonCard>(db);
        Of<NamePair>(db);
        Of<BlindKey>(db);
        Of<AuditEntry>(db);
        Of<SubjectVersion>(db);
        Of<ImportFile>(db);
        Of<ImportRow>(db);
        Of<ImportField>(db);
        Of<ImportNotice>(db);
        Of<ReceivedForm>(db);

        static void Of<T>(DuoshiDb db)
            where T : class => Assert.NotNull(CopyColumns<T>.Of(db).Write);
    }

    [Fact]
    public async Task Keys_of_all_lengths_come_back_as_they_were_over_many_blocks()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var db = await database.OpenAsync();
        var rows = Enumerable.Range(0, 30_000).Select(i => new NamePair { Pair = (i % 3) switch { 0 => "", 1 => "𠮷检", _ => "a\"'\\\n" }, NameKey = new string('示', i % 60), PersonId = i }).ToList();
        await db.AddRowsAsync(rows, CancellationToken.None);
        var read = await db.Set<NamePair>().AsNoTracking().OrderBy(p => p.PersonId).ToListAsync();
        Assert.Equal(rows.Select(r => (r.Pair, r.NameKey, r.PersonId)), read.Select(r => (r.Pair, r.NameKey, r.PersonId)));
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_as_it_said_and_nothing_of_it_stays()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var db = await database.OpenAsync();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var twice = Enumerable.Range(0, 5_000).Select(i => new NamePair { Pair = "an", NameKey = "an", PersonId = i % 4_000 }).ToList();
            var refused = await Assert.ThrowsAsync<PostgresException>(() => db.AddRowsAsync(twice, CancellationToken.None));
            Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
        }

        Assert.Equal(0, await db.Set<NamePair>().CountAsync());
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_copy_with_its_own_error_and_leaves_the_connection_usable()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var db = await database.OpenAsync();
        static IEnumerable<NamePair> Broken()
        {
            for (var i = 0; i < 20_000; i++)
            {
                yield return new NamePair { Pair = "an", NameKey = "an", PersonId = i };
            }

            throw new InvalidDataException("the source broke");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => db.AddRowsAsync(Broken(), 20_001, CancellationToken.None));
        Assert.Equal(0, await db.Set<NamePair>().CountAsync());
    }

    [Fact]
    public async Task Numbers_with_decimals_are_written_as_the_server_reads_them()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Postgres);
        await using var db = await database.OpenAsync();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync();
        await using var table = new NpgsqlCommand("create temp table numbers (place int, value numeric)", connection);
        await table.ExecuteNonQueryAsync();
        var values = Enumerable.Range(0, 400).Select(i => new decimal(i * 7919, i * 104729, i % 3 == 0 ? 0 : i * 31, i % 2 == 0, (byte)(i % 29))).Concat([0m, 0.0m, 1m, -1m, 8.50m, 10_000m, 0.0001m, 0.00001m, 12345.678900m, decimal.MaxValue, decimal.MinValue, 1e-28m, -9999.9999m, 100_000_000m]).ToArray();
        var block = new CopyBuffer();
        block.Head();
        for (var i = 0; i < values.Length; i++)
        {
            block.Row(2);
            block.Write(i);
            block.Write(values[i]);
        }

        block.Tail();
        await using (var stream = await connection.BeginRawBinaryCopyAsync("copy numbers from stdin (format binary)"))
        {
            await stream.WriteAsync(block.Written);
        }

        await using var read = new NpgsqlCommand("select value::text from numbers order by place", connection);
        await using var rows = await read.ExecuteReaderAsync();
        foreach (var value in values)
        {
            Assert.True(await rows.ReadAsync());
            Assert.Equal(value.ToString(System.Globalization.CultureInfo.InvariantCulture), rows.GetString(0).Replace("-0", value == 0 ? "0" : "-0", StringComparison.Ordinal));
        }
    }
}
