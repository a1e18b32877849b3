using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>The rows of a person by kind, as one reader sees them; kinds the reader may not see simply have none.</summary>
internal sealed class KindRows(IReadOnlyList<KindView> kinds)
{
    private readonly Dictionary<string, KindView> byKey = kinds.ToDictionary(k => k.Key, StringComparer.Ordinal);

    /// <summary>Every row the reader sees.</summary>
    public IEnumerable<RowView> Everything => byKey.Values.SelectMany(k => k.Rows);

    /// <summary>Whether the reader may see the kind: a missing row can be told only then.</summary>
    public bool Sees(string kind) => byKey.ContainsKey(kind);

    public IReadOnlyList<RowView> All(string kind) => byKey.TryGetValue(kind, out var view) ? view.Rows : [];

    /// <summary>What holds on the day read, or has happened by then.</summary>
    public IEnumerable<RowView> Holding(string kind) => All(kind).Where(r => r.Holds);

    /// <summary>The one row of a state that holds on the day read.</summary>
    public RowView? Now(string kind, short slot = 1) => Holding(kind).FirstOrDefault(r => r.Slot == slot);

    /// <summary>A field of the state that holds, as a statement; null where there is nothing to say.</summary>
    public PortraitStatement? Say(string zh, string en, string kind, string field, short slot = 1) =>
        Now(kind, slot) is { } row && row.Text(field) is { Length: > 0 } text ? new PortraitStatement(zh, en, text, kind, row) : null;

    /// <summary>A field of the state that holds, with the month since when.</summary>
    public PortraitStatement? SaySince(string zh, string en, string kind, string field) =>
        Say(zh, en, kind, field) is { Source: { } row } said && First(kind, row, field) is { ValidFrom: var from } first && from > DateOnly.MinValue
            ? said with { Text = Words.T($"{said.Text}（{first.From}）", $"{said.Text} ({first.From})") }
            : Say(zh, en, kind, field);

    /// <summary>The row with which the unbroken stretch began in which the fields have had their present values.</summary>
    public RowView First(string kind, RowView row, params string[] fields)
    {
        var first = row;
        foreach (var earlier in All(kind).Where(r => r.Slot == row.Slot && r.ValidFrom < r.ValidTo && r.ValidTo <= row.ValidFrom).OrderByDescending(r => r.ValidFrom))
        {
            if (earlier.ValidTo != first.ValidFrom || fields.Any(f => earlier.Text(f) != row.Text(f)))
            {
                break;
            }

            first = earlier;
        }

        return first;
    }
}
