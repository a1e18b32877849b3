using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>A person's record as an actor reads it at a day and a known moment.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="AsOf">The day read.</param>
/// <param name="KnownAt">Number of the last change known then; null: present knowledge.</param>
/// <param name="Head">What the roster says on that day; null where nothing is known of it. Public columns only for who reads no more.</param>
/// <param name="Readable">The widest class of fields in it.</param>
/// <param name="IsSelf">The own record.</param>
/// <param name="May">The acts the actor may do here.</param>
/// <param name="Kinds">Every readable kind, with or without rows.</param>
internal sealed record PersonRecord(
    long PersonId, DateOnly AsOf, long? KnownAt, PersonRow? Head, FieldClass Readable, bool IsSelf, RecordRights May, IReadOnlyList<KindView> Kinds)
{
    public KindView? Kind(string key) => Kinds.FirstOrDefault(k => k.Key == key);
}

/// <summary>What an actor may do with a record.</summary>
internal sealed record RecordRights(bool Insert, bool Correct, bool End, bool Withdraw, bool History, bool EarlierKnowledge, bool RevealIdentityNumber, bool Export)
{
    public static RecordRights Of(Actor actor, string path, bool isSelf) => new(
        !isSelf && actor.May(Permission.FactInsert, path), !isSelf && actor.May(Permission.FactCorrect, path),
        !isSelf && actor.May(Permission.FactEnd, path), !isSelf && actor.May(Permission.FactWithdraw, path),
        actor.May(Permission.PersonHistoryRead, path), actor.May(Permission.EarlierKnowledgeRead, path),
        actor.May(Permission.IdentityNumberReveal, path), actor.May(Permission.RecordExport, path));
}

/// <summary>Opens a person's record: every kind and field the actor may read, and no trace of the others. The opening is written to the audit chain.</summary>
internal sealed class ReadPerson(
    IDbContextFactory<DuoshiDb> databases, PersonSubjects people, FactReader reader, PersonCards cards, OpenFileLog openings, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/persons/{id:long}", async (long id, string? asOf, string? knownAt, bool? allDays, string? purpose, ReadPerson slice, CancellationToken ct) =>
                (await slice.RunAsync(id, asOf, knownAt, allDays == true, null, purpose, ct)).ToHttp())
            .WithSummary("A person's record at a day and a known moment; allDays=true gives every period")
            .Produces<PersonRecord>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Needs(Permission.PersonCardRead);
        api.MapGet("/persons/{id:long}/facts/{kind}", async (long id, string kind, string? asOf, string? knownAt, bool? allDays, string? purpose, ReadPerson slice, HttpContext http, CancellationToken ct) =>
                (await slice.RunAsync(id, asOf, knownAt, allDays != false, kind, purpose, ct)).ToHttp(record =>
                {
                    if (record.Kinds is not [var only])
                    {
                        return Refusal.NotFound.ToHttp();
                    }

                    http.Response.Headers.ETag = EntityTags.Of(only.Version);
                    return Results.Ok(only);
                }))
            .WithSummary("One kind of a person's facts, with its version as ETag")
            .Produces<KindView>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .Needs(Permission.PersonCardRead);
    }

    /// <param name="id">Whose.</param>
    /// <param name="asOf">The day; blank: today.</param>
    /// <param name="knownAt">The moment of knowledge; blank: now.</param>
    /// <param name="allDays">All periods that stood at the known moment, not only those that hold on the day.</param>
    /// <param name="only">One kind; null: all.</param>
    /// <param name="purpose">Key of an <see cref="OpeningPurpose"/>; blank: daily work.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<PersonRecord>> RunAsync(long id, string? asOf, string? knownAt, bool allDays, string? only, string? purpose, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (OpeningPurpose.Find(purpose) is not { } why)
        {
            return new Refusal("record.unknown-purpose", "查阅目的无效。", "This purpose is not offered.", 422) { Details = new { field = "purpose" } };
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await people.SeeAsync(db, actor, Permission.PersonCardRead, id, ct) is not { } subject)
        {
            return Refusal.NotFound;
        }

        actor = actor.ForLine(subject.Line);
        if (!(await Moments.ReadAsync(db, actor, clock, asOf, knownAt, ct)).Succeeded(out var moment, out var unclear))
        {
            return unclear;
        }

        if (!moment.Known.IsNow && !actor.May(Permission.EarlierKnowledgeRead, subject.OfficePath))
        {
            return Refusal.Forbidden;
        }

        if (subject.Readable > FieldClass.Public)
        {
            await openings.RecordAsync(actor, id, why, ct);
        }

        var kinds = await reader.ReadAsync(db, subject, SubjectKind.Person, moment, allDays, only, ct);
        return new PersonRecord(
            id, moment.Day, moment.Known.IsNow ? null : moment.Known.Change, await HeadAsync(db, subject, moment, ct),
            subject.Readable, subject.IsSelf, RecordRights.Of(actor, subject.OfficePath, subject.IsSelf), kinds);
    }

    private async Task<PersonRow?> HeadAsync(DuoshiDb db, SubjectSight subject, Moment moment, CancellationToken ct)
    {
        var (id, day) = (subject.Id, moment.Day);
        var card = moment.Known.IsNow
            ? await db.Set<PersonCard>().AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == id && c.ValidFrom <= day && day < c.ValidTo, ct)
            : (await cards.MakeAsync(db, [id], moment.Known, ct)).SingleOrDefault(c => c.ValidFrom <= day && day < c.ValidTo);
        if (card is null)
        {
            return null;
        }

        var row = PersonRow.Of(card, day);
        return subject.Readable >= FieldClass.Internal ? row : PublicCard(row);
    }

    /// <summary>What a colleague reads: name, office, duty.</summary>
    private static PersonRow PublicCard(PersonRow row) => new()
    {
        PersonId = row.PersonId,
        Name = row.Name,
        Sex = row.Sex,
        OfficeId = row.OfficeId,
        Office = row.Office,
        Department = row.Department,
        Duties = row.Duties,
        MainPost = row.MainPost,
        Category = row.Category,
        Status = row.Status,
    };
}
