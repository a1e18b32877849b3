using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Loading;

/// <summary>
/// Sets up the tree from the reference: the whole country or one province. Offices whose name the record already knows,
/// from any time, are left as they are, so loading again changes nothing and undoes no correction.
/// </summary>
internal sealed class LoadOffices(IDbContextFactory<DuoshiDb> databases, FactKinds kinds, RecordWriter writer, IActor actor)
{
    /// <summary>The word for everything.</summary>
    public const string National = "national";

    private const string Act = "load-offices";

    /// <param name="which"><see cref="National"/>, or a province by its code (42, 420000) or name (湖北, 湖北省).</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<OfficesLoaded>> RunAsync(string which, CancellationToken ct)
    {
        var who = await actor.CurrentAsync(ct);
        if (!who.May(Permission.OrganisationChange, ""))
        {
            return Refusal.Forbidden;
        }

        if (Choose(which) is not { Count: > 0 } chosen)
        {
            return new Refusal(
                "organisation.unknown-province",
                $"“{which}”不是省份。请写 national（全国），或省级代码、名称，如 42、420000、湖北。",
                $"'{which}' is no province. Write national, or the code or name of a province: 42, 420000, 湖北.", 422);
        }

        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            var known = await KnownNamesAsync(db, ct);
            if (chosen.TrueForAll(o => known.ContainsKey(o.Name)))
            {
                return new OfficesLoaded(0, chosen.Count, null);
            }
        }

        return await WriteAsync(who, chosen, ct);
    }

    private async Task<Outcome<OfficesLoaded>> WriteAsync(Actor who, List<ReferenceOffice> chosen, CancellationToken ct)
    {
        List<OfficeName> names = [];
        List<OfficePlace> places = [];
        List<OfficeExistence> existences = [];
        var request = new WriteRequest(new ChangeHeader(Act, Basis.Setup), [])
        {
            // The rows are filled in once the ledger is locked and hands out keys; the writer reads them after that.
            Prepare = async scope =>
            {
                var ids = await KnownNamesAsync(scope.Db, ct);
                var missing = chosen.Where(o => !ids.ContainsKey(o.Name)).ToList();
                var id = scope.NextIds(missing.Count);
                var byLocalId = chosen.Where(o => ids.ContainsKey(o.Name)).ToDictionary(o => o.LocalId, o => ids[o.Name], StringComparer.Ordinal);
                foreach (var office in missing)
                {
                    scope.Db.Add(new Office { Id = id, RecordedBy = scope.Change.Id });
                    byLocalId.Add(office.LocalId, id);
                    names.Add(Since(new OfficeName { SubjectId = id, Name = office.Name, DocumentPrefix = office.DocumentPrefix }));
                    existences.Add(Since(new OfficeExistence { SubjectId = id, Origin = "1" }));
                    places.Add(Since(new OfficePlace
                    {
                        SubjectId = id,
                        ParentId = office.ParentLocalId is { } parent ? byLocalId[parent] : null,
                        Level = office.Level,
                        OfficeKind = office.Kind,
                        UnitCode = office.UnitCode,
                        RegionCode = office.RegionCode,
                        Certainty = office.Certainty,
                    }));
                    id++;
                }

                return Array.Empty<FactWrite>();
            },
            Ready = [(kinds.Get<OfficeName>(), names), (kinds.Get<OfficePlace>(), places), (kinds.Get<OfficeExistence>(), existences)],
        };
        return (await writer.WriteAsync(who, request, ct)).Succeeded(out var receipt, out var why)
            ? new OfficesLoaded(names.Count, chosen.Count - names.Count, receipt.Change)
            : why;
    }

    /// <summary>A fact of the one line of its kind, of which nobody stated since when.</summary>
    private static T Since<T>(T fact)
        where T : Fact
    {
        fact.Slot = 1;
        fact.ValidFrom = DateOnly.MinValue;
        fact.FromPrecision = DatePrecision.Unknown;
        return fact;
    }

    /// <summary>Every name the record knows or knew, and whose it is.</summary>
    private static async Task<Dictionary<string, long>> KnownNamesAsync(DuoshiDb db, CancellationToken ct) =>
        (await db.Set<OfficeName>().AsNoTracking().Select(n => new { n.Name, n.SubjectId }).Distinct().ToListAsync(ct))
            .GroupBy(n => n.Name!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(n => n.SubjectId), StringComparer.Ordinal);

    /// <summary>The offices meant, with those above them.</summary>
    private static List<ReferenceOffice> Choose(string which)
    {
        var text = which.Trim();
        if (string.Equals(text, National, StringComparison.OrdinalIgnoreCase))
        {
            return [.. ReferenceOffice.All];
        }

        var top = ReferenceOffice.All.FirstOrDefault(o => o.Level == "1" && o.RegionCode is not null
            && (text == o.RegionCode || text == o.RegionCode[..2] || (text.Length >= 2 && o.Name.StartsWith(text, StringComparison.Ordinal))));
        if (top is null)
        {
            return [];
        }

        var chosen = ReferenceOffice.All.Where(o => o.LocalId == top.ParentLocalId).Append(top).ToList();
        var within = chosen.Skip(chosen.Count - 1).Select(o => o.LocalId).ToHashSet(StringComparer.Ordinal);
        foreach (var office in ReferenceOffice.All.Where(o => o.ParentLocalId is not null))
        {
            // Parents come first, so one pass finds the whole subtree.
            if (within.Contains(office.ParentLocalId!))
            {
                within.Add(office.LocalId);
                chosen.Add(office);
            }
        }

        return chosen;
    }
}

/// <summary>What loading the reference tree did.</summary>
/// <param name="Added">Offices new on the record.</param>
/// <param name="AlreadyThere">Offices of the reference that the record knew.</param>
/// <param name="Change">Number of the change; null when nothing changed.</param>
internal sealed record OfficesLoaded(int Added, int AlreadyThere, long? Change);
