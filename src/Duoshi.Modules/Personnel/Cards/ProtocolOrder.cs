using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Kinds;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>The order in which a roster names the people of one office.</summary>
internal static class ProtocolOrder
{
    /// <summary>Posts of no rank in the protocol come after all others.</summary>
    public const int Last = 99;

    /// <summary>Chief, leadership group, deputies, members, committee, heads of departments: codes of the table of posts.</summary>
    private static readonly ImmutableArray<string> Posts =
        ["P01", "P06", "P07", "P08", "P02", "P13", "P10", "P09", "P03", "P04", "P11", "P12", "P05"];

    private static readonly Dictionary<string, int> ByName = CodeTables.Get(CodeTableNames.ProcuratoratePost).Entries
        .ToDictionary(e => e.Name, e => Place(e.Code), StringComparer.Ordinal);

    /// <summary>The place of a duty, by its code or, without one, by its name.</summary>
    public static int Of(Appointment duty) => duty.PostCode is { } code
        ? Place(code)
        : duty.PostName is { } name ? ByName.GetValueOrDefault(name, Last) : Last;

    /// <summary>Heads (1), deputies (3), other members (Z), then everybody else.</summary>
    public static int OfTeamMember(string? kind) => kind switch { "1" => 1, "3" => 2, "Z" => 3, _ => 9 };

    private static int Place(string code) => Posts.IndexOf(code) is >= 0 and var place ? place + 1 : Last;
}
