using System.Globalization;

namespace Duoshi.Core.Demo.Planning;

/// <summary>Plans the offices of a fictional province and their history.</summary>
internal sealed class OfficeTree
{
    /// <summary>Cities of the demo province; a test holds them apart from every real name.</summary>
    private static readonly string[] CityStems = ["望澜", "岚溪", "青垣", "泽岭", "瑞浦", "景岚", "衡浦", "星泊", "鹿泽", "霁原", "棠渡"];

    private readonly ProvinceShape shape;
    private readonly PlaceNames names;
    private readonly DemoRandom random;
    private readonly int firstIndex;

    private OfficeTree(ProvinceShape shape, PlaceNames names, DemoRandom random, int firstIndex)
    {
        this.shape = shape;
        this.names = names;
        this.random = random;
        this.firstIndex = firstIndex;
    }

    public List<OfficeDraft> Offices { get; } = [];

    private string ProvinceName => shape.Name;

    /// <summary>Plans a province.</summary>
    /// <param name="shape">How many offices where.</param>
    /// <param name="supreme">The office above it; null: none.</param>
    /// <param name="names">Invented names.</param>
    /// <param name="random">Source of chance; the tree of a shape should not depend on the seed of the people.</param>
    /// <param name="firstIndex">Index of the provincial office.</param>
    public static List<OfficeDraft> Plan(ProvinceShape shape, OfficeDraft? supreme, PlaceNames names, DemoRandom random, int firstIndex)
    {
        var tree = new OfficeTree(shape, names, random, firstIndex);
        var province = tree.Add(OfficeTier.Province, supreme, tree.ProvinceName, tree.ProvinceName[..^1], shape.Code + "0000", 1, shape.Character + "检");
        foreach (var (city, counties) in shape.Cities.Select((n, i) => (tree.City(province, i), n)).ToList())
        {
            tree.Below(city, counties);
        }

        tree.Below(province, shape.Direct);
        return tree.Offices;
    }

    /// <summary>The one office above the provinces of a nation.</summary>
    public static OfficeDraft Supreme()
    {
        var office = new OfficeDraft
        {
            Index = 0,
            Tier = OfficeTier.Supreme,
            Stem = "示范",
            NativePlace = "示范",
            Region = "990000",
            Founded = Reforms.Founding,
        };
        office.Names.Add(new DemoOfficeName { From = office.Founded, Name = "示范最高人民检察院", ShortName = "示范高检", DocumentPrefix = "示高检" });
        office.Places.Add(new DemoOfficePlace
        {
            From = office.Founded,
            Parent = null,
            Level = "0",
            Kind = "最高检",
            UnitCode = "990000",
            RegionCode = "990000",
            Order = 1,
        });
        office.Existence.Add(new DemoExistence { From = office.Founded, Origin = "1" });
        return office;
    }

    private OfficeDraft City(OfficeDraft province, int number)
    {
        var stem = shape.IsDemo ? CityStems[number] : names.Next();
        names.Reserve(stem);
        return Add(
            OfficeTier.City, province, $"{ProvinceName}{stem}市", stem,
            string.Create(CultureInfo.InvariantCulture, $"{shape.Code}{number + 1:00}00"), number + 1, $"{shape.Character}{stem[..1]}检");
    }

