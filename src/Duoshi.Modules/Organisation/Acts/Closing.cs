using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>
/// What ends with an office: its existence, departments, positions, establishment and leadership numbers. Its people stay
/// on the record with their facts; where they go is decided person by person.
/// </summary>
internal static class Closing
{
    public static async Task<List<FactWrite>> OfOfficesAsync(DuoshiDb db, FactKinds kinds, IReadOnlyCollection<long> offices, PartialDate on, CancellationToken ct)
    {
        var day = on.Value;
        var writes = offices.Select(o => FactLine.Ends<OfficeExistence>(kinds, o, 1, on)).ToList();
        var establishments = await db.Set<OfficeEstablishment>().As(Known.Now).Where(f => offices.Contains(f.SubjectId) && f.ValidTo > day && f.Slot != null)
            .Select(f => new { f.SubjectId, f.Slot }).Distinct().ToListAsync(ct);
        writes.AddRange(establishments.Select(e => FactLine.Ends<OfficeEstablishment>(kinds, e.SubjectId, e.Slot!.Value, on)));
        var leaders = await db.Set<OfficeLeadership>().As(Known.Now).Where(f => offices.Contains(f.SubjectId) && f.ValidTo > day && f.Slot != null)
            .Select(f => new { f.SubjectId, f.Slot }).Distinct().ToListAsync(ct);
        writes.AddRange(leaders.Select(e => FactLine.Ends<OfficeLeadership>(kinds, e.SubjectId, e.Slot!.Value, on)));

        var departments = await db.Set<DepartmentPlace>().AsNoTracking().As(Known.Now)
            .Where(f => f.ValidTo > day && db.Set<DepartmentPlace>().Any(o => o.SubjectId == f.SubjectId && o.SupersededBy == Fact.Current && offices.Contains(o.OfficeId!.Value))).ToListAsync(ct);
        writes.AddRange(Lines(kinds, departments, d => offices.Contains(d.OfficeId ?? 0), on));
        var positions = await db.Set<PositionPlace>().AsNoTracking().As(Known.Now)
            .Where(f => f.ValidTo > day && db.Set<PositionPlace>().Any(o => o.SubjectId == f.SubjectId && o.SupersededBy == Fact.Current && offices.Contains(o.OfficeId!.Value))).ToListAsync(ct);
        writes.AddRange(Lines(kinds, positions, p => offices.Contains(p.OfficeId ?? 0), on));
        return writes;
    }

    /// <summary>A department and the positions in it.</summary>
    public static async Task<List<FactWrite>> OfDepartmentAsync(DuoshiDb db, FactKinds kinds, long department, PartialDate on, CancellationToken ct)
    {
        var day = on.Value;
        var positions = await db.Set<PositionPlace>().AsNoTracking().As(Known.Now)
            .Where(f => f.ValidTo > day && db.Set<PositionPlace>().Any(o => o.SubjectId == f.SubjectId && o.SupersededBy == Fact.Current && o.DepartmentId == department)).ToListAsync(ct);
        return [FactLine.Ends<DepartmentPlace>(kinds, department, 1, on), .. Lines(kinds, positions, p => p.DepartmentId == department, on)];
    }

    /// <summary>Ends the lines that hold where the closing is; of a line that goes elsewhere later only the present period.</summary>
    private static IEnumerable<FactWrite> Lines<T>(FactKinds kinds, List<T> rows, Func<T, bool> within, PartialDate on)
        where T : Fact
    {
        foreach (var line in rows.GroupBy(r => r.SubjectId))
        {
            var goesElsewhere = line.Any(r => !within(r));
            if (!goesElsewhere)
            {
                yield return FactLine.Ends<T>(kinds, line.Key, 1, on);
            }
            else if (line.Any(r => within(r) && r.ValidFrom <= on.Value))
            {
                yield return FactLine.Ends<T>(kinds, line.Key, 1, on, Reach.ThisPeriod);
            }
        }
    }
}
