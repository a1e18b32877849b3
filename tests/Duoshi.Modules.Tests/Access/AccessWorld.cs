using System.Security.Claims;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Duoshi.Modules.Tests.Access;

/// <summary>A database in which accounts act as they do in the product: the actor comes from accounts and grants, not from the test.</summary>
internal sealed class AccessWorld : IAsyncDisposable
{
    public const string Password = "Brush-and-ink-7";
    private readonly TestDatabase database;

    private AccessWorld(TestDatabase database) => this.database = database;

    public TestDatabase Database => database;

    public MutableClock Clock => database.Clock;

    /// <summary>Offices by key and where they stand; a test changes it as the tree changes.</summary>
    public Dictionary<long, string> Offices { get; } = new() { [1] = "1.", [2] = "1.2.", [3] = "1.2.3." };

    /// <summary>People there are.</summary>
    public HashSet<long> People { get; } = [501, 502];

    public static async Task<AccessWorld> CreateAsync(Provider provider, Action<IServiceCollection>? more = null)
    {
        AccessWorld? world = null;
        var database = await TestDatabase.CreateAsync(provider, more: services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IActor>(s => s.GetRequiredService<ActorSource>()));
            services.RemoveAll<IOfficePaths>();
            services.RemoveAll<ISubjectNames>();
            services.AddScoped<IOfficePaths>(_ => new Tree(() => world!.Offices));
            services.AddScoped<ISubjectNames>(_ => new Names(SubjectKind.Office, () => world!.Offices.Keys));
            services.AddScoped<ISubjectNames>(_ => new Names(SubjectKind.Person, () => world!.People));
            more?.Invoke(services);
        });
        return world = new AccessWorld(database);
    }

    /// <summary>Runs something as the operator at the machine.</summary>
    public Task<T> AsOperatorAsync<T>(Func<IServiceProvider, Task<T>> work) => InScopeAsync(
        s => s.GetRequiredService<ActorOverride>().Actor = Actor.LocalOperator("test"), work);

    /// <summary>Runs something in a request that carries the account's session.</summary>
    public async Task<T> AsAsync<T>(long account, Func<IServiceProvider, Task<T>> work)
    {
        var principal = await SessionAsync(account);
        return await InScopeAsync(s => s.GetRequiredService<RequestPrincipal>().Principal = principal, work);
    }

    /// <summary>Runs something in a request with a given principal.</summary>
    public Task<T> WithAsync<T>(ClaimsPrincipal principal, Func<IServiceProvider, Task<T>> work) =>
        InScopeAsync(s => s.GetRequiredService<RequestPrincipal>().Principal = principal, work);

    /// <summary>Who acts in a request with a given session.</summary>
    public Task<Actor> ActorAsync(ClaimsPrincipal session) => WithAsync(session, s => s.GetRequiredService<IActor>().CurrentAsync().AsTask());

    /// <summary>The session cookie's content of an account, as it is now.</summary>
    public Task<ClaimsPrincipal> SessionAsync(long account) => InScopeAsync(_ => { }, async s =>
    {
        await using var db = await database.OpenAsync();
        var found = await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == account);
        return await s.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(found);
    });

    /// <summary>An account with a password of its own that need not be changed.</summary>
    public async Task<long> AccountAsync(string userName, params GrantRole.Request[] grants)
    {
        var made = (await AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new(userName, userName), default))).Value;
        var changed = await AsAsync(made.AccountId, s => s.GetRequiredService<ChangePassword>().RunAsync(made.Password, Password, default));
        Assert.Null(changed.Refusal);
        foreach (var grant in grants)
        {
            Assert.Null((await GrantAsync(made.AccountId, grant)).Refusal);
        }

        return made.AccountId;
    }

    public Task<Outcome<long>> GrantAsync(long account, GrantRole.Request grant) =>
        AsOperatorAsync(s => s.GetRequiredService<GrantRole>().RunAsync(account, grant, default));

    public Task<Outcome<Account>> SignInAsync(string userName, string password, string? address = "10.0.0.1") =>
        InScopeAsync(_ => { }, s => s.GetRequiredService<SignIn>().RunAsync(userName, password, address, default));

    public async Task<List<T>> RowsAsync<T>()
        where T : class
    {
        await using var db = await database.OpenAsync();
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private async Task<T> InScopeAsync<T>(Action<IServiceProvider> set, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = database.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        set(scope.ServiceProvider);
        return await work(scope.ServiceProvider);
    }

    private sealed class Tree(Func<Dictionary<long, string>> offices) : IOfficePaths
    {
        public Task<IReadOnlyDictionary<long, string>> TodayAsync(IReadOnlyCollection<long> asked, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<long, string>>(offices().Where(o => asked.Contains(o.Key)).ToDictionary());
    }

    private sealed class Names(SubjectKind subject, Func<IEnumerable<long>> there) : ISubjectNames
    {
        public SubjectKind Subject => subject;

        public Task<IReadOnlyDictionary<long, NamedSubject>> NamesAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<long, NamedSubject>>(there().Intersect(ids).ToDictionary(i => i, i => new NamedSubject(i, $"{subject} {i}", null)));

        public Task<IReadOnlyList<NamedSubject>> FindAsync(string text, int take, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<NamedSubject>>([]);
    }
}
