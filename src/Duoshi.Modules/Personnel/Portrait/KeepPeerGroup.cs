using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>The peer group of an account: read, chosen anew. It changes what stands beside a person, never the person's own figures.</summary>
internal sealed class KeepPeerGroup(IDbContextFactory<DuoshiDb> databases, WriteGate gate, SavedQuestions questions, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/me/peer-group", async (KeepPeerGroup slice, CancellationToken ct) => (await slice.ReadAsync(ct)).ToHttp())
            .WithSummary("What makes somebody a peer in your portraits: traits in common, and a saved question").Produces<PeerChoice>().Needs(Permission.PersonRead);
        api.MapPut("/me/peer-group", async (PeerChoice body, KeepPeerGroup slice, CancellationToken ct) => (await slice.RunAsync(body, ct)).ToHttp())
            .WithSummary("Choose the peer group of your portraits: category, level, line, grade, dutyLevel, age, city, office; and a saved question by name")
            .Produces<PeerChoice>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.PersonRead);
    }

    public async Task<Outcome<PeerChoice>> ReadAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await PeerGroups.KeptAsync(db, actor.AccountId, ct);
    }

    /// <returns>The group kept; or <c>peers.trait</c>, <c>question.saved-unknown</c>, <c>question.saved-ambiguous</c>.</returns>
    public async Task<Outcome<PeerChoice>> RunAsync(PeerChoice choice, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        var asked = choice.Traits ?? [];
        if (asked.FirstOrDefault(a => PeerTrait.All.All(t => t.Key != a)) is { } unknown)
        {
            var known = string.Join('、', PeerTrait.All.Select(t => t.Key));
            return new Refusal("peers.trait", $"对照条件“{unknown}”不认识；可用：{known}。", $"“{unknown}” is no trait of a peer group; there are: {known}.", 422) { Details = new { field = "traits" } };
        }

        var name = string.IsNullOrWhiteSpace(choice.Question) ? null : choice.Question.Trim();
        if (name is not null && !(await questions.FindAsync(name, ct)).Succeeded(out _, out var missing))
        {
            return missing;
        }

        var kept = new PeerChoice([.. PeerTrait.All.Select(t => t.Key).Where(asked.Contains)], name);
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var row = await transaction.Db.Set<PeerGroup>().SingleOrDefaultAsync(g => g.AccountId == actor.AccountId, ct);
        if (row is null)
        {
            transaction.Db.Add(row = new PeerGroup { AccountId = actor.AccountId, Traits = "" });
        }

        (row.Traits, row.Question, row.KeptAt) = (string.Join(',', kept.Traits), name, clock.GetUtcNow().UtcTicks);
        transaction.Audit(actor, "peer-group-keep", detail: name is null ? row.Traits : $"{row.Traits}; {name}");
        await transaction.CommitAsync(ct);
        return kept;
    }
}