    private void Below(OfficeDraft parent, int count)
    {
        var ofProvince = parent.Tier == OfficeTier.Province;
        for (var i = 0; i < count; i++)
        {
            var stem = names.Next();
            var character = Character(parent, i, count);
            // A city's seat has districts, the rest counties and county-level cities.
            var kind = i < Math.Max(1, count / 3) ? "区" : i == count - 1 && count > 4 ? "市" : "县";
            var place = (ofProvince, kind) switch
            {
                (true, _) => $"{ProvinceName}{stem}市",
                (_, "区") => $"{ProvinceName}{parent.Stem}市{stem}区",
                _ => $"{ProvinceName}{stem}{kind}",
            };
            place = character switch
            {
                OfficeCharacter.DevelopmentZone => $"{ProvinceName}{parent.Stem}经济技术开发区",
                OfficeCharacter.PrisonArea => $"{ProvinceName}{parent.Stem}市城郊地区",
                OfficeCharacter.Railway => $"{ProvinceName}铁路运输",
                _ => place,
            };
            var code = character switch
            {
                OfficeCharacter.DevelopmentZone => $"{parent.Region[..4]}91",
                OfficeCharacter.PrisonArea => $"{parent.Region[..4]}92",
                OfficeCharacter.Railway => $"{shape.Code}9801",
                _ => ofProvince
                    ? string.Create(CultureInfo.InvariantCulture, $"{shape.Code}90{i + 1:00}")
                    : string.Create(CultureInfo.InvariantCulture, $"{parent.Region[..4]}{(kind == "区" ? i + 2 : i + 21):00}"),
            };
            Add(OfficeTier.Grassroots, parent, place, stem, code, i + 1, $"{shape.Character}{stem}检", character);
        }
    }

    private OfficeCharacter Character(OfficeDraft parent, int i, int count)
    {
        if (!shape.IsDemo)
        {
            return OfficeCharacter.Ordinary;
        }

        if (parent.Tier == OfficeTier.Province)
        {
            return OfficeCharacter.Railway;
        }

        var last = i == count - 2;
        return (parent.Places[0].Order, last) switch
        {
            (1, true) => OfficeCharacter.PrisonArea,
            (2, true) => OfficeCharacter.DevelopmentZone,
            (5, true) => OfficeCharacter.DevelopmentZone,
            _ => OfficeCharacter.Ordinary,
        };
    }

    private OfficeDraft Add(
        OfficeTier tier, OfficeDraft? parent, string place, string stem, string code, int order, string prefix, OfficeCharacter character = OfficeCharacter.Ordinary)
    {
        var zoneOf2020 = character == OfficeCharacter.DevelopmentZone && parent!.Places[0].Order == 2;
        var office = new OfficeDraft
        {
            Index = firstIndex + Offices.Count,
            Tier = tier,
            Character = character,
            Parent = parent,
            Stem = stem,
            NativePlace = tier == OfficeTier.Province ? stem : ProvinceName[..^1] + stem,
            Region = code,
            Founded = zoneOf2020 ? OfficeHistory.NewZone : Reforms.Founding.AddMonths(tier switch { OfficeTier.Province => 0, OfficeTier.City => 3, _ => 6 + random.Next(10) }),
        };
        var suffix = character == OfficeCharacter.Railway ? "检察院" : "人民检察院";
        office.Names.Add(new DemoOfficeName
        {
            From = office.Founded,
            Name = place + suffix,
            ShortName = ShortName(office, place),
            DocumentPrefix = prefix,
        });
        office.Places.Add(new DemoOfficePlace
        {
            From = office.Founded,
            Parent = parent?.Index,
            BusinessParent = character == OfficeCharacter.Railway ? firstIndex + 1 : null,
            Level = ((int)tier).ToString(CultureInfo.InvariantCulture),
            Kind = (tier, character) switch
            {
                (OfficeTier.Province, _) => "省级院",
                (OfficeTier.City, _) => "市级院",
                (_, OfficeCharacter.DevelopmentZone) => "派出院（开发区）",
                (_, OfficeCharacter.PrisonArea) => "派出院（监所）",
                (_, OfficeCharacter.Railway) => "铁路运输检察院",
                _ => "基层院",
            },
            UnitCode = code,
            RegionCode = character == OfficeCharacter.Ordinary ? code : parent!.Region,
            Order = order,
        });
        office.Existence.Add(new DemoExistence
        {
            From = office.Founded,
            Origin = "1",
            Document = zoneOf2020 ? OfficeDraft.Document("示编", 2020, 31) : null,
        });
        Offices.Add(office);
        return office;
    }

    private string ShortName(OfficeDraft office, string place) => office.Tier == OfficeTier.Province
        ? "省院"
        : place[ProvinceName.Length..] + "院";
}
