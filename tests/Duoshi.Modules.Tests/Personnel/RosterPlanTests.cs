using Duoshi.Core.Names;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Lists of a large installation read an index in order instead of sorting everybody.</summary>
public sealed class RosterPlanTests(RosterPlanTests.LargeRosters rosters) : IClassFixture<RosterPlanTests.LargeRosters>
{
    private const int People = 10_000;
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
        await using var db = await rosters.OpenAsync(provider);
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
    [InlineData(Provider.Sqlite, "王小")]
    [InlineData(Provider.Sqlite, "wangxiaod")]
    [InlineData(Provider.Sqlite, "BX0042")]
    [InlineData(Provider.Postgres, "王小")]
    [InlineData(Provider.Postgres, "wangxiaod")]
    [InlineData(Provider.Postgres, "BX0042")]
    public async Task A_name_or_number_is_found_by_its_keys_and_never_by_a_walk_through_all_people(Provider provider, string typed)
    {
        await using var db = await rosters.OpenAsync(provider);
        var search = await NameSearch.PrepareAsync(db, typed, default);
        foreach (var order in PeopleOrder.Offered)
        {
            var cards = search.Apply(PeopleInScope.On(db, TestDatabase.Operator, Permission.PersonRead, Today, Today), db);
            var plan = await PlanAsync(db, order.Sort(cards, false).Take(51));
            Assert.Contains("personnel_name_pair", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
            // The cards are looked up person by person, not read in the order of the list.
            Assert.True(plan.Contains("person_id_valid_from", StringComparison.Ordinal), $"{order.Key}: {plan}");
        }
    }

    [Fact]
    public async Task A_file_that_was_never_analysed_is_read_by_its_indexes_too()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await FillAsync(database, analysed: false);
        await using var db = await database.OpenAsync();
        var cards = PeopleInScope.On(db, TestDatabase.Operator, Permission.PersonRead, Today, Today);
        foreach (var order in PeopleOrder.Offered)
        {
            Assert.DoesNotContain("USE TEMP B-TREE", await PlanAsync(db, order.Sort(cards, false).Take(51)), StringComparison.Ordinal);
            var search = await NameSearch.PrepareAsync(db, "王小", default);
            Assert.DoesNotContain("SCAN", await PlanAsync(db, order.Sort(search.Apply(cards, db), false).Take(51)), StringComparison.Ordinal);
        }
    }

    /// <summary>Names as they are: few surnames, many given names.</summary>
    private static string Name(int i) => $"{"王李张刘陈杨黄赵吴周"[i % 10]}{"小明国志文建晓海春玉"[i / 10 % 10]}{(char)('一' + (i / 100 % 200))}";

    /// <summary>One filled database a provider for all plans: they are only read.</summary>
    public sealed class LargeRosters : IAsyncDisposable
    {
        private readonly Dictionary<Provider, Lazy<Task<TestDatabase>>> made = Enum.GetValues<Provider>()
            .ToDictionary(p => p, p => new Lazy<Task<TestDatabase>>(() => MakeAsync(p)));

        internal async Task<DuoshiDb> OpenAsync(Provider provider) => await (await made[provider].Value).OpenAsync();

        public async ValueTask DisposeAsync()
        {
            foreach (var database in made.Values.Where(d => d.IsValueCreated))
            {
                await (await database.Value).DisposeAsync();
            }
        }

        private static async Task<TestDatabase> MakeAsync(Provider provider)
        {
            var database = await TestDatabase.CreateAsync(provider);
            await FillAsync(database, analysed: true);
            return database;
        }
    }

    private static async Task FillAsync(TestDatabase database, bool analysed)
    {
        await using var db = await database.OpenAsync();
        await db.BulkCopyAsync(Enumerable.Range(1, 100).Select(i => new OfficeNode
        {
            Id = i,
            OfficeId = i,
            ValidFrom = DateOnly.MinValue,
            ValidTo = DateOnly.MaxValue,
            Name = $"院{i}",
            Level = "3",
            Path = $"01.{i:000}.",
            BusinessPath = $"01.{i:000}.",
        }));
        // Most stretches are over: only the partial indexes make the present cheap.
        await db.BulkCopyAsync(Enumerable.Range(1, People).SelectMany(i => Enumerable.Range(0, 3).Select(stretch => new PersonCard
        {
            Id = (i * 3) + stretch,
            PersonId = i,
            Name = Name(i),
            PinyinKey = Pinyin.SortKey(Name(i)),
            StrokeKey = $"04 {i:00000}",
            OfficeId = i % 100,
            OfficePath = $"01.{i % 100:000}.",
            RosterKey = $"01.{i % 100:000}. {i:00000}",
            BirthKey = $"19{60 + (i % 40)}-01-01",
            GradeKey = $"{(i % 12) + 1:00}",
            Status = "1",
            ValidFrom = new DateOnly(2010 + (stretch * 5), 1, 1),
            ValidTo = stretch == 2 ? DateOnly.MaxValue : new DateOnly(2015 + (stretch * 5), 1, 1),
            Recent = stretch == 2,
        })));
        await db.BulkCopyAsync(Enumerable.Range(1, People).SelectMany(i => NameKeys.Pairs(Name(i)).Append(SearchKeys.StaffNumberKey($"BX{i:0000}"))
            .Select(k => new NamePair { Pair = k, NameKey = Pinyin.SortKey(Name(i)), PersonId = i })));
        if (analysed)
        {
            if (db.IsPostgres)
            {
                // All rows, not a sample: how often a key stands would be guessed anew with each run, and with it whether its people are looked up one by one.
                await db.Database.ExecuteSqlRawAsync("alter table personnel_name_pair alter column pair set statistics 10000");
            }

            await db.Database.ExecuteSqlRawAsync("analyze");
        }
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
