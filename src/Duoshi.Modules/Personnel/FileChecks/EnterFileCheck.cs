using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.FileChecks;

/// <summary>Enters what the paper file shows on some items of a person: all or nothing, each a new row that supersedes the standing one.</summary>
internal sealed class EnterFileCheck(IDbContextFactory<DuoshiDb> databases, WriteGate gate, PersonSubjects people, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    private const int Longest = 300;

    /// <param name="Version">Key of the standing finding as read; 0: none.</param>
    public sealed record Entry(FileCheckItem Item, FileCheckState State, string? Value, string? Basis, string? Note, long Version);

    /// <param name="CheckedOn">The day the file was looked at; null: today.</param>
    public sealed record Body(IReadOnlyList<Entry>? Entries, DateOnly? CheckedOn);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/persons/{id:long}/file-check", async (long id, Body body, EnterFileCheck slice, CancellationToken ct) => (await slice.RunAsync(id, body, ct)).ToHttp())
        .WithSummary("Enter what the paper file shows").Produces<int>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.FileFactsCheck);

    /// <returns>How many items; or <c>file-check.settled</c>, <c>file-check.long</c>, <c>file-check.day</c>, <c>file-check.stale</c>, <c>access.not-found</c>.</returns>
    public async Task<Outcome<int>> RunAsync(long id, Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.FileFactsCheck))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        var entries = body.Entries ?? [];
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        var db = transaction.Db;
        // Nobody checks the own file.
        if (await people.SeeAsync(db, actor, Permission.FileFactsCheck, id, ct) is not { IsSelf: false } subject || subject.Readable < FileCheck.Class)
        {
            return Refusal.NotFound;
        }

        if (Wrong(entries, body.CheckedOn, today) is { } wrong)
        {
            return wrong;
        }

        foreach (var entry in entries)
        {
            var standing = await db.Set<FileCheck>().SingleOrDefaultAsync(c => c.PersonId == id && c.Item == entry.Item && c.SupersededBy == FileCheck.Standing, ct);
            if ((standing?.Id ?? 0) != entry.Version)
            {
                return new Refusal("file-check.stale", $"“{FileCheckWords.Of(entry.Item)}”已由 {standing?.CheckedBy} 改过，请刷新后再录入。", $"{FileCheckWords.Of(entry.Item)} was changed by {standing?.CheckedBy}; read it again first.", 412);
            }

            var finding = new FileCheck
            {
                Id = transaction.NextId(),
                PersonId = id,
                Item = entry.Item,
                State = entry.State,
                SealedValue = Seal(entry.Value),
                SealedBasis = Seal(entry.Basis),
                SealedNote = Seal(entry.Note),
                CheckedOn = body.CheckedOn ?? today,
                CheckedBy = actor.Name,
                CheckedById = actor.AccountId,
                At = clock.GetUtcNow().UtcTicks,
            };
            if (standing is not null)
            {
                standing.SupersededBy = finding.Id;
                await db.SaveChangesAsync(ct);
            }

            db.Add(finding);
            transaction.Audit(actor, "file-check", SubjectKind.Person, id, detail: $"{entry.Item} {entry.State}");
        }

        await transaction.CommitAsync(ct);
        return entries.Count;
    }

    private string? Seal(string? text) => string.IsNullOrWhiteSpace(text) ? null : cipher.Seal(text.Trim());

    private static Refusal? Wrong(IReadOnlyList<Entry> entries, DateOnly? checkedOn, DateOnly today)
    {
        if (checkedOn > today)
        {
            return new Refusal("file-check.day", "核查日期不能晚于今天。", "The day of the check can't be later than today.", 422) { Details = new { field = "checkedOn" } };
        }

        foreach (var entry in entries)
        {
            if (!Enum.IsDefined(entry.Item) || !Enum.IsDefined(entry.State) || entries.Count(e => e.Item == entry.Item) > 1)
            {
                return new Refusal("file-check.item", "事项或状态不对，或同一事项有两条。", "An item or state is unknown, or an item stands twice.", 422);
            }

            if (new[] { entry.Value, entry.Basis, entry.Note }.Any(t => t?.Length > Longest))
            {
                return new Refusal("file-check.long", $"“{FileCheckWords.Of(entry.Item)}”的内容过长，每格最多 {Longest} 字。", $"{FileCheckWords.Of(entry.Item)}: {Longest} characters a field at most.", 422);
            }

            if (entry.State == FileCheckState.Settled && (string.IsNullOrWhiteSpace(entry.Value) || string.IsNullOrWhiteSpace(entry.Basis)))
            {
                return new Refusal("file-check.settled", $"“{FileCheckWords.Of(entry.Item)}”已认定的，请写明认定结果和依据材料。", $"{FileCheckWords.Of(entry.Item)}: to settle it, give the value and the document it rests on.", 422) { Details = new { field = "basis" } };
            }

            if (entry.State == FileCheckState.Differs && string.IsNullOrWhiteSpace(entry.Note) && string.IsNullOrWhiteSpace(entry.Value))
            {
                return new Refusal("file-check.differs", $"“{FileCheckWords.Of(entry.Item)}”不一致的，请写明档案记载或说明。", $"{FileCheckWords.Of(entry.Item)}: say what the file has, or how it differs.", 422) { Details = new { field = "value" } };
            }
        }

        return null;
    }
}
