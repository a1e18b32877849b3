using System.Linq.Expressions;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Experience;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>One axis of the experience radar.</summary>
/// <param name="Zh">Chinese name with its unit.</param>
/// <param name="En">English name with its unit.</param>
/// <param name="Own">The person's figure.</param>
/// <param name="Peers">The middle of the peer group; null when it is too small.</param>
internal sealed record ExperienceAxis(string Key, string Zh, string En, decimal Own, PeerSummary? Peers)
{
    public string Label => Words.T(Zh, En);
}

/// <summary>Countable experience of a person beside a stated peer group.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="PeerZh">Definition of the peer group.</param>
/// <param name="PeerEn">The same in English.</param>
/// <param name="Peers">Its size without the person.</param>
/// <param name="Choice">What the reader chose it by.</param>
internal sealed record ExperienceView(IReadOnlyList<ExperienceAxis> Axes, string PeerZh, string PeerEn, int Peers, PeerChoice Choice);

/// <summary>
/// Years by line, in grassroots offices, cases, lectures given, people mentored, postings: counted from their rows, set beside
/// the quartiles of a peer group inside the reader's scope, chosen by the reader (<see cref="PeerTrait"/>). Never a rank, and never
/// politics, integrity or family (R-59, S-12).
/// </summary>
internal sealed class PeerExperience(IDbContextFactory<DuoshiDb> databases, PeerGroups groups, IActor actor, TimeProvider clock)
{
    private const string Grassroots = "grassroots";
    private const string OtherBusiness = "other";
    private const string Administration = "administration";
    private const string Cases = "cases";
    private const string Lectures = "lectures";
    private const string Guided = "guided";
    private const string Postings = "postings";

    /// <summary>Lines from this code on are not casework.</summary>
    private const string FirstAdministrative = "13";

    private static readonly (string Key, string Zh, string En)[] YearAxes =
    [
        ("刑事", "刑事检察（年）", "Criminal (years)"), ("民事", "民事检察（年）", "Civil (years)"), ("行政", "行政检察（年）", "Administrative (years)"),
        ("公益诉讼", "公益诉讼（年）", "Public interest (years)"), (OtherBusiness, "其他业务（年）", "Other casework (years)"),
        (Administration, "综合（年）", "Administration (years)"), (Grassroots, "基层工作（年）", "Grassroots (years)"),
    ];

    private static readonly (string Key, string Zh, string En)[] CountAxes =
    [
        (Cases, "重大典型案件（件）", "Major and typical cases"), (Lectures, "授课（次）", "Lectures given"), (Guided, "带教（人）", "Mentored"), (Postings, "外派（次）", "Postings"),
    ];

    private static IEnumerable<(string Key, string Zh, string En)> Axes => YearAxes.Concat(CountAxes);

    public async Task<Outcome<ExperienceView>> RunAsync(long personId, Moment moment, CancellationToken ct)
    {
        var who = await actor.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var today = clock.Today();
        var visible = PeopleInScope.On(db, who, Permission.PersonRead, moment.Day, today);
        var own = who.PersonId == personId
            ? await db.Set<PersonCard>().AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == personId && c.ValidFrom <= moment.Day && moment.Day < c.ValidTo, ct)
            : await visible.SingleOrDefaultAsync(c => c.PersonId == personId, ct);
        if (own is null)
        {
            return Refusal.NotFound;
        }

        var nodes = db.Set<OfficeNode>().AsNoTracking().Where(n => n.ValidFrom <= moment.Day && moment.Day < n.ValidTo);
        var day = moment.Day;
        var group = await groups.OfAsync(db, who, own, await PeerGroups.KeptAsync(db, who.AccountId, ct), day, ct);
        var peers = group.People;

        var members = await peers.Select(c => c.PersonId).ToListAsync(ct);
        var appointments = await db.Set<Appointment>().AsNoTracking().As(moment.Known)
            .Where(a => a.ValidFrom <= day && a.FromPrecision != Core.Time.DatePrecision.Unknown && (a.SubjectId == personId || peers.Any(p => p.PersonId == a.SubjectId)))
            .Select(a => new Service(a.SubjectId, a.Slot, a.Manner!, a.Line, a.OfficeId, a.ValidFrom, a.ValidTo)).ToListAsync(ct);
        var counts = await CountsAsync(db, moment, id => id == personId || peers.Any(p => p.PersonId == id), ct);
        var grassroots = (await nodes.Where(n => n.Level == "3").Select(n => n.OfficeId).ToListAsync(ct)).ToHashSet();
        var byPerson = appointments.ToLookup(a => a.PersonId);

