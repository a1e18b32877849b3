using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>
/// Questions kept under a name, the own ones and those shared with a role the actor holds. Whoever runs one asks it with the own
/// rights: sharing a question shares no answer.
/// </summary>
internal sealed class SavedQuestions(IDbContextFactory<DuoshiDb> databases, WriteGate gate, FactKinds kinds, IActor actors, TimeProvider clock)
{
    private const int MostQuestions = 100;

    /// <param name="Id">Key.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="Question">The question as JSON.</param>
    /// <param name="Owner">Who keeps it.</param>
    /// <param name="Own">Whether it is the actor's own.</param>
    /// <param name="SharedWith">The role it is shared with.</param>
    public sealed record Row(long Id, string Name, string Question, string Owner, bool Own, Role? SharedWith);

    /// <param name="Name">What it is called; saved again under the same name, it replaces the earlier one.</param>
    /// <param name="Question">The question as JSON.</param>
    /// <param name="SharedWith">The role it is shared with; null: for the account alone.</param>
    public sealed record Body(string Name, string Question, Role? SharedWith = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/questions/saved", async (SavedQuestions slice, CancellationToken ct) => (await slice.ListAsync(ct)).ToHttp())
            .WithSummary("Saved questions: the own ones and those shared with a role of yours").Produces<IReadOnlyList<Row>>().Needs(Permission.PersonRead);
        api.MapPost("/questions/saved", async (Body body, SavedQuestions slice, CancellationToken ct) =>
                (await slice.SaveAsync(body, ct)).ToHttp(row => Results.Created($"/api/v1/questions/saved/{row.Id}", row)))
            .WithSummary("Keep a question under a name, for yourself or for a role").Produces<Row>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.PersonRead);
        api.MapDelete("/questions/saved/{id:long}", async (long id, SavedQuestions slice, CancellationToken ct) => (await slice.RemoveAsync(id, ct)).ToHttp())
            .WithSummary("Remove an own saved question").Produces(StatusCodes.Status204NoContent).Needs(Permission.PersonRead);
    }

    public async Task<Outcome<IReadOnlyList<Row>>> ListAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var roles = RoleSharing.RolesOf(actor);
        var found = await db.Set<SavedQuestion>().AsNoTracking()
            .Where(q => q.AccountId == actor.AccountId || (q.SharedWith != null && roles.Contains(q.SharedWith))).OrderBy(q => q.SavedAt).ToListAsync(ct);
        return found.Where(q => RoleSharing.Reaches(q, actor)).Select(q => View(q, actor)).ToList();
    }

    /// <summary>The question of a name: the own one before any other.</summary>
    /// <returns>It; or <c>question.saved-unknown</c> (404) with the names there are, <c>question.saved-ambiguous</c>.</returns>
    public async Task<Outcome<Row>> FindAsync(string name, CancellationToken ct)
    {
        if (!(await ListAsync(ct)).Succeeded(out var all, out var why))
        {
            return why;
        }

        var named = all.Where(q => q.Name == name.Trim()).ToList();
        if (named.Find(q => q.Own) is { } own)
        {
            return own;
        }

        var owners = string.Join("、", named.Select(q => q.Owner));
        return named.Count switch
        {
            1 => named[0],
            0 => new Refusal("question.saved-unknown", $"没有名为“{name}”的问题，或者没有与您共享；用 --list 或“问人”页查看可用的。", $"There is no question '{name}', or it is not shared with you; --list or the page Ask shows those there are.", 404),
            _ => new Refusal("question.saved-ambiguous", $"有 {named.Count} 个名为“{name}”的问题（{owners}），请其中一人改名，或自己另存一份。", $"{named.Count} questions are called '{name}' ({owners}); have one renamed, or save one of your own."),
        };
    }

    /// <returns>The question kept; or <c>question.name</c>, <c>question.role</c>, <c>question.share</c>, <c>question.too-many</c>, <c>question.unreadable</c>.</returns>
    public async Task<Outcome<Row>> SaveAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead) || Askable.For(kinds, actor, Permission.PersonRead) is not { } askable)
        {
            return Refusal.Forbidden;
        }

        var name = (body.Name ?? "").Trim();
        if (name.Length is 0 or > SavedQuestion.LongestName)
        {
            return new Refusal("question.name", $"问题名称为 1 至 {SavedQuestion.LongestName} 个字。", $"Call the question by 1 to {SavedQuestion.LongestName} characters.", 422) { Details = new { field = "name" } };
        }

        if (body.SharedWith is { } role && !RoleSharing.Readers.Contains(role))
        {
            return new Refusal("question.role", "只能与可以查看人员的角色共享。", "Share it with a role that reads people.", 422) { Details = new { field = "sharedWith" } };
        }

        if (body.SharedWith is not null && !actor.May(Permission.QuestionShare))
        {
            return new Refusal("question.share", "您可以保存给自己用；与角色共享须由政治部办理。", "You can keep it for yourself; sharing with a role is for HR.", 403) { Details = new { field = "sharedWith" } };
        }

        if (!OpenQuestions.Read(body.Question, askable).Succeeded(out var question, out var unreadable))
        {
            return unreadable;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var own = await transaction.Db.Set<SavedQuestion>().Where(q => q.AccountId == actor.AccountId).ToListAsync(ct);
        var kept = own.Find(q => q.Name == name);
        if (kept is null)
        {
            if (own.Count >= MostQuestions)
            {
                return new Refusal("question.too-many", $"最多保存 {MostQuestions} 个问题，请先删除不用的。", $"At most {MostQuestions} questions are kept; remove those out of use.");
            }

            kept = new SavedQuestion { Id = transaction.NextId(), AccountId = actor.AccountId, AccountName = actor.Name, Name = name, Question = "" };
            transaction.Db.Add(kept);
        }

        (kept.Question, kept.SharedWith, kept.SavedAt, kept.AccountName) = (QuestionWriter.Write(question), body.SharedWith, clock.GetUtcNow().UtcTicks, actor.Name);
        kept.SharedBelow = RoleSharing.From(actor, Permission.QuestionShare);
        transaction.Audit(actor, "question-save", detail: kept.SharedWith is { } shared ? $"{name}; {shared.Name()}" : name);
        await transaction.CommitAsync(ct);
        return View(kept, actor);
    }

    /// <returns>Done; or <c>access.not-found</c> for one that is gone or somebody else's.</returns>
    public async Task<Outcome<Done>> RemoveAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        if (await transaction.Db.Set<SavedQuestion>().SingleOrDefaultAsync(q => q.Id == id && q.AccountId == actor.AccountId, ct) is not { } kept)
        {
            return Refusal.NotFound;
        }

        transaction.Db.Remove(kept);
        transaction.Audit(actor, "question-remove", detail: kept.Name);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private static Row View(SavedQuestion q, Actor actor) => new(q.Id, q.Name, q.Question, q.AccountName, q.AccountId == actor.AccountId, q.SharedWith);
}
