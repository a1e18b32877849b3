namespace Duoshi.Core.Demo.Planning;

/// <summary>Authorised numbers: how large each office is, and since when.</summary>
internal static class EstablishmentPlan
{
    private static readonly DateOnly Expansion = new(2014, 6, 1);
    private static readonly DateOnly Addition = new(2022, 4, 1);

    /// <summary>Shares a provincial total out to the offices by largest remainder.</summary>
    /// <param name="offices">Offices that exist today; they get their <see cref="OfficeDraft.Size"/>.</param>
    /// <param name="total">The special establishment of the province.</param>
    /// <param name="random">Makes offices of a level differ.</param>
    public static void ShareOut(IReadOnlyList<OfficeDraft> offices, int total, DemoRandom random)
    {
        var weights = offices.Select(o => (o.Tier, o.Character) switch
        {
            (OfficeTier.Supreme, _) => 9.0,
            (OfficeTier.Province, _) => 5.0,
            (OfficeTier.City, _) => 1.7 + (0.6 * random.Share()),
            (_, not OfficeCharacter.Ordinary) => 0.45 + (0.1 * random.Share()),
            _ => 0.62 + (0.75 * random.Share()),
        }).ToList();
        var sum = weights.Sum();
        for (var i = 0; i < offices.Count; i++)
        {
            offices[i].Size = (int)(total * weights[i] / sum);
        }

        var left = total - offices.Sum(o => o.Size);
        foreach (var office in offices.OrderByDescending(o => o.Size).Take(left))
        {
            office.Size++;
        }
    }

    /// <summary>Authorised numbers of all kinds with their documents, and the numbers of leading posts.</summary>
    /// <param name="office">The office, with its size.</param>
    /// <param name="absorbed">The office that went into it in 2016, with its size; null: none.</param>
    public static void Authorise(OfficeDraft office, OfficeDraft? absorbed)
    {
        var gained = absorbed is null ? 0 : Until2018(absorbed);
        var prefix = office.Names[0].DocumentPrefix[..1] + "编";
        var number = 3 + (office.Index % 90);
        var since2018 = Since2018(office);
        var until2018 = Until2018(office);
        var own2014 = until2018 - gained;
        Special(office.Founded, (int)Math.Round(own2014 * 0.95));
        Special(Expansion, own2014);
        Special(OfficeHistory.Merger, until2018);
        Special(Reforms.AntiCorruption, since2018);
        Special(Addition, office.Size);
        Of("4", office.Founded, Workers(office));
        Of("6", office.Founded, office.Tier switch { OfficeTier.Supreme => 14, OfficeTier.Province => 9, OfficeTier.City => 4, _ => 2 });
        if (absorbed is not null)
        {
            Of("4", OfficeHistory.Merger, Workers(office) + Workers(absorbed));
            Of("6", OfficeHistory.Merger, 4);
        }

        Of("5", Reforms.ContractClerks, (int)Math.Round(office.Size * 0.12));
        Of("5", Reforms.Ranks, (int)Math.Round(office.Size * 0.19));
        Posts(office, prefix);

        void Special(DateOnly from, int n) => Of("1", from, n);

        void Of(string kind, DateOnly from, int n)
        {
            if (from < office.Ended && (from >= office.Founded || !office.Establishment.Exists(e => e.Kind == kind)))
            {
                var start = from < office.Founded ? office.Founded : from;
                if (kind == "1" && start == office.Founded && office.Founded > Expansion)
                {
                    // A younger office begins with the number of its founding.
                    n = since2018;
                }

                OfficeDraft.Renumber(office.Establishment, kind, start, n, OfficeDraft.Document(prefix, start.Year, number));
            }
        }
    }

    private static int Since2018(OfficeDraft office) => (int)Math.Round(office.Size / 1.03);

    /// <summary>The number while the anti-corruption departments were there as well.</summary>
    private static int Until2018(OfficeDraft office) => (int)Math.Round(Since2018(office) * 1.13);

    private static int Workers(OfficeDraft office) => Math.Max(2, office.Size / 28);

    /// <summary>Ends what an office that is no more was authorised.</summary>
    public static void End(OfficeDraft office)
    {
        foreach (var line in office.Establishment.Concat(office.Leadership).Where(l => l.To > office.Ended))
        {
            line.To = office.Ended;
        }
    }

    /// <summary>Deputies an office has.</summary>
    public static int Deputies(OfficeDraft office) => office.Tier switch
    {
        OfficeTier.Supreme => 5,
        OfficeTier.Province => 5,
        OfficeTier.City => 4,
        _ => office.Character != OfficeCharacter.Ordinary ? 1 : office.Size >= 60 ? 3 : 2,
    };

    /// <summary>Full-time members of the committee.</summary>
    public static int FullTimeMembers(OfficeDraft office) => office.Tier <= OfficeTier.City ? 2 : office.Character == OfficeCharacter.Ordinary ? 1 : 0;

    private static void Posts(OfficeDraft office, string prefix)
    {
        var heads = office.Departments.Count(d => !d.IsPolitical && d.On(office.Ended < Reforms.Departments ? office.Ended.AddDays(-1) : Reforms.Departments > office.Founded ? Reforms.Departments : office.Founded) is not null);
        foreach (var (post, count) in new[]
        {
            ("P01", 1), ("P02", Deputies(office)), ("P03", FullTimeMembers(office)), ("P10", 1), ("P11", heads), ("P12", DeputyHeads(office, heads)),
        })
        {
            if (count > 0)
            {
                office.Leadership.Add(new DemoAuthorised
                {
                    Kind = post,
                    Number = count,
                    From = office.Founded,
                    Document = OfficeDraft.Document(prefix, office.Founded.Year, 2 + (office.Index % 60)),
                });
            }
        }
    }

    /// <summary>Deputy heads of departments: one for each department of some size.</summary>
    private static int DeputyHeads(OfficeDraft office, int heads) => office.Tier switch
    {
        OfficeTier.Supreme or OfficeTier.Province => heads,
        OfficeTier.City => heads * 2 / 3,
        _ => office.Size >= 55 ? heads / 2 : 0,
    };
}