        var figures = members.Append(personId).ToDictionary(id => id, id => Figures([.. byPerson[id]], grassroots, counts, id, day));
        var axes = Axes
            .Select(axis => new ExperienceAxis(
                axis.Key, axis.Zh, axis.En, figures[personId].GetValueOrDefault(axis.Key),
                PeerSummary.Of([.. members.Select(m => figures[m].GetValueOrDefault(axis.Key))])))
            .ToList();
        return new ExperienceView(
            axes,
            $"您可见范围内、{day:yyyy-MM-dd} {group.Zh}的其他人员，共 {members.Count} 人。虚线为中位数，阴影为四分位区间；不足 {PeerSummary.SmallestGroup} 人时不显示。年限由任职记录逐日累计，同一条线重叠的日子只计一次；起始时间不详的任职不计。",
            $"Other people within your scope on {day:yyyy-MM-dd} of {group.En}: {members.Count}. The dashed line is the median, the band the quartiles; hidden below {PeerSummary.SmallestGroup} people. Years are counted day by day from appointments, a day once a line; appointments without a start are not counted.",
            members.Count, group.Choice);
    }

    /// <summary>The person's own figures, with nobody beside them; for who may open the record, which the caller has asked.</summary>
    public async Task<IReadOnlyList<ExperienceAxis>> OwnAsync(long personId, Moment moment, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var day = moment.Day;
        var services = await db.Set<Appointment>().AsNoTracking().As(moment.Known)
            .Where(a => a.SubjectId == personId && a.ValidFrom <= day && a.FromPrecision != Core.Time.DatePrecision.Unknown)
            .Select(a => new Service(a.SubjectId, a.Slot, a.Manner!, a.Line, a.OfficeId, a.ValidFrom, a.ValidTo)).ToListAsync(ct);
        var counts = await CountsAsync(db, moment, id => id == personId, ct);
        var grassroots = (await db.Set<OfficeNode>().AsNoTracking().Where(n => n.Level == "3" && n.ValidFrom <= day && day < n.ValidTo).Select(n => n.OfficeId).ToListAsync(ct)).ToHashSet();
        var figures = Figures(services, grassroots, counts, personId, day);
        return [.. Axes.Select(a => new ExperienceAxis(a.Key, a.Zh, a.En, figures.GetValueOrDefault(a.Key), null))];
    }

    private static Dictionary<string, decimal> Figures(IReadOnlyList<Service> services, HashSet<long> grassroots, Dictionary<string, Dictionary<long, int>> counts, long id, DateOnly day)
    {
        var spells = services.Where(s => s.Slot == Appointment.MainSlot).SelectMany(s => Spells(s, grassroots));
        var figures = ExperienceYears.Days(spells, day).ToDictionary(d => d.Key, d => ExperienceYears.ToYears(d.Value), StringComparer.Ordinal);
        foreach (var (key, people) in counts)
        {
            figures[key] = people.GetValueOrDefault(id);
        }

        figures[Postings] = services.Count(s => AppointmentManners.IsPosting(s.Manner));
        return figures;
    }

    /// <summary>What is counted one by one, by axis and person. Major, guiding and typical cases are; a quality review is not, whatever came of it.</summary>
    private static async Task<Dictionary<string, Dictionary<long, int>>> CountsAsync(DuoshiDb db, Moment moment, Expression<Func<long, bool>> whose, CancellationToken ct)
    {
        var day = moment.Day;
        return new(StringComparer.Ordinal)
        {
            [Cases] = await OfAsync(Begun<CaseCredit>().Where(c => c.Kind == "1" || c.Kind == "2" || c.Kind == "3").Select(c => c.SubjectId)),
            [Lectures] = await OfAsync(Begun<Training>().Where(t => t.AsTeacher == true).Select(t => t.SubjectId)),
            [Guided] = await OfAsync(Begun<Mentoring>().Where(m => m.Role == Mentoring.Mentor).Select(m => m.SubjectId)),
        };

        IQueryable<T> Begun<T>()
            where T : Fact => db.Set<T>().AsNoTracking().As(moment.Known).Where(f => f.ValidFrom <= day);

        Task<Dictionary<long, int>> OfAsync(IQueryable<long> people) =>
            people.Where(whose).GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private static IEnumerable<LineSpell> Spells(Service service, HashSet<long> grassroots)
    {
        if (service.Line is { } line)
        {
            var four = FieldCodes.Find(CodeTableNames.BusinessLineDuoshi, line)?["four_lines"];
            var group = four is { Length: > 0 } ? four : string.CompareOrdinal(line, FirstAdministrative) < 0 ? OtherBusiness : Administration;
            yield return new LineSpell(group, service.From, service.To);
        }

        if (service.OfficeId is { } office && grassroots.Contains(office))
        {
            yield return new LineSpell(Grassroots, service.From, service.To);
        }
    }

    private sealed record Service(long PersonId, short? Slot, string Manner, string? Line, long? OfficeId, DateOnly From, DateOnly To);
}
