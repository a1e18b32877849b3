using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Tree;

/// <summary>Answers other modules' questions about the tree, and the platform's about where grants reach today.</summary>
internal sealed class Offices(IDbContextFactory<DuoshiDb> databases, OfficeIndexes indexes, TimeProvider clock) : IOffices, IOfficePaths
{
    public async Task<IReadOnlyDictionary<long, string>> PathsAsync(IReadOnlyCollection<long> offices, DateOnly day, CancellationToken ct)
    {
        var index = await indexes.PresentAsync(ct);
        return offices.Distinct().Select(o => index.On(o, day)).OfType<OfficeNode>().ToDictionary(n => n.OfficeId, n => n.Path);
    }

    /// <summary>Paths that grants reach by; a grant on an office that is gone keeps reaching its own record.</summary>
    public async Task<IReadOnlyDictionary<long, string>> TodayAsync(IReadOnlyCollection<long> offices, CancellationToken ct)
    {
        var (index, today) = (await indexes.PresentAsync(ct), clock.Today());
        return offices.Distinct().Select(o => index.Nearest(o, today)).OfType<OfficeNode>().ToDictionary(n => n.OfficeId, n => n.Path);
    }

    public async Task<(string? Office, string? Department)> NamesAsync(long? officeId, long? departmentId, DateOnly day, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var office = officeId is { } o ? (await indexes.PresentAsync(db, ct)).On(o, day)?.Name : null;
        var department = departmentId is { } d
            ? await db.Set<DepartmentPlace>().At(day, Known.Now).Where(p => p.SubjectId == d).Select(p => p.Name).SingleOrDefaultAsync(ct)
            : null;
        return (office, department);
    }

    public async Task<IReadOnlyList<OfficeNode>> RecogniseAsync(string text, DateOnly day, CancellationToken ct) => (await OfDayAsync(day, ct)).Recognise(text);

    public async Task<IOfficesOfDay> OfDayAsync(DateOnly day, CancellationToken ct) => new OfDay(await indexes.PresentAsync(ct), day);

    public async Task<IReadOnlyList<DepartmentName>> DepartmentsAsync(long officeId, DateOnly day, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<DepartmentPlace>().At(day, Known.Now).Where(p => p.OfficeId == officeId)
            .OrderBy(p => p.SiblingOrder ?? int.MaxValue).ThenBy(p => p.SubjectId)
            .Select(p => new DepartmentName(p.SubjectId, p.Name!, p.Line))
            .ToListAsync(ct);
    }

    private sealed class OfDay(OfficeIndex index, DateOnly day) : IOfficesOfDay
    {
        public OfficeNode? Find(long office) => index.On(office, day);

        public IReadOnlyList<OfficeNode> Recognise(string text)
        {
            var found = index.On(day).Names.Recognise(text);
            if (found.Count > 0)
            {
                return found;
            }

            // A name the office bore on another day: it was renamed since, or is yet to be.
            return [.. index.EverNamed(OfficeNames.Normalise(text)).Select(n => index.On(n.OfficeId, day)).OfType<OfficeNode>().Distinct()];
        }
    }
}
