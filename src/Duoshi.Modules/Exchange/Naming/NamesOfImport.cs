using Duoshi.Core.Codes;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Naming;

/// <summary>A name of a batch that no table knows.</summary>
/// <param name="Table">Code table; office for names of units.</param>
/// <param name="Item">What the names of the table are called.</param>
/// <param name="Name">As written.</param>
/// <param name="Rows">Rows in which it stands.</param>
/// <param name="Nearest">What it may mean, the nearest first.</param>
internal sealed record UnknownName(string Table, string Item, string Name, int Rows, IReadOnlyList<NameMeant> Nearest);

/// <summary>What a name may mean.</summary>
/// <param name="Target">Code, or key of the office.</param>
/// <param name="Name">Its official name.</param>
internal sealed record NameMeant(string Target, string Name);

/// <summary>The names of a batch that no table knows, each with the nearest ones.</summary>
internal sealed class NamesOfImport(IDbContextFactory<DuoshiDb> databases, BatchAccess access, RowComparing comparing, FieldCipher cipher)
{
    private const int Most = 500;

    private static readonly string[] Codes = ["code.unknown", "code.ambiguous", "unit.unknown", "unit.ambiguous"];

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/imports/{id:long}/names", async (long id, NamesOfImport slice, CancellationToken ct) => (await slice.RunAsync(id, ct)).ToHttp())
        .WithSummary("Names of a batch that no table knows, with the nearest ones").Produces<IReadOnlyList<UnknownName>>().Needs(Permission.ImportPrepare);

    public async Task<Outcome<IReadOnlyList<UnknownName>>> RunAsync(long importId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var notices = await db.Set<ImportNotice>().AsNoTracking()
            .Where(n => n.ImportId == importId && Codes.Contains(n.Code) && n.RowId != null
                && db.Set<ImportRow>().Any(r => r.Id == n.RowId && r.CommittedBy == null && r.Decision != Decision.Refused))
            .OrderBy(n => n.Id).Select(n => new { n.RowId, n.Element, n.SealedText }).ToListAsync(ct);
        var units = await comparing.NewLookupAsync(found.Batch, ct);
        var names = new List<UnknownName>();
        foreach (var same in notices.Select(n => (n.RowId, n.Element, cipher.OpenJson<NoticeText>(n.SealedText).Unknown)).Where(n => n.Unknown is not null)
            .GroupBy(n => (n.Unknown!.Table, Name: KnownNames.Normalise(n.Unknown.Name))).OrderByDescending(g => g.Select(n => n.RowId).Distinct().Count()).Take(Most))
        {
            var (_, element, unknown) = same.First();
            names.Add(new UnknownName(unknown!.Table, ItemOf(unknown.Table, element), unknown.Name, same.Select(n => n.RowId).Distinct().Count(), await NearestAsync(unknown, units, ct)));
        }

        return names;
    }

    /// <summary>Every meaning a name of the table may have, in its order; none for offices, of which there are too many for a list.</summary>
    public static IReadOnlyList<NameMeant> All(string table) => table == KnownNames.Offices || CodeTables.Get(table).Entries is not { Length: <= 600 } entries
        ? [] : [.. entries.Select(e => new NameMeant(e.Code, e.NameFor(!Words.Chinese)))];

    private static string ItemOf(string table, string? element) => table == KnownNames.Offices ? Words.T("单位", "Office") : (element ?? table).Split('·')[^1];

    private static async Task<IReadOnlyList<NameMeant>> NearestAsync(UnknownText unknown, UnitLookup units, CancellationToken ct)
    {
        if (unknown.Table == KnownNames.Offices)
        {
            return (await units.NearestAsync(unknown.Name, ct)).ConvertAll(o => new NameMeant(o.OfficeId.ToString(System.Globalization.CultureInfo.InvariantCulture), o.Name));
        }

        ImmutableArray<CodeEntry> entries = CodeTables.Get(unknown.Table).Match(unknown.Name) switch
        {
            CodeMatch.Unknown none => [.. none.Nearest],
            CodeMatch.Ambiguous several => [.. several.Entries],
            _ => [],
        };
        return [.. entries.Take(5).Select(e => new NameMeant(e.Code, e.NameFor(!Words.Chinese)))];
    }
}
