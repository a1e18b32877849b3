using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>
/// Who holds which post of an office. Appointments belong to personnel: they are read through their registered kind, and
/// by name only where the actor reads its class.
/// </summary>
internal sealed class PostHolders(FactKinds kinds)
{
    /// <summary>Main post and concurrent duty fill a post; an attachment, a loan or a dispatch does not.</summary>
    private static readonly string[] Filling = ["1", "2"];

    public async Task<HeldPosts> OfAsync(DuoshiDb db, OfficesSeen seen, OfficeNode office, CancellationToken ct)
    {
        var kind = kinds.Find("appointment")!;
        var (id, moment) = (office.OfficeId, seen.Moment);
        var (manner, post, position, duty) = (kind.Field("manner"), kind.Field("postCode"), kind.Field("positionId"), kind.Field("postName"));
        var rows = (await kind.Rows(db).At(moment).Where(a => EF.Property<long?>(a, "OfficeId") == id).ToListAsync(ct))
            .Where(a => Filling.Contains((string?)manner.Get(a), StringComparer.Ordinal)).ToList();
        var named = seen.Who.ReadableClass(office.Path, null, isSelf: false) >= kind.Class;
        var day = moment.Day;
        var departments = await db.Set<PersonCard>().Where(c => c.OfficeId == id && c.ValidFrom <= day && day < c.ValidTo && c.DepartmentId != null && c.Status == "1")
            .GroupBy(c => c.DepartmentId!.Value).Select(g => new { g.Key, People = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.People, ct);
        var people = rows.Select(r => r.SubjectId).Distinct().ToList();
        var names = named
            ? await db.Set<PersonCard>().Where(c => people.Contains(c.PersonId) && c.ValidFrom <= day && day < c.ValidTo).ToDictionaryAsync(c => c.PersonId, c => c.Name, ct)
            : [];
        return new HeldPosts(
            [.. rows.Select(r => new HeldPost(r.SubjectId, (string?)post.Get(r), (long?)position.Get(r), (string?)duty.Get(r)))], names, named, departments);
    }
}

/// <summary>An appointment that fills a post.</summary>
internal sealed record HeldPost(long PersonId, string? Post, long? Position, string? Duty);

/// <summary>The posts of an office that people hold on a day.</summary>
internal sealed class HeldPosts(ImmutableArray<HeldPost> held, IReadOnlyDictionary<long, string> names, bool named, IReadOnlyDictionary<long, int> departments)
{
    /// <summary>Leading posts that somebody holds, authorised or not: P01 to P03, whose numbers are set by office.</summary>
    public IEnumerable<string> LeadingPosts => held.Select(h => h.Post).OfType<string>().Where(p => p is "P01" or "P02" or "P03").Distinct(StringComparer.Ordinal);

    public int CountByPost(string post) => Of(h => h.Post == post).Count;

    public ImmutableArray<Holder> ByPost(string post) => Named(Of(h => h.Post == post));

    public int CountByPosition(long position) => Of(h => h.Position == position).Count;

    public ImmutableArray<Holder> ByPosition(long position) => Named(Of(h => h.Position == position));

    public int InDepartment(long department) => departments.GetValueOrDefault(department);

    /// <summary>A person counts once, whatever the number of appointments.</summary>
    private List<HeldPost> Of(Func<HeldPost, bool> which) => [.. held.Where(which).DistinctBy(h => h.PersonId)];

    private ImmutableArray<Holder> Named(List<HeldPost> posts) =>
        named ? [.. posts.Select(h => new Holder(h.PersonId, names.GetValueOrDefault(h.PersonId, ""), h.Duty))] : [];
}
