using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>The rows of a person by kind, as one reader sees them; kinds the reader may not see simply have none.</summary>
internal sealed class KindRows(IReadOnlyList<KindView> kinds)
{
    private readonly Dictionary<string, KindView> byKey = kinds.ToDictionary(k => k.Key, StringComparer.Ordinal);

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
        Say(zh, en, kind, field) is { Source: { } row } said && Since(kind, row, field) is { Length: > 0 } since
            ? said with { Text = $"{said.Text}（{since}）" }
            : Say(zh, en, kind, field);

    /// <summary>The start of the unbroken stretch in which the field has had its present value.</summary>
    private string Since(string kind, RowView row, string field)
    {
        var first = row;
        foreach (var earlier in All(kind).Where(r => r.Slot == row.Slot && r.ValidTo <= row.ValidFrom).OrderByDescending(r => r.ValidFrom))
        {
            if (earlier.ValidTo != first.ValidFrom || earlier.Text(field) != row.Text(field))
            {
                break;
            }

            first = earlier;
        }

        return first.From;
    }
}
