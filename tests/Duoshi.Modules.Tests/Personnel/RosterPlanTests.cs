using Duoshi.Core.Names;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Lists of a large installation read an index in order instead of sorting everybody.</summary>
public class RosterPlanTests
{
    private const int People = 20_000;
    private static readonly DateOnly Today = new(2026, 7, 1);

    public static TheoryData<Provider, string> Orders
    {
        get
        {
            var data = new TheoryData<Provider, string>();
            foreach (var order in PeopleOrder.Offered)
            {
                data.Add(Provider.Sqlite, order.Key);
                data.Add(Provider.Postgres, order.Key);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task The_first_and_a_later_page_of_the_country_come_out_of_an_index(Provider provider, string sort)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = await FilledAsync(database);
        var order = PeopleOrder.Find(sort)!;
        var cards = PeopleInScope.On(db, TestDatabase.Operator, Permission.PersonRead, Today, Today);
        var middle = order.PlaceOf(await order.Sort(cards, false).Skip(People / 2).FirstAsync());
        foreach (var page in new[] { order.Sort(cards, false).Take(51), order.Sort(cards.Where(order.After(middle, false)), false).Take(51) })
        {
            var plan = await PlanAsync(db, page);
            Assert.Contains("ix_personnel_card", plan, StringComparison.Ordinal);
            Assert.DoesNotContain(provider == Provider.Sqlite ? "USE TEMP B-TREE FOR ORDER BY" : "Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_name_is_found_by_its_pairs_and_never_by_a_scan(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = await FilledAsync(database);
        var search = await NameSearch.PrepareAsync(db, "王7", default);
        var found = search.Apply(PeopleInScope.On(db, TestDatabase.Operator, Permission.PersonRead, Today, Today), db).OrderBy(c => c.PinyinKey).Take(51);
        var plan = await PlanAsync(db, found);
        Assert.Contains("personnel_name_pair", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN p", plan, StringComparison.Ordinal);
    }

    private static async Task<DuoshiDb> FilledAsync(TestDatabase database)
    {
        var db = await database.OpenAsync();
        await db.BulkCopyAsync(Enumerable.Range(1, 100).Select(i => new OfficeNode
        {
            Id = i, OfficeId = i, ValidFrom = DateOnly.MinValue, ValidTo = DateOnly.MaxValue, Name = $"院{i}", Level = "3", Path = $"01.{i:000}.", BusinessPath = $"01.{i:000}.",
        }));
        // Most stretches are over: only the partial indexes make the present cheap.
        await db.BulkCopyAsync(Enumerable.Range(1, People).SelectMany(i => Enumerable.Range(0, 3).Select(stretch => new PersonCard
        {
            Id = (i * 3) + stretch, PersonId = i, Name = $"王{i}", PinyinKey = $"wang {i:00000}", StrokeKey = $"04 {i:00000}", OfficeId = i % 100, OfficePath = $"01.{i % 100:000}.",
            RosterKey = $"01.{i % 100:000}. {i:00000}", BirthKey = $"19{60 + (i % 40)}-01-01", GradeKey = $"{(i % 12) + 1:00}", Status = "1",
            ValidFrom = new DateOnly(2010 + (stretch * 5), 1, 1), ValidTo = stretch == 2 ? DateOnly.MaxValue : new DateOnly(2015 + (stretch * 5), 1, 1), Recent = stretch == 2,
        })));
        await db.BulkCopyAsync(Enumerable.Range(1, People).SelectMany(i => new[] { "王", $"王{i % 10}" }.Select(k => new NamePair { Pair = k, NameKey = Pinyin.SortKey($"王{i}"), PersonId = i })));
        await db.Database.ExecuteSqlRawAsync("analyze");
        return db;
    }

    private static async Task<string> PlanAsync<T>(DuoshiDb db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = (db.IsPostgres ? "explain " : "explain query plan ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(db.IsPostgres ? 0 : 3));
        }

        return string.Join('\n', plan);
    }
}
