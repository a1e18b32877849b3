using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Due;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Yearly;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.OfficePages;

/// <summary>A figure of the page and the filter of the roster that lists the people behind it; null where the names stand on the page.</summary>
internal sealed record SheetFigure(string Label, int Number, string? Filter);

/// <summary>One number to another, each with the people behind it.</summary>
internal sealed record SheetRatio(string Label, SheetFigure Of, SheetFigure Per)
{
    /// <summary>To two places; null where there is nothing to divide by.</summary>
    public decimal? Value => Per.Number == 0 ? null : Math.Round((decimal)Of.Number / Per.Number, 2);
}

/// <summary>Posts of one kind of establishment.</summary>
internal sealed record SheetEstablishment(string Code, string Kind, int? Authorised, int Held)
{
    public int? Vacant => Authorised - Held;
}

/// <summary>A leading post with who holds it.</summary>
internal sealed record SheetPost(string Post, int? Authorised, IReadOnlyList<SheetName> Holders)
{
    public int? Missing => Authorised - Holders.Count;
}

/// <summary>Somebody named on the page.</summary>
internal sealed record SheetName(long PersonId, string Name, string? Text);

/// <summary>一院一页. No case data, no ranks, no other office beside it.</summary>
internal sealed record OfficeSheet(
    long OfficeId, string Office, DateOnly Day, int People, IReadOnlyList<SheetEstablishment> Establishment, IReadOnlyList<SheetPost> Team, IReadOnlyList<SheetFigure> Categories, IReadOnlyList<SheetFigure> Ages,
    IReadOnlyList<SheetFigure> Education, IReadOnlyList<SheetFigure> Others, SheetRatio Clerks, IReadOnlyList<SheetName> RetireInYear, IReadOnlyList<SheetName> RetireLater, IReadOnlyList<SheetName> Outside, IReadOnlyList<SheetName> Rewards);

/// <summary>One page about one office for a leader's visit, as of a day: establishment, team, structure, who retires, who is out.</summary>
internal sealed class ReadOfficeSheet(IDbContextFactory<DuoshiDb> databases, FactKinds kinds, IActor actors, TimeProvider clock)
{
    private const string InService = "1";
    private const string Clerk = "22";
    private const string ContractClerk = "D2";
    private const int YearsOfRewards = 3;

