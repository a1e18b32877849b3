using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel;

/// <summary>Appointments: main posts on a line of their own, names of office and department frozen as they were, no two main posts at once.</summary>
internal sealed class AppointmentRule(IOffices offices, TimeProvider clock) : IFactRule
{
    private const string MainPost = "1";

    public Type Entity => typeof(Appointment);

    public async Task<Refusal?> CompleteAsync(FactDraft draft, CancellationToken ct)
    {
        if (draft.Inserts)
        {
            draft.Slot = draft.Coming("manner") is MainPost ? Appointment.MainSlot : null;
        }
        else if (draft.Corrects && (draft.Coming("manner") is MainPost) != (draft.Row!.Slot == Appointment.MainSlot))
        {
            return new Refusal(
                "record.manner-changes-line", "主职与兼职、挂职等不能直接互改：请撤销此条，再按正确的任职方式登记。",
                "A main post can't be corrected into another manner or back: withdraw it and record it anew.", 422)
            { Details = new { field = "manner" } };
        }

        await FreezeNamesAsync(draft, ct);
        return Overlap(draft) is { } held ? MainPosts.Refused(held) : null;
    }

    /// <summary>The names that the office and department bore on the first day, unless the user wrote them.</summary>
    private async Task FreezeNamesAsync(FactDraft draft, CancellationToken ct)
    {
        if (!draft.Values.ContainsKey("officeId") && !draft.Values.ContainsKey("departmentId"))
        {
            return;
        }

        var from = draft.From?.Value ?? draft.Row?.ValidFrom ?? clock.Today();
        var (office, department) = (draft.Coming("officeId") as long?, draft.Coming("departmentId") as long?);
        var names = await offices.NamesAsync(office, department, from == DateOnly.MinValue ? clock.Today() : from, ct);
        if (names.Office is { } officeName && draft.Values.GetValueOrDefault("officeName") is null)
        {
            draft.Values["officeName"] = officeName;
        }

        if (names.Department is { } departmentName && draft.Values.GetValueOrDefault("departmentName") is null)
        {
            draft.Values["departmentName"] = departmentName;
        }
    }

    /// <summary>A stated end claims its days; without one, succession ends the old post by itself.</summary>
    private static Appointment? Overlap(FactDraft draft)
    {
        if (draft.Slot != Appointment.MainSlot)
        {
            return null;
        }

        var standing = draft.Standing.Cast<Appointment>();
        if (draft.Inserts)
        {
            return draft.From is { } from && draft.To is { } to && to.Value != DateOnly.MaxValue
                && MainPosts.Overlapping(standing, from.Value, to.Value) is [var held, ..]
                ? held
                : null;
        }

        // Moving a boundary takes the neighbour along; covering a neighbour whole is an overlap.
        if (draft.Corrects && draft.Row is { } row && (draft.From is not null || draft.To is not null))
        {
            var (start, end) = (draft.From?.Value ?? row.ValidFrom, draft.To?.Value ?? row.ValidTo);
            return MainPosts.Overlapping(standing, start, end, row.Id).FirstOrDefault(a => start <= a.ValidFrom && a.ValidTo <= end);
        }

        return null;
    }
}
