using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Naming;

/// <summary>Reads which names hold for the imports of an office: its own, then those of the offices above it.</summary>
internal sealed class RememberedNames(IDbContextFactory<DuoshiDb> databases, IOffices offices, TimeProvider clock)
{
    public async Task<KnownNames> ForAsync(long? officeId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var standing = await db.Set<NameMapping>().AsNoTracking().Where(m => m.WithdrawnAt == null).ToListAsync(ct);
        if (standing.Count == 0)
        {
            return KnownNames.None;
        }

        var owners = standing.Where(m => m.OfficeId is not null).Select(m => m.OfficeId!.Value).Append(officeId ?? 0).Where(o => o != 0).Distinct().ToList();
        var paths = await offices.PathsAsync(owners, clock.Today(), ct);
        var own = officeId is { } id ? paths.GetValueOrDefault(id, "") : "";

        // The nearest office speaks first; of one office the latest word.
        var names = new Dictionary<(string, string), KnownName>();
        foreach (var mapping in standing
            .Select(m => (Mapping: m, Path: m.OfficeId is { } owner ? paths.GetValueOrDefault(owner) : ""))
            .Where(m => m.Path is not null && own.StartsWith(m.Path, StringComparison.Ordinal))
            .OrderByDescending(m => m.Path!.Length).ThenByDescending(m => m.Mapping.At).Select(m => m.Mapping))
        {
            names.TryAdd((mapping.Table, mapping.Name), new KnownName(mapping.Target, mapping.By, new DateTime(mapping.At, DateTimeKind.Utc).ToCivil().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        }

        return new KnownNames(names);
    }
}
