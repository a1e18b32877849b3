using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Platform;

/// <summary>Reads of present knowledge use the partial indexes; with a parameter in place of the literal none would.</summary>
public class CurrentReadPlanTests
{
    private static readonly DateOnly Today = new(2026, 7, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_slot_of_a_person_is_read_by_the_partial_index(Provider provider)
    {
        var plan = await PlanAsync(provider, facts => facts.At(Today, Known.Now).Where(f => f.SubjectId == 4711 && f.Slot == 1));
        Assert.Contains("ux_personnel_service_slot", plan, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_line_that_may_stand_beside_others_is_found_by_the_partial_index(Provider provider)
    {
        // States are found by person and slot: their fact ids bear no index.
        var plan = await PlanAsync(provider, facts => facts.As(Known.Now).Where(f => f.Slot == null && f.FactId == 4711));
        Assert.Contains("ux_personnel_service_fact", plan, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_is_read_at_an_earlier_moment_by_index_too(Provider provider)
    {
        var plan = await PlanAsync(provider, facts => facts.At(Today, Known.At(5)).Where(f => f.SubjectId == 4711));
        Assert.Contains("ix_personnel_service_subject", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_for_the_present_carries_the_literal()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var db = await database.OpenAsync();
        Assert.Contains("\"superseded_by\" = 9223372036854775807", db.Set<Service>().At(Today, Known.Now).ToQueryString(), StringComparison.Ordinal);
    }

    private static async Task<string> PlanAsync(Provider provider, Func<IQueryable<Service>, IQueryable<Service>> read)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = await database.OpenAsync();
        // Enough rows that a scan is not the cheaper way.
        var kind = TestDatabase.Kinds.Get<Service>();
        await kind.InsertAsync(
            db,
            [.. Enumerable.Range(1, 20_000).Select(i => new Service { Id = i, FactId = i, SubjectId = i / 2, Slot = (short)(i % 2), ValidFrom = new DateOnly(2010, 1, 1), RecordedBy = 1, SupersededBy = i % 3 == 0 ? 2 : Fact.Current, Status = "1" })],
            CancellationToken.None);
        await db.Database.ExecuteSqlRawAsync("analyze");

        var query = read(db.Set<Service>());
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = (provider == Provider.Sqlite ? "explain query plan " : "explain ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(provider == Provider.Sqlite ? 3 : 0));
        }

        return string.Join('\n', plan);
    }
}
