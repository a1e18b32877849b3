using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>The posts somebody in scope holds: which of them ends is chosen from these.</summary>
internal sealed class PresentPosts(IDbContextFactory<DuoshiDb> databases, FactKinds kinds, SubjectDirectory subjects, IActor actors, TimeProvider clock)
{
    public sealed record Post(long FactId, string Text);

    public async Task<IReadOnlyList<Post>> OfAsync(long person, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await subjects.Find(SubjectKind.Person)!.SeeAsync(db, actor, Permission.DecisionRegister, person, ct) is null)
        {
            return [];
        }

        var kind = kinds.Find("appointment")!;
        var today = clock.Today();
        return [.. (await kind.LoadAsync(db, [person], Known.Now, ct)).Where(f => f.ValidFrom <= today && today < f.ValidTo).OrderBy(f => f.Slot is null)
            .Select(f => new Post(f.FactId, string.Concat(kind.Field("officeName").Get(f), kind.Field("departmentName").Get(f), kind.Field("postName").Get(f))))];
    }
}
