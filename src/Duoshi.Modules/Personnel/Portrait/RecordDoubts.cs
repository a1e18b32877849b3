using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>待核疑点: places where the record contradicts itself. Questions for the clerk; they change nothing and say nothing about the person.</summary>
internal static class RecordDoubts
{
    private const int YoungestStartOfWork = 16;

    public static IReadOnlyList<Doubt> Find(KindRows rows)
    {
        var doubts = new List<Doubt>();
        var identity = rows.Now("identity");
        var birth = Date(identity, "birth");
        if (birth is null)
        {
            doubts.Add(new Doubt("没有出生年月", "No date of birth"));
        }

        if (birth is { } b && Date(identity, "workStart") is { } work && work.Value < b.Value.AddYears(YoungestStartOfWork))
        {
            doubts.Add(new Doubt($"参加工作时不满 {YoungestStartOfWork} 岁", $"Younger than {YoungestStartOfWork} at the start of work"));
        }

        var main = rows.All("appointment").Where(r => r.Slot == Kinds.Appointment.MainSlot && r.ValidFrom < r.ValidTo).OrderBy(r => r.ValidFrom).ToList();
        foreach (var (earlier, later) in main.Zip(main.Skip(1)))
        {
            if (earlier.ValidTo < later.ValidFrom)
            {
                doubts.Add(new Doubt($"主职中断：{earlier.To} 至 {later.From}", $"No main post from {earlier.To} to {later.From}"));
            }
        }

        var years = rows.Holding("assessment").Select(r => int.TryParse(r.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : 0).Where(y => y > 0).Order().ToList();
        foreach (var (earlier, later) in years.Zip(years.Skip(1)).Where(p => p.Second > p.First + 1))
        {
            doubts.Add(new Doubt($"缺 {earlier + 1} 年度考核", $"No assessment for {earlier + 1}"));
        }

        if (main.Count > 0 && rows.Now("staff-category") is null)
        {
            doubts.Add(new Doubt("没有人员类别", "No staff category"));
        }

        return doubts;
    }

    private static PartialDate? Date(RowView? row, string field) =>
        row?.Values.GetValueOrDefault(field)?.Value is { } stored && PartialDate.TryParse(stored, out var date) ? date : null;
}