    private static readonly string[] LeadingPosts = ["P01", "P02", "P03"];
    private static readonly string[] Filling = ["1", "2"];
    private static readonly string[] Away = [.. AppointmentManners.Postings];

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/{id:long}/page", async (long id, DateOnly? asOf, ReadOfficeSheet slice, CancellationToken ct) => (await slice.RunAsync(id, asOf, ct)).ToHttp())
        .WithSummary("One page about one office").Produces<OfficeSheet>().ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.ReportRead);

    /// <param name="id">The office; those below it have pages of their own.</param>
    /// <param name="asOf">The day; null: today.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<OfficeSheet>> RunAsync(long id, DateOnly? asOf, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var (today, day) = (clock.Today(), asOf ?? clock.Today());
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var moment = await db.BeginReadAsync(ct);
        var now = (await CheckScope.OfficesAsync(db, today, ct)).GetValueOrDefault(id);
        var office = await db.Set<OfficeNode>().AsNoTracking().FirstOrDefaultAsync(n => n.OfficeId == id && n.ValidFrom <= day && day < n.ValidTo, ct);
        if (now is null || office is null || !actor.May(Permission.ReportRead, now.Path))
        {
            return Refusal.NotFound;
        }

        var readable = CheckScope.Readable(db, actor, Permission.ReportRead, FieldClass.Internal, today);
        var people = await PeopleInScope.On(db, actor, Permission.ReportRead, day, today).Where(c => c.OfficeId == id && c.Status == InService && readable.Any(r => r.PersonId == c.PersonId)).OrderBy(c => c.RosterKey).ToListAsync(ct);
        var ids = people.ConvertAll(c => c.PersonId);
        var since = new DateOnly(day.Year - YearsOfRewards + 1, 1, 1);
        var (rewards, away, seniors) = (new List<Reward>(), new List<Appointment>(), new HashSet<long>());
        foreach (var some in ids.Chunk(500))
        {
            rewards.AddRange(await db.Set<Reward>().AsNoTracking().As(Known.Now).Where(r => some.Contains(r.SubjectId) && r.ValidFrom >= since && r.ValidFrom <= day && r.RevokedOn == null).ToListAsync(ct));
            away.AddRange(await db.Set<Appointment>().AsNoTracking().At(day, Known.Now).Where(a => some.Contains(a.SubjectId) && Away.Contains(a.Manner)).ToListAsync(ct));
            seniors.UnionWith((await db.Set<ProfessionalTitle>().As(Known.Now).Where(t => some.Contains(t.SubjectId) && t.Code != null).Select(t => new { t.SubjectId, t.Code }).ToListAsync(ct)).Where(t => RetirementStanding.IsSeniorTitle(t.Code)).Select(t => t.SubjectId));
        }

        var retiring = people.SelectMany(c => Retires(c, seniors.Contains(c.PersonId), day).Select(d => (Name: new SheetName(c.PersonId, c.Name, $"{d.Day:yyyy-MM}"), d.Day))).OrderBy(r => r.Day).ToList();
        var names = people.ToDictionary(c => c.PersonId, c => c.Name);
        return new OfficeSheet(
            id, office.Name, day, people.Count, await EstablishmentAsync(db, id, day, ct), await TeamAsync(db, id, day, ct), Categories(people), Ages(people, day), Schooling(people), Others(people), Clerks(people),
            [.. retiring.Where(r => r.Day < day.AddYears(1)).Select(r => r.Name)], [.. retiring.Where(r => r.Day >= day.AddYears(1)).Select(r => r.Name)],
            [.. away.Select(a => new SheetName(a.SubjectId, names[a.SubjectId], $"{FieldCodes.Name(CodeTableNames.AppointmentMannerDuoshi, a.Manner)} {a.OfficeName}{a.PostName}"))],
            [.. rewards.OrderBy(r => r.ValidFrom).ThenBy(r => r.Id).Select(r => new SheetName(r.SubjectId, names[r.SubjectId], string.Join(' ', new[] { $"{r.ValidFrom:yyyy-MM}", r.Name, r.Body, r.DocumentNumber }.Where(t => !string.IsNullOrEmpty(t)))))]);
    }

    private static IEnumerable<DueItem> Retires(PersonCard card, bool senior, DateOnly day) => DueList.Of(
        new DuePerson { Woman = card.Sex == "2", Birth = card.Birth, Worker = RetirementStanding.Worker(card.Category), DivisionLevelOrSeniorTitle = senior || RetirementStanding.IsDivisionLevel(card.DutyLevel, card.CivilServiceRank) },
        day, day.AddYears(3), DueParameters.Current).Where(d => d.Kind == DueKind.Retirement);

    private async Task<List<SheetEstablishment>> EstablishmentAsync(DuoshiDb db, long office, DateOnly day, CancellationToken ct)
    {
        var kind = kinds.Find("office-establishment")!;
        var numbers = (await kind.Rows(db).At(day, Known.Now).Where(f => f.SubjectId == office).ToListAsync(ct))
            .ToDictionary(f => (string)kind.Field("establishmentKind").Get(f)!, f => (int?)kind.Field("authorised").Get(f), StringComparer.Ordinal);
        var held = await db.Set<PersonCard>().Where(c => c.EstablishmentOfficeId == office && c.EstablishmentKind != null && c.Status == InService && c.ValidFrom <= day && day < c.ValidTo)
            .GroupBy(c => c.EstablishmentKind!).Select(g => new { g.Key, People = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.People, ct);
        return [.. numbers.Keys.Union(held.Keys).Order(StringComparer.Ordinal).Select(k => new SheetEstablishment(k, FieldCodes.Name(CodeTableNames.EstablishmentDuoshi, k), numbers.GetValueOrDefault(k), held.GetValueOrDefault(k)))];
    }

    private async Task<List<SheetPost>> TeamAsync(DuoshiDb db, long office, DateOnly day, CancellationToken ct)
    {
        var kind = kinds.Find("office-leadership")!;
        var numbers = (await kind.Rows(db).At(day, Known.Now).Where(f => f.SubjectId == office).ToListAsync(ct))
            .ToDictionary(f => (string)kind.Field("post").Get(f)!, f => (int?)kind.Field("authorised").Get(f), StringComparer.Ordinal);
        // Every post with a number has its holders, not the first three alone: else it would stand there as vacant.
        var posts = LeadingPosts.Union(numbers.Keys).Order(StringComparer.Ordinal).ToArray();
        var holders = await (
            from a in db.Set<Appointment>().AsNoTracking().At(day, Known.Now)
            join c in db.Set<PersonCard>().AsNoTracking() on a.SubjectId equals c.PersonId
            where a.OfficeId == office && Filling.Contains(a.Manner) && posts.Contains(a.PostCode) && c.ValidFrom <= day && day < c.ValidTo && c.Status == InService
            orderby a.OrderInGroup, c.RosterKey
            select new { a.PostCode, a.SubjectId, c.Name, a.PostName }).ToListAsync(ct);
        return [.. posts.Where(p => numbers.ContainsKey(p) || holders.Exists(h => h.PostCode == p)).Select(p => new SheetPost(
            FieldCodes.Name(CodeTableNames.ProcuratoratePost, p), numbers.GetValueOrDefault(p), [.. holders.Where(h => h.PostCode == p).DistinctBy(h => h.SubjectId).Select(h => new SheetName(h.SubjectId, h.Name, h.PostName))]))];
    }

    private static List<SheetFigure> Categories(List<PersonCard> people) => [.. CodeTables.Get(CodeTableNames.StaffCategoryDuoshi).Entries
        .Select(e => new SheetFigure(FieldCodes.Name(CodeTableNames.StaffCategoryDuoshi, e.Code), people.Count(c => c.Category == e.Code), $"category={e.Code}")).Where(f => f.Number > 0)];

    private static List<SheetFigure> Ages(List<PersonCard> people, DateOnly day) => [.. new (int From, int To)[] { (0, 35), (36, 40), (41, 45), (46, 50), (51, 55), (56, 120) }.Select(band => new SheetFigure(
        band.From == 0 ? T("35 岁以下", "Up to 35") : band.To == 120 ? T("56 岁以上", "56 and over") : $"{band.From}–{band.To}",
        people.Count(c => YearlyTables.Age(c.BirthKey, day) is { } age && age >= band.From && age <= band.To), $"ageFrom={band.From}&ageTo={band.To}"))];

    private static List<SheetFigure> Schooling(List<PersonCard> people) => [.. people.GroupBy(c => c.Education).OrderBy(g => g.Key ?? "~", StringComparer.Ordinal)
        .Select(g => new SheetFigure(g.Key is null ? T("未登记", "Not on record") : FieldCodes.Name(CodeTableNames.EducationPersonnelZb64, g.Key), g.Count(), g.Key is null ? null : $"education={g.Key}"))];

    private static List<SheetFigure> Others(List<PersonCard> people) =>
    [
        new(T("在额检察官", "In the quota"), people.Count(c => c.QuotaStatus == "1"), "quota=1"), new(T("女", "Women"), people.Count(c => c.Sex == "2"), "sex=2"),
        new(T("中共党员（含预备）", "CPC members"), people.Count(c => c.PoliticalStatus is "01" or "02"), "political=01,02"),
    ];

    /// <summary>书记员配比: clerks on the establishment and by contract to each prosecutor in the quota.</summary>
    private static SheetRatio Clerks(List<PersonCard> people) => new(
        T("书记员配比", "Clerks per prosecutor in the quota"),
        new(T("书记员（含聘用制）", "Clerks, contract ones included"), people.Count(c => c.Category is Clerk or ContractClerk), $"category={Clerk},{ContractClerk}"),
        new(T("在额检察官", "Prosecutors in the quota"), people.Count(c => c.QuotaStatus == "1"), "quota=1"));
}
