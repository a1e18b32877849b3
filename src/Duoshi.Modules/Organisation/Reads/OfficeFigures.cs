using Duoshi.Core.Codes;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>Posts of one kind of establishment: how many are authorised, how many taken.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Authorised">编制: posts authorised; null where nobody recorded a number.</param>
/// <param name="Held">实有: people in service who take a post of this kind here, wherever they work.</param>
public sealed record EstablishmentFigure(string Kind, int? Authorised, int Held)
{
    /// <summary>空编; below 0 where more are held than authorised.</summary>
    public int? Vacant => Authorised - Held;

    /// <summary>Whether the kind counts on the establishment, or beside it (contract staff, the resident inspection group).</summary>
    public bool Counts => FieldCodes.Find(CodeTableNames.EstablishmentDuoshi, Kind)?["on_establishment"] == "1";

    public string KindName => FieldCodes.Name(CodeTableNames.EstablishmentDuoshi, Kind);
}

/// <summary>The figures of an office or a subtree on a day. Totals are of the kinds that count on the establishment.</summary>
/// <param name="HeadCount">在册人数: people in service who count here, of every kind.</param>
/// <param name="ByKind">Every kind that is authorised or held, in the order of codes.</param>
public sealed record OfficeFigures(int HeadCount, ImmutableArray<EstablishmentFigure> ByKind)
{
    public static OfficeFigures None { get; } = new(0, []);

    public int? Authorised => Counted.Any(k => k.Authorised is not null) ? Counted.Sum(k => k.Authorised ?? 0) : null;

    public int Held => Counted.Sum(k => k.Held);

    public int? Vacant => Authorised - Held;

    private IEnumerable<EstablishmentFigure> Counted => ByKind.Where(k => k.Counts);

    public static OfficeFigures Sum(IEnumerable<OfficeFigures> parts)
    {
        var all = parts.ToList();
        return new OfficeFigures(
            all.Sum(p => p.HeadCount),
            [.. all.SelectMany(p => p.ByKind).GroupBy(k => k.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new EstablishmentFigure(g.Key, g.Any(k => k.Authorised is not null) ? g.Sum(k => k.Authorised ?? 0) : null, g.Sum(k => k.Held)))]);
    }
}
