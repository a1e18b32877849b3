using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Demo.Lives;
using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo;

/// <summary>
/// Fictional procuratorates with fictional people: offices under region codes that no real place has, and careers that keep the
/// rules of the service. The same seed, day and scale give the same record.
/// </summary>
/// <remarks>Not one name, number or event is taken from life. Rules and their sources: <see cref="CareerRules"/>, <see cref="Engines.Retirement.RetirementAge"/>.</remarks>
public sealed class DemoRecord
{
    /// <summary>Special establishment of the demo province, and of the average office of the nation.</summary>
    private const int ProvincePosts = 6740;
    private const double NationalPostsPerOffice = 52.6;

    /// <summary>Of so many people one may get the name of somebody born in the same month.</summary>
    internal const int TwinEvery = 97;

    /// <summary>People in a batch.</summary>
    private const int Batch = 2000;

    /// <summary>The tree is the same for every seed: pictures and guides can name its places.</summary>
    private const ulong TreeSeed = 99;

    private readonly ulong seed;
    private readonly DemoScale scale;
    private readonly List<List<OfficeDraft>> provinces = [];
    private readonly List<(OfficeDraft Gone, OfficeDraft Successor)> merged = [];

    private DemoRecord(ulong seed, DateOnly today, DemoScale scale)
    {
        this.seed = seed;
        this.scale = scale;
        Today = today;
        Plan();
        var drafts = provinces.SelectMany(p => p).ToList();
        Offices = [.. drafts.Select(o => o.ToOffice())];
        Departments = [.. drafts.SelectMany(o => o.Departments).Select(d => d.ToDepartment())];
        Positions = [.. drafts.SelectMany(o => o.Positions).Select(p => p.ToPosition())];
    }

    /// <summary>The day the record was made for; careers go on up to it.</summary>
    public DateOnly Today { get; }

    /// <summary>All offices, parents before children.</summary>
    public ImmutableArray<DemoOffice> Offices { get; }

    /// <summary>All departments.</summary>
    public ImmutableArray<DemoDepartment> Departments { get; }

    /// <summary>All leading posts of the structure.</summary>
    public ImmutableArray<DemoPosition> Positions { get; }

    /// <summary>Plans the offices; people are made while <see cref="People"/> is read.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="today">2021-01-01 or later.</param>
    /// <param name="scale">How much.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is before 2021.</exception>
    public static DemoRecord Generate(ulong seed, DateOnly today, DemoScale scale)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(today, Reforms.Earliest);
        return new DemoRecord(seed, today, scale);
    }

    /// <summary>The people in batches, made while they are read, so that a nation never stands in memory whole.</summary>
    public IEnumerable<DemoBatch> People()
    {
        var numbers = new IdentityNumbers();
        var detail = Detail.For(scale, Today);
        for (var i = 0; i < provinces.Count; i++)
        {
            var random = new DemoRandom(seed).Branch((ulong)i + 1);
            var offices = provinces[i];
            var members = ProvinceCareers.Run(offices, [.. merged.Where(m => offices.Contains(m.Gone))], Today, detail, random);
            // From sources of their own: what careers and lives draw stays what it was before these were thought of.
            var byIndex = offices.ToDictionary(o => o.Index);
            new AidPostings(byIndex, Today, detail.EventsSince, random.Branch(3)).Run(members);
            var guided = Guidance.Pairs(members, Today, detail.EventsSince, random.Branch(4));
            var byMember = guided.SelectMany(p => new[] { (Of: p.Mentor, Pair: p), (Of: p.Mentee, Pair: p) }).ToLookup(p => p.Of, p => p.Pair);
            var biography = new Biography(byIndex, numbers, Today, detail, scale != DemoScale.National, random.Branch(2), i, byMember);
            var done = 0;
            foreach (var some in Lives(members, biography).Chunk(Batch))
            {
                done += some.Length;
                yield return new DemoBatch(some, (i + ((double)done / members.Count)) / provinces.Count);
            }
        }
    }

    private static IEnumerable<DemoPerson> Lives(List<Member> members, Biography biography)
    {
        var byMonth = new Dictionary<(int Year, int Month, bool Woman), string>();
        foreach (var member in members)
        {
            // Now and then two people of one birth month bear one name: it happens, and lists must tell them apart.
            var key = (member.Birth.Year, member.Birth.Month, member.Woman);
            var twin = member.Serial % TwinEvery == 0 && byMonth.TryGetValue(key, out var name) ? (name, member.Birth) : ((string, DateOnly)?)null;
            var person = biography.Of(member, twin);
            if (person.EthnicGroup == "01")
            {
                byMonth[key] = person.Name;
            }

            yield return person;
        }
    }

    private void Plan()
    {
        var names = new PlaceNames(new DemoRandom(TreeSeed));
        var random = new DemoRandom(TreeSeed).Branch(1);
        if (scale == DemoScale.Province)
        {
            provinces.Add(OfficeTree.Plan(ProvinceShape.Demo, null, names, random, 0));
            merged.Add(OfficeHistory.Apply(provinces[0]));
        }
        else if (scale == DemoScale.City)
        {
            provinces.Add(OfficeTree.Plan(ProvinceShape.DemoCity, null, names, random, 0));
        }
        else
        {
            var supreme = OfficeTree.Supreme();
            provinces.Add([supreme]);
            foreach (var shape in ProvinceShape.Nation(names))
            {
                provinces.Add(OfficeTree.Plan(shape, supreme, names, random, provinces.Sum(p => p.Count)));
            }
        }

        var (department, position) = (0, 0);
        foreach (var offices in provinces)
        {
            var gone = merged.Select(m => m.Gone).Where(offices.Contains).ToList();
            var posts = (scale, offices[0].Tier) switch
            {
                (DemoScale.Province, _) => ProvincePosts,
                (_, OfficeTier.Supreme) => 560,
                (DemoScale.City, _) => ProvincePosts * offices.Count / 100,
                _ => (int)(NationalPostsPerOffice * offices.Count),
            };
            EstablishmentPlan.ShareOut([.. offices.Except(gone)], posts, random);
            foreach (var (office, successor) in merged.Where(m => offices.Contains(m.Gone)))
            {
                office.Size = successor.Size / 3;
            }

            foreach (var office in offices)
            {
                DepartmentPlan.Furnish(office, ref department);
                EstablishmentPlan.Authorise(office, merged.Find(m => m.Successor == office).Gone);
                PositionPlan.Furnish(office, ref position);
                EstablishmentPlan.End(office);
            }
        }
    }
}

/// <summary>Some people of a demo.</summary>
/// <param name="People">Who.</param>
/// <param name="ShareDone">How much of the whole is made with them, up to 1.</param>
public sealed record DemoBatch(IReadOnlyList<DemoPerson> People, double ShareDone);
