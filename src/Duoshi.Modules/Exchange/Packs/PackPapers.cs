using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>A paper a pack can hold.</summary>
internal sealed record PaperChoice(string Key, string Name);

/// <summary>The papers of a pack: roster and appointment forms, and what other modules add.</summary>
internal sealed class PackPapers(IEnumerable<IMeetingSheet> sheets)
{
    public const string Roster = "roster";
    public const string Forms = "forms";

    public IReadOnlyList<PaperChoice> For(Actor actor) =>
    [
        new(Roster, RosterName), new(Forms, FormsName),
        .. SheetsFor(actor).Select(s => new PaperChoice(s.Key, Words.T(s.Zh, s.En))),
    ];

    public static string RosterName => Words.T("干部名册", "Roster");

    public static string FormsName => Words.T("干部任免审批表", "Appointment forms");

    public IEnumerable<IMeetingSheet> SheetsFor(Actor actor) => sheets.Where(s => s.IsFor(actor)).OrderBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal);

    /// <summary>The papers named, in the order of the pack; none named: all.</summary>
    /// <returns>The keys; or <c>meeting-pack.paper</c> for one that is not offered.</returns>
    public Outcome<IReadOnlyList<string>> Named(Actor actor, IReadOnlyList<string>? named)
    {
        var offered = For(actor).Select(p => p.Key).ToList();
        if (named is null or { Count: 0 })
        {
            return offered;
        }

        return named.FirstOrDefault(n => !offered.Contains(n)) is { } unknown
            ? new Refusal("meeting-pack.paper", $"没有“{unknown}”这种材料，可用：{string.Join("、", offered)}。", $"There is no paper '{unknown}'; offered: {string.Join(", ", offered)}.", 422) { Details = new { field = "papers" } }
            : offered.Where(named.Contains).ToList();
    }
}
