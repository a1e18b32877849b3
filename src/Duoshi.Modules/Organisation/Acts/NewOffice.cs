using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>An office to be founded, by itself or by a merger or split.</summary>
internal sealed record NewOffice
{
    /// <summary>How an office began: codes of the table of origins.</summary>
    public const string Founded = "1";
    public const string Merged = "2";
    public const string Split = "3";

    public required string Name { get; init; }

    public string? ShortName { get; init; }

    public string? DocumentPrefix { get; init; }

    public long? ParentId { get; init; }

    /// <summary>Where guidance comes from another office than the parent.</summary>
    public long? BusinessParentId { get; init; }

    /// <summary>0 supreme, 1 provincial, 2 city, 3 grassroots; left out: the level below the parent's.</summary>
    public string? Level { get; init; }

    public string? Kind { get; init; }

    public string? UnitCode { get; init; }

    public string? RegionCode { get; init; }

    public int? SiblingOrder { get; init; }

    /// <summary>Why the office can't be founded so.</summary>
    public Refusal? Check(OfficeIndex index, DateOnly day) => string.IsNullOrWhiteSpace(Name)
        ? new Refusal("organisation.name-required", "请填写院名。", "Give the office a name.", 422) { Details = new { field = "name" } }
        : Taken(index, Name, null, day);

    /// <summary>Two offices never bear one full name at the same time.</summary>
    public static Refusal? Taken(OfficeIndex index, string name, long? besides, DateOnly day)
    {
        var other = index.EverNamed(OfficeNames.Normalise(name)).FirstOrDefault(n => n.OfficeId != besides && n.ValidTo > day);
        return other is null
            ? null
            : new Refusal(
                "organisation.name-taken",
                $"“{other.Name}”已在机构树中。请核对院名；如是同一个院，请直接在该院办理。",
                $"{other.Name} is in the tree already. Check the name; if it is the same office, act on that one.")
            { Details = new { field = "name", office = other.OfficeId } };
    }

    /// <summary>The key and the first facts of the office.</summary>
    public IEnumerable<FactWrite> Found(WriteScope scope, FactKinds kinds, OfficeIndex index, string origin, PartialDate on, string? document, out long id)
    {
        id = scope.NextId();
        scope.Db.Add(new Office { Id = id, RecordedBy = scope.Change.Id });
        return
        [
            FactLine.From<OfficeExistence>(kinds, id, 1, on, (nameof(OfficeExistence.Origin), origin), (nameof(OfficeExistence.DocumentNumber), document)),
            FactLine.From<OfficeName>(
                kinds, id, 1, on,
                (nameof(OfficeName.Name), Name.Trim()), (nameof(OfficeName.ShortName), Blank(ShortName)), (nameof(OfficeName.DocumentPrefix), Blank(DocumentPrefix))),
            FactLine.From<OfficePlace>(
                kinds, id, 1, on,
                (nameof(OfficePlace.ParentId), ParentId), (nameof(OfficePlace.BusinessParentId), BusinessParentId == ParentId ? null : BusinessParentId),
                (nameof(OfficePlace.Level), Blank(Level) ?? LevelBelow(index, on.Value)), (nameof(OfficePlace.OfficeKind), Blank(Kind)),
                (nameof(OfficePlace.UnitCode), Blank(UnitCode)), (nameof(OfficePlace.RegionCode), Blank(RegionCode)), (nameof(OfficePlace.SiblingOrder), SiblingOrder)),
        ];
    }

    private string LevelBelow(OfficeIndex index, DateOnly day) => ParentId is { } parent && index.On(parent, day) is { } above
        ? above.Level switch { "0" => "1", "1" => "2", _ => "3" }
        : "0";

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
