using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>A database of its own for one test, with the services of all modules over it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>2010-01-01: from when things hold that a test gives no day.</summary>
    public static readonly DateOnly LongAgo = new(2010, 1, 1);

    private readonly string where;
    private readonly ServiceProvider root;
    private readonly AsyncServiceScope scope;

    private TestDatabase(Provider provider, string where, ServiceProvider root, Actor actor)
    {
        Provider = provider;
        this.where = where;
        this.root = root;
        scope = root.CreateAsyncScope();
        Actor = actor;
    }

    /// <summary>Both databases, for <c>[Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]</c>.</summary>
    public static TheoryData<Provider> Both => [Provider.Sqlite, Provider.Postgres];

    /// <summary>An operator who may all that the product allows anybody.</summary>
    public static Actor Operator { get; } = Actor.LocalOperator("test");

    public Provider Provider { get; }

    /// <summary>Who acts in this database, by <see cref="IActor"/> and in the shortcuts below.</summary>
    public Actor Actor { get; }

    /// <summary>Services of one scope. For another actor use <see cref="ScopeOf"/>.</summary>
    public IServiceProvider Services => scope.ServiceProvider;

    public IDbContextFactory<DuoshiDb> Databases => Services.GetRequiredService<IDbContextFactory<DuoshiDb>>();

    public MutableClock Clock => (MutableClock)Services.GetRequiredService<TimeProvider>();

    public RecordWriter Writer => Services.GetRequiredService<RecordWriter>();

    public static FactKinds Kinds => TestRun.Model.Kinds;

    /// <summary>A connection string (PostgreSQL) or the path of the file (SQLite).</summary>
    public string Where => where;

    /// <summary>A fresh database with the schema of all modules.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="actor">Who acts; by default <see cref="Operator"/>.</param>
    /// <param name="more">Further services, or fakes of other modules' contracts.</param>
    public static async Task<TestDatabase> CreateAsync(Provider provider, Actor? actor = null, Action<IServiceCollection>? more = null) =>
        Over(provider, provider == Provider.Sqlite ? await TestRun.NewSqliteAsync() : await TestRun.NewPostgresAsync(), actor, more);

    /// <summary>A database without any schema: for tests of migrations.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(Provider provider) =>
        Over(provider, provider == Provider.Sqlite ? TestRun.NoSqliteYet() : await TestRun.EmptyPostgresAsync(), null, null);

    /// <summary>Services as another actor has them. Dispose of it.</summary>
    public AsyncServiceScope ScopeOf(Actor actor)
    {
        var other = root.CreateAsyncScope();
        other.ServiceProvider.GetRequiredService<ActorOfScope>().Actor = actor;
        return other;
    }

    public Task<DuoshiDb> OpenAsync() => Databases.CreateDbContextAsync();

    /// <summary>Writes acts as one change; refused is a failed test.</summary>
    public async Task<ChangeReceipt> WriteAsync(params FactWrite[] writes) => (await TryWriteAsync(writes)).Value;

    /// <summary>Writes acts as one change.</summary>
    public Task<Outcome<ChangeReceipt>> TryWriteAsync(params FactWrite[] writes) =>
        Writer.WriteAsync(Actor, new WriteRequest(new ChangeHeader("test", Basis.Registration), writes), CancellationToken.None);

    /// <summary>An office that exists from a day under a parent.</summary>
    /// <returns>Its key.</returns>
    public async Task<long> OfficeAsync(string name = "示范市人民检察院", long? parent = null, string level = "2", DateOnly? from = null)
    {
        var since = from ?? LongAgo;
        long id = 0;
        var request = new WriteRequest(new ChangeHeader("found-office", Basis.Setup), [])
        {
            Prepare = written =>
            {
                id = written.NextId();
                written.Db.Add(new Office { Id = id, RecordedBy = written.Change.Id });
                return Prepared(
                    Insert<OfficeName>(id, since, 1, (nameof(OfficeName.Name), name)),
                    Insert<OfficePlace>(id, since, 1, (nameof(OfficePlace.ParentId), parent), (nameof(OfficePlace.Level), level)),
                    Insert<OfficeExistence>(id, since, 1, (nameof(OfficeExistence.Origin), "1")));
            },
        };
        _ = (await Writer.WriteAsync(Actor, request, CancellationToken.None)).Value;
        return id;
    }

    /// <summary>A person in service from a day, in an office with a main post when one is given.</summary>
    /// <returns>The key.</returns>
    public async Task<long> PersonAsync(string name = "张三", long? office = null, string post = "检察官助理", DateOnly? from = null, string? identityNumber = null, PartialDate? birth = null)
    {
        var since = from ?? LongAgo;
        long id = 0;
        var request = new WriteRequest(new ChangeHeader("register-person", Basis.Registration), [])
        {
            Prepare = written =>
            {
                id = written.NextId();
                written.Db.Add(new Person { Id = id, RecordedBy = written.Change.Id });
                List<FactWrite> writes =
                [
                    Insert<Identity>(id, DateOnly.MinValue, 1, (nameof(Identity.Name), name), (nameof(Identity.Sex), "1"), (nameof(Identity.Birth), birth ?? new PartialDate(new DateOnly(1985, 3, 1), DatePrecision.Month)), (nameof(Identity.IdentityNumber), identityNumber)),
                    Insert<Service>(id, since, 1, (nameof(Service.Status), "1"), (nameof(Service.OfficeId), office)),
                    Insert<StaffCategory>(id, since, 1, (nameof(StaffCategory.Category), "21")),
                ];
                if (office is not null)
                {
                    writes.Add(Insert<Appointment>(id, since, Appointment.MainSlot, (nameof(Appointment.Manner), "1"), (nameof(Appointment.OfficeId), office), (nameof(Appointment.PostName), post)));
                }

                return Prepared([.. writes]);
            },
        };
        _ = (await Writer.WriteAsync(Actor, request, CancellationToken.None)).Value;
        return id;
    }

    /// <summary>An insert of fields by property name. <see cref="DateOnly.MinValue"/> as <paramref name="from"/>: unknown since when.</summary>
    /// <param name="subject">Whose.</param>
    /// <param name="from">First day.</param>
    /// <param name="slot">The slot of a state, null for what may overlap.</param>
    /// <param name="values">Property and value.</param>
    public static FactWrite Insert<T>(long subject, DateOnly from, short? slot, params (string Property, object? Value)[] values)
        where T : Fact => Insert<T>(subject, from, null, slot, 0, Reach.AllLater, values);

    /// <summary>An insert with every choice.</summary>
    public static FactWrite Insert<T>(long subject, DateOnly from, DateOnly? until, short? slot, long factId, Reach reach, params (string Property, object? Value)[] values)
        where T : Fact
    {
        var kind = TestRun.Model.Kinds.Get<T>();
        return new FactWrite(kind, subject, slot, factId, new FactAct.Insert(Dated(from), until is { } end ? Dated(end) : null, Changes(kind, values), reach));
    }

    /// <summary>Field changes by property name, for acts made by hand.</summary>
    public static ImmutableDictionary<int, object?> Changes(FactKind kind, params (string Property, object? Value)[] values) =>
        values.ToImmutableDictionary(v => kind.Fields.Select((f, i) => (f, i)).Single(f => f.f.Property.Name == v.Property).i, v => v.Value);

    /// <summary>A day as a date of day precision; the ends of time as unknown.</summary>
    public static PartialDate Dated(DateOnly day) =>
        new(day, day == DateOnly.MinValue || day == DateOnly.MaxValue ? DatePrecision.Unknown : DatePrecision.Day);

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        await root.DisposeAsync();
        await TestRun.DropAsync(Provider, where);
    }

    private static TestDatabase Over(Provider provider, string where, Actor? actor, Action<IServiceCollection>? more)
    {
        var acting = actor ?? Operator;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(MutableClock.AtStart());
        services.AddDuoshi(TestRun.Model, options =>
        {
            if (provider == Provider.Sqlite)
            {
                options.UseSqliteFile(where, TestRun.Model);
            }
            else
            {
                options.UsePostgres(where, TestRun.Model);
            }
        });
        services.AddScoped(_ => new ActorOfScope { Actor = acting });
        services.Replace(ServiceDescriptor.Scoped<IActor>(s => s.GetRequiredService<ActorOfScope>()));
        more?.Invoke(services);
        return new TestDatabase(provider, where, services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), acting);
    }

    private static Task<Outcome<IReadOnlyList<FactWrite>>> Prepared(params FactWrite[] writes) =>
        Task.FromResult<Outcome<IReadOnlyList<FactWrite>>>(writes);

    private sealed class ActorOfScope : IActor
    {
        public required Actor Actor { get; set; }

        public ValueTask<Actor> CurrentAsync(CancellationToken ct = default) => ValueTask.FromResult(Actor);
    }
}
