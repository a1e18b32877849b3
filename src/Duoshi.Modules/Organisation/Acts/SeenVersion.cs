using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>The version of an office, department or position: the last change that touched any of its facts. Two people on one record: the later is told what changed.</summary>
internal static class SeenVersion
{
    public static async Task<long> CurrentAsync(DuoshiDb db, SubjectKind subject, long id, CancellationToken ct) =>
        await db.Set<SubjectVersion>().Where(v => v.SubjectKind == subject && v.SubjectId == id).MaxAsync(v => (long?)v.ChangeId, ct) ?? 0;

    /// <summary>The refusal of a writer whose user saw an older version; asked inside the writing transaction.</summary>
    public static async Task<Refusal?> ConflictAsync(WriteScope scope, SubjectKind subject, long id, long? seen, CancellationToken ct)
    {
        if (seen is not { } version)
        {
            return null;
        }

        var newer = await scope.Db.Set<SubjectVersion>().Where(v => v.SubjectKind == subject && v.SubjectId == id && v.ChangeId > version).Select(v => v.Kind).ToListAsync(ct);
        return newer.Count == 0 ? null : await Versions.ConflictAsync(scope.Db, [.. newer.Select(kind => new ExpectedVersion(subject, id, kind, version))], ct);
    }

    /// <summary>Runs a change with the version that If-Match names; 428 without.</summary>
    public static async Task<IResult> IfMatchAsync<T>(this HttpRequest request, Func<long, Task<Outcome<T>>> act)
    {
        if (!EntityTags.TryRead(request, out var seen))
        {
            return EntityTags.Unreadable.ToHttp();
        }

        return seen is { } version
            ? (await act(version)).ToHttp()
            : new Refusal("record.version-required", "请先读取最新内容，并随请求送回其版本（If-Match）。", "Read the present state first and send its version back (If-Match).", 428).ToHttp();
    }
}
