namespace Duoshi.Core.Codes;

/// <summary>
/// Manners of holding a duty that are postings: time elsewhere that moves neither the main post nor establishment and quota.
/// Said once, in the table, so that lists of postings never know fewer than the dialog offers.
/// </summary>
public static class AppointmentManners
{
    /// <summary>对口援助 (援藏, 援疆 …).</summary>
    public const string Aid = "6";

    /// <summary>驻村, 第一书记.</summary>
    public const string Village = "7";

    /// <summary>Codes of all postings.</summary>
    public static ImmutableArray<string> Postings { get; } =
        [.. CodeTables.Get(CodeTableNames.AppointmentMannerDuoshi).Entries.Where(e => e["posting"].Length > 0).Select(e => e.Code)];

    /// <summary>Whether a manner is one of them.</summary>
    public static bool IsPosting(string? manner) => manner is not null && Postings.Contains(manner);
}
