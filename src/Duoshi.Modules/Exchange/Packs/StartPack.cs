using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>Has a meeting pack made: at once for a few people, in the background for many.</summary>
internal sealed class StartPack(
    IDbContextFactory<DuoshiDb> databases, WriteGate gate, FieldCipher cipher, IRosters rosters, ExportForms forms, PackPapers papers, BuildPack build, JobQueue jobs, IActor actors, TimeProvider clock)
{
    /// <summary>Up to so many people a pack is made while one waits.</summary>
    public const int AtOnce = 10;

    /// <summary>Forms of more people make no pack for one meeting.</summary>
    public const int Most = 500;

    private const int LongestTitle = 60;

    /// <param name="Title">What the pack is called, such as the meeting.</param>
    /// <param name="Query">Whom it is about and how the roster is made: the query part of the roster builder's address.</param>
    /// <param name="Papers">Keys of the papers; none: all that are offered.</param>
    public sealed record Body(string Title, string Query, IReadOnlyList<string>? Papers);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/meeting-packs", async (Body body, StartPack slice, CancellationToken ct) =>
                (await slice.RunAsync(body, ct)).ToHttp(pack => Results.Json(pack, statusCode: pack.JobId is null ? StatusCodes.Status201Created : StatusCodes.Status202Accepted)))
            .WithSummary("Make a meeting pack: forms, roster and cover list in one zip; many people: in the background")
            .Produces<PackRow>(StatusCodes.Status201Created).Produces<PackRow>(StatusCodes.Status202Accepted)
            .ProducesProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity)
            .Needs(Permission.RecordExport);
        api.MapGet("/meeting-packs/papers", async (StartPack slice, CancellationToken ct) => (await slice.PapersAsync(ct)).ToHttp())
            .WithSummary("The papers a meeting pack can hold").Produces<IReadOnlyList<PaperChoice>>().Needs(Permission.RecordExport);
    }

    public async Task<Outcome<IReadOnlyList<PaperChoice>>> PapersAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return actor.May(Permission.RecordExport) ? papers.For(actor).ToList() : Refusal.Forbidden;
    }

    /// <returns>The pack, made or being made; or <c>meeting-pack.title</c>, <c>meeting-pack.paper</c>, <c>meeting-pack.empty</c>, <c>meeting-pack.too-many</c>, or what the roster refuses.</returns>
    public async Task<Outcome<PackRow>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        var title = body.Title?.Trim() ?? "";
        if (title.Length is 0 or > LongestTitle)
        {
            return new Refusal("meeting-pack.title", $"请填写材料包名称，1 至 {LongestTitle} 个字，如会议名称。", $"Name the pack by 1 to {LongestTitle} characters, such as the meeting.", 422) { Details = new { field = "title" } };
        }

        if (!papers.Named(actor, body.Papers).Succeeded(out var chosen, out var why)
            || !(await rosters.PeopleAsync(body.Query ?? "", ct)).Succeeded(out var roster, out why)
            || (why = Unfit(roster)) is not null)
        {
            return why;
        }

        var ids = roster.People.Select(p => p.PersonId).ToList();
        if (!(await forms.CountAsync(new FormSelection(ids), ct)).Succeeded(out _, out why))
        {
            return why;
        }

        var order = new PackOrder(title, rosters.Kept(body.Query ?? ""), chosen);
        byte[]? content = null;
        if (ids.Count <= AtOnce && !(await build.RunAsync(order, null, ct)).Succeeded(out content, out why))
        {
            return why;
        }

        return await KeepAsync(actor, order, ids, content, ct);
    }

    private static Refusal? Unfit(RosterPeople roster) => roster.People.Count switch
    {
        0 => new Refusal("meeting-pack.empty", "没有选中人员，请先选人或放宽筛选。", "Nobody is chosen; choose people or widen the filters.", 422),
        > Most => new Refusal("meeting-pack.too-many", $"选中 {roster.People.Count} 人，一个材料包最多 {Most} 人。", $"{roster.People.Count} people are chosen; a pack holds {Most} at most.", 422),
        _ => null,
    };

    private async Task<PackRow> KeepAsync(Actor actor, PackOrder order, List<long> people, byte[]? content, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var old = now - MeetingPack.KeptFor.Ticks;
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        await transaction.Db.Set<MeetingPack>().Where(p => p.CreatedAt < old).ExecuteDeleteAsync(ct);
        var pack = new MeetingPack
        {
            Id = transaction.NextId(),
            AccountId = actor.AccountId,
            Title = order.Title,
            Query = order.Query,
            Papers = string.Join(',', order.Papers),
            People = string.Join(',', people),
            CreatedAt = now,
        };
        if (content is null)
        {
            pack.JobId = jobs.Add(transaction, actor, MakePackJob.JobKind, order.Title, new MakePackJob.Pack(pack.Id, System.Globalization.CultureInfo.CurrentUICulture.Name));
        }
        else
        {
            PackFile.Put(pack, content, cipher);
        }

        transaction.Db.Add(pack);
        transaction.Audit(actor, "meeting-pack", detail: $"{pack.Id}; {order.Title}; {people.Count}; {pack.Papers}");
        await transaction.CommitAsync(ct);
        if (pack.JobId is not null)
        {
            jobs.Ring();
        }

        return PackRow.Of(pack);
    }
}
