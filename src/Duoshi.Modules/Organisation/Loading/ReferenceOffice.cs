using System.Text.RegularExpressions;
using Duoshi.Core.Codes;

namespace Duoshi.Modules.Organisation.Loading;

/// <summary>An office of the reference tree: derived by rule from the administrative divisions, or one of the special examples.</summary>
/// <param name="LocalId">Its key in the reference: a region code, or a local one such as 44-r.</param>
/// <param name="Name">Full name.</param>
/// <param name="Level">Code of the office's level.</param>
/// <param name="Kind">省级院, 派出院 …</param>
/// <param name="ParentLocalId">The office above, by its key in the reference.</param>
/// <param name="DocumentPrefix">文号代字.</param>
/// <param name="Certainty">How well the office is attested.</param>
/// <param name="UnitCode">The code of the procuratorate systems.</param>
/// <param name="RegionCode">The administrative division it stands for; null for offices of no division.</param>
internal sealed partial record ReferenceOffice(
    string LocalId, string Name, string Level, string Kind, string? ParentLocalId, string? DocumentPrefix, string Certainty, string UnitCode, string? RegionCode)
{
    /// <summary>
    /// County units directly under a province whose branch above the reference names. The rows themselves only say that
    /// there is a branch; for the others it is not known which.
    /// </summary>
    private static readonly Dictionary<string, string> NamedBranches = new(StringComparer.Ordinal)
    {
        ["429004"] = "42-9",
        ["429005"] = "42-9",
        ["429006"] = "42-9",
        ["469002"] = "46-1",
        ["469024"] = "46-2",
    };

    private static readonly Dictionary<string, string> LevelOfKind = new(StringComparer.Ordinal)
    {
        ["省级派出"] = "1",
        ["分院"] = "2",
        ["铁路运输检察分院"] = "2",
    };

    /// <summary>All offices of the reference, parents before children.</summary>
    public static ImmutableArray<ReferenceOffice> All { get; } =
    [
        .. ParentsFirst([
            .. CodeTables.Get(CodeTableNames.ProcuratorateDerived).Entries.Select(Derived),
            .. CodeTables.Get(CodeTableNames.ProcuratorateSpecialExamples).Entries.Where(IsOffice).Select(Special),
        ]),
    ];

    /// <summary>Rows noted as a pattern are shapes of names, not offices.</summary>
    private static bool IsOffice(CodeEntry row) => !row["note"].StartsWith("pattern", StringComparison.Ordinal);

    private static ReferenceOffice Derived(CodeEntry row) => new(
        row.Code, row.Name, row["level"], row["kind"], NamedBranches.GetValueOrDefault(row.Code, row.Parent ?? "") is { Length: > 0 } parent ? parent : null,
        row["document_prefix"] is { Length: > 0 } prefix ? prefix : null, row["certainty"], row.Code, row.Code);

    private static ReferenceOffice Special(CodeEntry row) => new(
        row.Code, row.Name, LevelOfKind.GetValueOrDefault(row["kind"], "3"), row["kind"], row.Parent, null, row["evidence"],
        // A branch may bear a code that also is a city's (460300): both are kept, and a person chooses.
        SystemUnitCode().Match(row["note"]) is { Success: true } code ? code.Groups[1].Value : row.Code,
        null);

    private static IEnumerable<ReferenceOffice> ParentsFirst(List<ReferenceOffice> offices)
    {
        var below = offices.ToLookup(o => o.ParentLocalId ?? "");
        var left = new Queue<ReferenceOffice>(below[""]);
        while (left.TryDequeue(out var office))
        {
            yield return office;
            foreach (var child in below[office.LocalId])
            {
                left.Enqueue(child);
            }
        }
    }

    [GeneratedRegex("system unit code ([0-9]{6})")]
    private static partial Regex SystemUnitCode();
}
