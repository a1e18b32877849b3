using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Records;

/// <summary>Why somebody opens a person's file.</summary>
/// <param name="Key">As it stands in address and audit.</param>
/// <param name="Disclosed">Whether the person sees that the file was opened.</param>
internal sealed record OpeningPurpose(string Key, string Zh, string En, bool Disclosed)
{
    public string Name => Words.T(Zh, En);

    /// <summary>Openings for the last three are logged and not disclosed while the matter is open.</summary>
    public static ImmutableArray<OpeningPurpose> All { get; } =
    [
        new("daily", "日常工作", "daily work", true),
        new("motion", "动议", "motion for an appointment", false),
        new("inspection", "考察", "inspection", false),
        new("verification", "核查", "verification", false),
    ];

    public static OpeningPurpose? Find(string? key) => string.IsNullOrEmpty(key) ? All[0] : All.FirstOrDefault(p => p.Key == key);
}
