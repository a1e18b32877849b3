using System.Globalization;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>The version of each kind of a subject: the last change that touched it. Kinds apart, or a training import would break open forms.</summary>
internal static class Versions
{
    public static async Task<long> CurrentAsync(DuoshiDb db, SubjectKind subject, long id, string kind, CancellationToken ct) =>
        (await OfAsync(db, subject, [id], ct)).GetValueOrDefault((id, kind));

    /// <summary>The versions of some subjects by key and kind; what never stood has none.</summary>
    public static async Task<Dictionary<(long Id, string Kind), long>> OfAsync(DuoshiDb db, SubjectKind subject, IReadOnlyCollection<long> subjects, CancellationToken ct)
    {
        var versions = new Dictionary<(long, string), long>();
        foreach (var some in subjects.Chunk(400))
        {
            foreach (var row in await db.Set<SubjectVersion>().AsNoTracking().Where(v => v.SubjectKind == subject && some.Contains(v.SubjectId)).ToListAsync(ct))
            {
                foreach (var kind in row.Kind.Split(','))
                {
                    // A kind's own row is later than the one it came with.
                    versions[(row.SubjectId, kind)] = Math.Max(row.ChangeId, versions.GetValueOrDefault((row.SubjectId, kind)));
                }
            }
        }

        return versions;
    }

    /// <summary>The refusal of a writer whose user saw an older version: 412 with who, when and which fields differ.</summary>
    public static async Task<Refusal?> ConflictAsync(DuoshiDb db, IReadOnlyList<ExpectedVersion> expected, CancellationToken ct)
    {
        var conflicts = new List<VersionConflict>();
        var stale = false;
        foreach (var some in expected.GroupBy(e => e.SubjectKind))
        {
            var found = await OfAsync(db, some.Key, [.. some.Select(e => e.SubjectId).Distinct()], ct);
            foreach (var e in some.Where(e => found.GetValueOrDefault((e.SubjectId, e.Kind)) != e.Change))
            {
                stale = true;
                conflicts.AddRange(await DifferencesAsync(db, e, ct));
            }
        }

        return stale ? ChangedMeanwhile(conflicts) : null;
    }

    /// <summary>Says who, when and which fields, of the latest change; all of them travel as details.</summary>
    private static Refusal ChangedMeanwhile(List<VersionConflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            // A version that was never given out: nobody can be named.
            return new Refusal(
                "record.changed-meanwhile",
                "所依据的版本不是现行版本。请重新打开后再保存。",
                "The version given is not the present one. Open the record again and save.",
                412)
            { Details = conflicts };
        }

        var last = conflicts.MaxBy(c => c.Change)!;
        var when = last.AtUtc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new Refusal(
            "record.changed-meanwhile",
            $"{last.ActorName} 已于 {when} 修改了此项：{string.Join("、", last.Fields.Select(f => f.Zh))}。请核对最新内容后再保存，您填写的内容已保留。",
            $"{last.ActorName} changed this on {when}: {string.Join(", ", last.Fields.Select(f => f.En))}. Look at the present state and save again; what you typed is kept.",
            412)
        { Details = conflicts };
    }

    /// <summary>Sets the version of everything the change touched.</summary>
    public static async Task SetAsync(WriteScope scope, CancellationToken ct)
    {
        await scope.Db.AddRowsAsync(OfNew(scope), ct);
        foreach (var kind in scope.TouchedKinds)
        {
            var subjectKind = kind.Subject;
            var key = kind.Key;
            var missing = new List<SubjectVersion>();
            foreach (var some in scope.Touched(kind).Where(s => !scope.IsNew(s)).Chunk(500))
            {
                var there = await scope.Db.Set<SubjectVersion>()
                    .Where(v => v.SubjectKind == subjectKind && v.Kind == key && some.Contains(v.SubjectId))
                    .Select(v => v.SubjectId).ToListAsync(ct);
                if (there.Count > 0)
                {
                    await scope.Db.Set<SubjectVersion>()
                        .Where(v => v.SubjectKind == subjectKind && v.Kind == key && some.Contains(v.SubjectId))
                        .ExecuteUpdateAsync(set => set.SetProperty(v => v.ChangeId, scope.Change.Id), ct);
                }

                missing.AddRange(some.Except(there).Select(New));
            }

            await scope.Db.AddRowsAsync(missing, ct);

            SubjectVersion New(long id) => new() { SubjectKind = subjectKind, SubjectId = id, Kind = key, ChangeId = scope.Change.Id };
        }
    }

    /// <summary>Makes the versions of a part ready; all its subjects come on the record by it.</summary>
    public static void Ready(WriteScope part, ReadyRows ready) => ready.Add(OfNew(part));

    /// <summary>One row for all kinds of a subject that comes on the record by this change.</summary>
    private static List<SubjectVersion> OfNew(WriteScope scope) =>
        TouchedKinds.Of(scope, scope.IsNew).ConvertAll(t => new SubjectVersion { SubjectKind = t.Subject, SubjectId = t.Id, Kind = t.Kinds, ChangeId = scope.Change.Id });

    private static async Task<IEnumerable<VersionConflict>> DifferencesAsync(DuoshiDb db, ExpectedVersion expected, CancellationToken ct)
    {
        if (db.Source.Kinds.Find(expected.Kind) is not { } kind)
        {
            return [];
        }

        var subject = expected.SubjectId;
        var since = expected.Change;
        var rows = await kind.Rows(db).Where(f => f.SubjectId == subject && (f.RecordedBy > since || (f.SupersededBy > since && f.SupersededBy != Fact.Current))).ToListAsync(ct);
        var numbers = rows.Select(r => r.RecordedBy).Concat(rows.Select(r => r.SupersededBy)).Where(c => c > since && c != Fact.Current).Distinct().ToList();
        var changes = await db.Set<Change>().AsNoTracking().Where(c => numbers.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(ct);
        return changes.Select(change => new VersionConflict(
            kind.Subject, subject, kind.Key, change.Id, change.ActorName, change.AtUtc,
            FieldDifferences.Between(kind, rows.Where(r => r.SupersededBy == change.Id), rows.Where(r => r.RecordedBy == change.Id))));
    }
}
