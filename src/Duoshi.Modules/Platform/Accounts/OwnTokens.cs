using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The account's own bearer tokens: for programs that act with its rights.</summary>
internal sealed class OwnTokens(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TokenCache held, TimeProvider clock)
{
    public const int LongestDays = 365;
    private const int MostTokens = 20;
    private const string Why = "an account manages its own tokens";

    /// <param name="Beginning">First characters of the token, to tell several apart.</param>
    public sealed record Row(long Id, string Name, string Beginning, DateTime CreatedAt, DateTime ExpiresAt, DateTime? RevokedAt, bool Holds);

    /// <param name="Name">What it is used for.</param>
    /// <param name="Days">How long it holds, 1 to 365 days.</param>
    public sealed record Request(string Name, int Days = 90);

    /// <param name="Token">The token itself; it can't be read again.</param>
    public sealed record Made(long Id, string Token, DateTime ExpiresAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/tokens", async (OwnTokens slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("The own bearer tokens").NeedsSignIn(Why).Produces<IReadOnlyList<Row>>();
        api.MapPost("/me/tokens", async (Request request, OwnTokens slice, CancellationToken ct) =>
                (await slice.CreateAsync(request, ct)).ToHttp(made => Results.Created($"/api/v1/me/tokens/{made.Id}", made)))
            .WithSummary("Make a bearer token; the answer shows it once").WithSecretReply().NeedsSignIn(Why).Produces<Made>(StatusCodes.Status201Created);
        api.MapDelete("/me/tokens/{tokenId:long}", async (long tokenId, OwnTokens slice, CancellationToken ct) => (await slice.RevokeAsync(tokenId, ct)).ToHttp())
            .WithSummary("Revoke a bearer token").NeedsSignIn(Why).Produces(StatusCodes.Status204NoContent);
    }

    public async Task<Outcome<IReadOnlyList<Row>>> ListAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.AccountId == 0)
        {
            return Refusal.NotSignedIn;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcTicks;
        var tokens = await db.Set<ApiToken>().AsNoTracking().Where(t => t.AccountId == actor.AccountId).OrderByDescending(t => t.Id).ToListAsync(ct);
        return tokens.ConvertAll(t => new Row(
            t.Id, t.Name, t.Beginning, new DateTime(t.CreatedAt, DateTimeKind.Utc), new DateTime(t.ExpiresAt, DateTimeKind.Utc),
            t.RevokedAt is { } at ? new DateTime(at, DateTimeKind.Utc) : null, t.RevokedAt is null && t.ExpiresAt > now));
    }

    /// <returns>The token; or <c>token.name</c>, <c>token.days</c>, <c>token.too-many</c>.</returns>
    public async Task<Outcome<Made>> CreateAsync(Request request, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.AccountId == 0)
        {
            return Refusal.NotSignedIn;
        }

        if (request.Name.Trim().Length is 0 or > 60)
        {
            return new Refusal("token.name", "用途为 1 至 60 个字。", "Say in 1 to 60 characters what the token is for.", 400);
        }

        if (request.Days is < 1 or > LongestDays)
        {
            return new Refusal("token.days", $"有效期为 1 至 {LongestDays} 天。", $"A token holds 1 to {LongestDays} days.", 400);
        }

        var text = TokenText.New();
        var now = clock.GetUtcNow();
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<ApiToken>().CountAsync(t => t.AccountId == actor.AccountId && t.RevokedAt == null && t.ExpiresAt > now.UtcTicks, ct) >= MostTokens)
        {
            return new Refusal("token.too-many", $"有效令牌最多 {MostTokens} 个，请先停用不用的。", $"At most {MostTokens} tokens hold at once; revoke those out of use.");
        }

        var token = new ApiToken
        {
            Id = transaction.NextId(),
            AccountId = actor.AccountId,
            Name = request.Name.Trim(),
            Digest = TokenText.Digest(text),
            Beginning = TokenText.Beginning(text),
            CreatedAt = now.UtcTicks,
            ExpiresAt = now.AddDays(request.Days).UtcTicks,
        };
        transaction.Db.Add(token);
        transaction.Audit(actor, "token-create", SubjectKind.Account, actor.AccountId, detail: $"{token.Beginning} {request.Days} days; {token.Name}");
        await transaction.CommitAsync(ct);
        return new Made(token.Id, text, new DateTime(token.ExpiresAt, DateTimeKind.Utc));
    }

    /// <returns>Done, also when it was revoked before; or <c>access.not-found</c>.</returns>
    public async Task<Outcome<Done>> RevokeAsync(long tokenId, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (actor.AccountId == 0)
        {
            return Refusal.NotSignedIn;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<ApiToken>().SingleOrDefaultAsync(t => t.Id == tokenId && t.AccountId == actor.AccountId, ct) is not { } token)
        {
            return Refusal.NotFound;
        }

        if (token.RevokedAt is null)
        {
            token.RevokedAt = clock.GetUtcNow().UtcTicks;
            transaction.Audit(actor, "token-revoke", SubjectKind.Account, actor.AccountId, detail: $"{token.Beginning} {token.Name}");
            await transaction.CommitAsync(ct);
            held.Forget();
        }

        return default(Done);
    }
}
