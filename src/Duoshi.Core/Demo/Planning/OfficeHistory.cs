namespace Duoshi.Core.Demo.Planning;

/// <summary>What happened to offices of the demo province: a merger, a renaming, a move to another parent, a new office.</summary>
internal static class OfficeHistory
{
    public static readonly DateOnly NewZone = new(2020, 7, 1);
    public static readonly DateOnly Merger = new(2016, 7, 1);
    public static readonly DateOnly Renaming = new(2018, 5, 1);
    public static readonly DateOnly Move = new(2017, 4, 1);

    /// <summary>Writes the history into the plan.</summary>
    /// <param name="offices">All offices of the province.</param>
    /// <returns>The office that went into another in 2016, and that other.</returns>
    public static (OfficeDraft Gone, OfficeDraft Successor) Apply(IReadOnlyList<OfficeDraft> offices)
    {
        var cities = offices.Where(o => o.Tier == OfficeTier.City).ToList();
        var thirdCity = Counties(offices, cities[2]);
        var (gone, successor) = (thirdCity[^2], thirdCity[^3]);
        Merge(gone, successor);
        MakeDistrict(Counties(offices, cities[0])[4], cities[0]);
        Reparent(Counties(offices, cities[3])[5], cities[4]);
        return (gone, successor);
    }

    private static List<OfficeDraft> Counties(IReadOnlyList<OfficeDraft> offices, OfficeDraft city) =>
        [.. offices.Where(o => o.Parent == city && o.Character == OfficeCharacter.Ordinary)];

    private static void Merge(OfficeDraft gone, OfficeDraft successor)
    {
        var document = OfficeDraft.Document("示编", Merger.Year, 17);
        gone.Ended = Merger;
        gone.Existence[0].To = Merger;
        gone.Names[0].To = Merger;
        gone.Places[0].To = Merger;
        gone.Successions.Add(new DemoSuccession(Merger, "2", successor.Index, document));
    }

    private static void MakeDistrict(OfficeDraft county, OfficeDraft city)
    {
        var before = county.Names[0];
        before.To = Renaming;
        county.Names.Add(new DemoOfficeName
        {
            From = Renaming,
            Name = $"示范省{city.Stem}市{county.Stem}区人民检察院",
            ShortName = $"{city.Stem}市{county.Stem}区院",
            DocumentPrefix = before.DocumentPrefix,
        });
    }

    private static void Reparent(OfficeDraft county, OfficeDraft newCity)
    {
        var before = county.Places[0];
        before.To = Move;
        county.Places.Add(new DemoOfficePlace
        {
            From = Move,
            Parent = newCity.Index,
            Level = before.Level,
            Kind = before.Kind,
            UnitCode = newCity.Region[..4] + "41",
            RegionCode = newCity.Region[..4] + "41",
            Order = 9,
        });
    }
}
