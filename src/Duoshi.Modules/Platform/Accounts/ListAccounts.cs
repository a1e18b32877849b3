using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The accounts, by part of their name, page by page.</summary>
internal sealed class ListAccounts(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock, SubjectNames names)
{
    private const int Most = 200;

    /// <param name="Accounts">In order of their creation.</param>
    /// <param name="Total">How many fit in all.</param>
    /// <param name="Next">Pass as <c>after</c> for the next page; null: this was the last.</param>
    public sealed record Page(IReadOnlyList<AccountRow> Accounts, int Total, long? Next);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/admin/accounts", async (ListAccounts slice, CancellationToken ct, string? search = null, Role? role = null, bool? disabled = null, long after = 0, int take = 50) =>
            (await slice.RunAsync(search, role, disabled, after, take, ct)).ToHttp())
        .WithSummary("Accounts by part of account or display name")
        .Needs(Permission.AccountManage)
        .Produces<Page>();

    /// <param name="search">Part of the account name or display name; null: all.</param>
    /// <param name="role">Only those who hold the role today.</param>
    /// <param name="disabled">Only disabled, only enabled, or both.</param>
    /// <param name="after">Key of the last account of the page before; 0: from the start.</param>
    /// <param name="take">Page size, 1 to 200.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Page>> RunAsync(string? search, Role? role, bool? disabled, long after, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.AccountManage))
        {
            return Refusal.Forbidden;
        }

        take = Math.Clamp(take, 1, Most);
        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var accounts = db.Set<Account>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = search.Trim();
            var name = UserNames.Normalize(text);
            accounts = accounts.Where(a => a.NormalizedUserName.Contains(name) || a.DisplayName.Contains(text));
        }

        if (role is { } held)
        {
            accounts = accounts.Where(a => db.Set<Grant>().Any(g => g.AccountId == a.Id && g.Role == held && g.ValidFrom <= today && today < g.ValidTo));
        }

        if (disabled is { } state)
        {
            accounts = accounts.Where(a => a.Disabled == state);
        }

        var total = await accounts.CountAsync(ct);
        var page = await accounts.Where(a => a.Id > after).OrderBy(a => a.Id).Take(take + 1).ToListAsync(ct);
        var shown = page.Take(take).ToList();
        var ids = shown.Select(a => a.Id).ToList();
        var roles = (await db.Set<Grant>().AsNoTracking().Where(g => ids.Contains(g.AccountId) && g.ValidFrom <= today && today < g.ValidTo)
            .Select(g => new { g.AccountId, g.Role }).Distinct().ToListAsync(ct)).ToLookup(g => g.AccountId, g => g.Role);
        var people = await names.NamesAsync(SubjectKind.Person, [.. shown.Where(a => a.PersonId is not null).Select(a => a.PersonId!.Value)], ct);
        return new Page(
            [.. shown.Select(a => AccountRow.Of(a, [.. roles[a.Id].Order()], a.PersonId is { } p ? people.GetValueOrDefault(p) : null))],
            total, page.Count > take ? shown[^1].Id : null);
    }
}
