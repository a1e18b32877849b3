using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>Finds matters by what stands in their line of the list, and by nothing else: title or document, body, office, people.</summary>
internal static class MatterSearch
{
    /// <param name="processes">Those in scope.</param>
    /// <param name="text">Part of a title, of the office's name or of a person's name; blank: all.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="today">The day whose names are searched: those the list shows.</param>
    public static IQueryable<SelectionProcess> Naming(this IQueryable<SelectionProcess> processes, string? text, DuoshiDb db, DateOnly today)
    {
        if (text?.Trim() is not { Length: > 0 } part)
        {
            return processes;
        }

        var (people, offices) = (Concerning(db, part, today), Offices(db, part, today));
        return processes.Where(p => p.Title.Contains(part) || offices.Contains(p.OfficeId) || people.Contains(p.Id));
    }

    /// <param name="decisions">Those in scope.</param>
    /// <param name="text">Part of the document number, the body, the meeting, the office's name or a person's name; blank: all.</param>
    /// <param name="db">Where they are.</param>
    /// <param name="today">The day whose names are searched: those the list shows.</param>
    public static IQueryable<PaperDecision> Naming(this IQueryable<PaperDecision> decisions, string? text, DuoshiDb db, DateOnly today)
    {
        if (text?.Trim() is not { Length: > 0 } part)
        {
            return decisions;
        }

        var (people, offices) = (Concerning(db, part, today), Offices(db, part, today));
        return decisions.Where(d => d.DocumentNumber.Contains(part) || d.Body.Contains(part) || (d.Meeting != null && d.Meeting.Contains(part)) || offices.Contains(d.OfficeId) || people.Contains(d.Id));
    }

    private static IQueryable<long> Concerning(DuoshiDb db, string part, DateOnly today) =>
        db.Set<PlannedAct>().Where(a => db.Set<PersonCard>().Any(c => c.PersonId == a.PersonId && c.ValidFrom <= today && today < c.ValidTo && c.Name.Contains(part))).Select(a => a.MatterId);

    private static IQueryable<long> Offices(DuoshiDb db, string part, DateOnly today) =>
        db.Set<OfficeNode>().Where(n => n.ValidFrom <= today && today < n.ValidTo && n.Name.Contains(part)).Select(n => n.OfficeId);
}
