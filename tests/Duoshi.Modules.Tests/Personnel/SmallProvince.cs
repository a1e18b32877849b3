using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>A province with one city and two counties, and the people who act in it.</summary>
internal sealed class SmallProvince : IAsyncDisposable
{
    private SmallProvince(TestDatabase data) => Data = data;

    public TestDatabase Data { get; }

    public long Top { get; private set; }

    public long City { get; private set; }

    public long North { get; private set; }

    public long South { get; private set; }

    public static DateOnly Today { get; } = new(2026, 7, 1);

    public static async Task<SmallProvince> CreateAsync(Provider provider, Action<IServiceCollection>? more = null)
    {
        var here = new SmallProvince(await TestDatabase.CreateAsync(provider, more: more));
        here.Top = await here.Data.OfficeAsync("示范省人民检察院", level: "1");
        here.City = await here.Data.OfficeAsync("示范市人民检察院", here.Top);
        here.North = await here.Data.OfficeAsync("北县人民检察院", here.City, "3");
        here.South = await here.Data.OfficeAsync("南县人民检察院", here.City, "3");
        return here;
    }

    /// <summary>An account with one role over the subtree of an office.</summary>
    public async Task<Actor> ActorAsync(Role role, long office, string name = "某某", long? person = null, string? authority = null)
    {
        var paths = await Data.Services.GetRequiredService<IOfficePaths>().TodayAsync([office], CancellationToken.None);
        return new Actor(1000 + office, name, person, [new ActorGrant(role, paths[office], null, authority)]);
    }

    /// <summary>Runs a slice as somebody.</summary>
    public async Task<T> AsAsync<TSlice, T>(Actor actor, Func<TSlice, Task<T>> run)
        where TSlice : notnull
    {
        await using var scope = Data.ScopeOf(actor);
        return await run(scope.ServiceProvider.GetRequiredService<TSlice>());
    }

    public Task<Outcome<PeoplePage>> ListAsync(Actor actor, PeopleQuery query) => AsAsync<ListPeople, Outcome<PeoplePage>>(actor, s => s.RunAsync(query, CancellationToken.None));

    public Task<Outcome<int>> CountAsync(Actor actor, PeopleQuery query) => AsAsync<ListPeople, Outcome<int>>(actor, s => s.CountAsync(query, CancellationToken.None));

    public Task<Outcome<PersonRecord>> ReadAsync(Actor actor, long person, string? asOf = null, string? knownAt = null, bool allDays = false) =>
        AsAsync<ReadPerson, Outcome<PersonRecord>>(actor, s => s.RunAsync(person, asOf, knownAt, allDays, null, null, CancellationToken.None));

    /// <summary>Acts on a person's fact with the version as it is now.</summary>
    public async Task<Outcome<ActResult>> ActAsync(Actor actor, long person, string kind, ActRequest request, bool preview = false)
    {
        await using var db = await Data.OpenAsync();
        var version = await Modules.Platform.Ledger.Versions.CurrentAsync(db, SubjectKind.Person, person, kind, CancellationToken.None);
        return await AsAsync<ActOnFact, Outcome<ActResult>>(actor, s => s.RunAsync(SubjectKind.Person, person, kind, request, version, preview, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => Data.DisposeAsync();
}
