using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>A row is the same whichever way it came into the database.</summary>
public class BulkBytesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_bulk_copy_and_single_rows_store_the_same_bytes_in_every_column_of_every_kind(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var kind in TestDatabase.Kinds.All)
        {
            // The bulk form begins at some hundred rows; ciphered values differ by their nonce and are compared as read.
            var many = Enumerable.Range(0, 250).Select(i => Filled(kind, 1_000_000 + i, 500_000 + i, i)).ToList();
            var few = many.Take(6).Select((_, i) => Filled(kind, 2_000_000 + i, 600_000 + i, i)).ToList();
            await using var db = await database.OpenAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await kind.InsertAsync(db, many, CancellationToken.None);
            await kind.InsertAsync(db, few, CancellationToken.None);
            db.ChangeTracker.Clear();

            var stored = await RowDump.OfAsync(db, kind);
            var read = await kind.Rows(db).ToDictionaryAsync(r => r.Id);
            for (var i = 0; i < few.Count; i++)
            {
                Assert.Equal(Plain(kind, stored[2_000_000 + i].Bytes, 2_000_000 + i, 600_000 + i), Plain(kind, stored[1_000_000 + i].Bytes, 1_000_000 + i, 500_000 + i));
                Assert.Equal(stored[2_000_000 + i].SupersededBy, stored[1_000_000 + i].SupersededBy);
                foreach (var field in kind.Fields)
                {
                    Assert.Equal(FactText.Stored(field.Get(many[i])), FactText.Stored(field.Get(read[1_000_000 + i])));
                    Assert.Equal(FactText.Stored(field.Get(many[i])), FactText.Stored(field.Get(read[2_000_000 + i])));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_bulk_copy_is_rolled_back_with_its_transaction(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var kind = TestDatabase.Kinds.Get<Training>();
        await using (var db = await database.OpenAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await kind.InsertAsync(db, [.. Enumerable.Range(0, 1000).Select(i => Filled(kind, 1 + i, 1 + i, i))], CancellationToken.None);
            Assert.Equal(1000, await db.Set<Training>().CountAsync());
        }

        await using var after = await database.OpenAsync();
        Assert.Equal(0, await after.Set<Training>().CountAsync());
    }

    /// <summary>What the columns hold apart from keys and ciphers, which differ by their nature.</summary>
    private static string Plain(FactKind kind, string bytes, long id, long subject)
    {
        var ciphered = kind.Fields.Where(f => f.Encrypted).Select(f => Snake(f.Key) + "=").ToList();
        var columns = bytes.Split('|').Where(c => !ciphered.Exists(name => c.StartsWith(name, StringComparison.Ordinal)));
        return string.Join('|', columns).Replace(id.ToString(), "ID", StringComparison.Ordinal).Replace(subject.ToString(), "SUBJECT", StringComparison.Ordinal);
    }

    private static string Snake(string key) => string.Concat(key.Select(c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Values with what goes wrong between writers: quotes, Chinese, ends of time, fractions, nothing at all.</summary>
    private static Fact Filled(FactKind kind, long id, long subject, int variant)
    {
        var row = kind.New();
        row.Id = id;
        row.FactId = id;
        row.SubjectId = subject;
        row.Slot = variant % 2 == 0 ? (short)1 : null;
        row.ValidFrom = variant % 3 == 0 ? DateOnly.MinValue : new DateOnly(2003, 9, 1);
        row.ValidTo = variant % 4 == 0 ? new DateOnly(2007, 7, 1) : DateOnly.MaxValue;
        row.FromPrecision = variant % 3 == 0 ? DatePrecision.Unknown : DatePrecision.Month;
        row.ToPrecision = variant % 4 == 0 ? DatePrecision.Year : DatePrecision.Unknown;
        row.DayOrder = (short)(variant % 5);
        row.RecordedBy = 7;
        row.SupersededBy = variant % 7 == 0 ? 9 : Fact.Current;
        row.ImportRow = variant % 6 == 0 ? null : 42;
        if (variant % 5 == 4)
        {
            return row;
        }

        foreach (var field in kind.Fields)
        {
            field.Set(row, field.Type switch
            {
                FieldType.Whole => -7,
                FieldType.Reference => 123456789012L,
                FieldType.Number => 8.50m,
                FieldType.YesNo => variant % 2 == 0,
                FieldType.Date => new DateOnly(1985, 3, 14),
                FieldType.PartialDate => new PartialDate(new DateOnly(1985, 3, 1), DatePrecision.Month),
                FieldType.Bytes => new byte[] { 0, 255, 39, 10 },
                _ => field.Max is > 0 and < 6 ? "检'" : "检察'\"\\\n\t",
            });
        }

        return row;
    }
}
