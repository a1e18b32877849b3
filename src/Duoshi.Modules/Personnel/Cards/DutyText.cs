using System.Text;
using Duoshi.Modules.Personnel.Kinds;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Present duties in one line, as forms write them.</summary>
internal static class DutyText
{
    /// <summary>
    /// The text of the form while no duty was recorded after it; else composed of the duties that hold, in print order:
    /// 示范市人民检察院党组成员、副检察长，示范市法学会理事.
    /// </summary>
    /// <param name="statement">The form's text holding on the day, if any.</param>
    /// <param name="duties">All duties of the person, of any day.</param>
    /// <param name="held">Those that hold on the day.</param>
    /// <param name="day">The day.</param>
    public static string? On(Statement? statement, IReadOnlyList<Appointment> duties, IReadOnlyList<Appointment> held, DateOnly day)
    {
        if (statement?.Duties is { Length: > 0 } written && !duties.Any(d => d.RecordedBy > statement.RecordedBy && d.ValidFrom <= day))
        {
            return written;
        }

        return held.Count == 0 ? null : Compose(held);
    }

    /// <summary>Duties of one unit are joined by 、, units by ，; a unit is named once.</summary>
    public static string Compose(IEnumerable<Appointment> duties)
    {
        if (duties is IReadOnlyList<Appointment> and [var only])
        {
            return only.Prints == false ? "" : string.Concat(only.OfficeName, only.DepartmentName, only.PostName);
        }

        var text = new StringBuilder();
        string? unit = null;
        foreach (var duty in InPrintOrder(duties))
        {
            var here = duty.OfficeName + duty.DepartmentName;
            text.Append(text.Length == 0 ? "" : here == unit ? "、" : "，");
            text.Append(here == unit ? "" : here).Append(duty.PostName);
            unit = here;
        }

        return text.ToString();
    }

    private static IEnumerable<Appointment> InPrintOrder(IEnumerable<Appointment> duties) => duties
        .Where(d => d.Prints != false)
        .OrderBy(d => d.OrderAmongOwn ?? int.MaxValue)
        .ThenBy(d => d.Slot == Appointment.MainSlot ? 0 : 1)
        .ThenBy(ProtocolOrder.Of)
        .ThenBy(d => d.ValidFrom)
        .ThenBy(d => d.FactId);
}
