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
/// <param name="Table">Code table; office for names of units, head for heads of a roster's columns, head/A14 and the like for those of a workbook's sheet.</param>
/// <param name="Item">What the names of the table are called.</param>
/// <param name="Name">As written.</param>
/// <param name="Rows">Rows in which it stands.</param>
/// <param name="Nearest">What it may mean, the nearest first.</param>
internal sealed record UnknownName(string Table, string Item, string Name, int Rows, IReadOnlyList<NameMeant> Nearest);

/// <summary>What a name may mean.</summary>
/// <param name="Target">Code, key of the office, or key of the column.</param>
/// <param name="Name">Its official name.</param>
internal sealed record NameMeant(string Target, string Name);

/// <summary>The names of a batch that no table knows, each with the nearest ones.</summary>
internal sealed class NamesOfImport(IDbContextFactory<DuoshiDb> databases, BatchAccess access, RowComparing comparing, FieldCipher cipher)
{
    private const int Most = 500;
    private const string HeadCode = "roster.unknown-column";

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

        names.AddRange(await HeadsAsync(db, importId, ct));
        return names;
    }

    /// <summary>Heads that no column answers to; the rows are all those of the file.</summary>
    private async Task<List<UnknownName>> HeadsAsync(DuoshiDb db, long importId, CancellationToken ct)
    {
        var notices = await db.Set<ImportNotice>().AsNoTracking().Where(n => n.ImportId == importId && n.Code == HeadCode && n.RowId == null && n.FileId != null)
            .OrderBy(n => n.Id).Select(n => new { n.SealedText, Rows = db.Set<ImportRow>().Count(r => r.ImportId == importId && r.FileId == n.FileId) }).ToListAsync(ct);
        return [.. notices.Select(n => (cipher.OpenJson<NoticeText>(n.SealedText).Unknown, n.Rows)).Where(n => n.Unknown is { } unknown && HeadTables.Is(unknown.Table)).GroupBy(n => (n.Unknown!.Table, Name: KnownNames.Normalise(n.Unknown.Name))).Take(Most)
            .Select(g => Head(g.Key.Table, g.First().Unknown!.Name, g.Sum(n => n.Rows)))];
    }

    private static UnknownName Head(string table, string name, int rows)
    {
        var (columns, (zh, en)) = (HeadTables.Columns(table).ToDictionary(c => c.Key, StringComparer.Ordinal), HeadTables.Label(table));
        return new UnknownName(table, Words.T(zh, en), name, rows, [.. SheetHeadNotices.Nearest(table, name).Select(c => Meant(columns[c.Key]))]);
    }

    private static NameMeant Meant(RosterColumn column) => new(column.Key, Words.T(column.Heading, column.En));

    /// <summary>Every meaning a name of the table may have, in its order; none for offices, of which there are too many for a list.</summary>
    public static IReadOnlyList<NameMeant> All(string table) => HeadTables.Is(table) ? [.. HeadTables.Columns(table).Select(Meant)] : table == KnownNames.Offices || CodeTables.Get(table).Entries is not { Length: <= 600 } entries
        ? [] : [.. entries.Select(e => new NameMeant(e.Code, e.NameFor(!Words.Chinese)))];

    /// <summary>What a meaning written by hand stands for: a target itself, or a name in either language; else the text as it is.</summary>
    public static string TargetOf(UnknownName unknown, string means) =>
        unknown.Nearest.Concat(All(unknown.Table)).FirstOrDefault(m => m.Target == means || m.Name == means)?.Target
        ?? (unknown.Table switch
        {
            KnownNames.Offices => null,
            var heads when HeadTables.Is(heads) => HeadTables.Columns(heads).FirstOrDefault(c => c.Heading == means || c.En == means)?.Key,
            var table => CodeTables.Get(table).Recognise(means)?.Code,
        })
        ?? means;

    /// <summary>What the names of a table are called: as the file's head has it; that is Chinese, so in English the column's own name.</summary>
    private static string ItemOf(string table, string? element) => table == KnownNames.Offices || !Words.Chinese ? ListNames.TableName(table) : (element ?? table).Split('·')[^1];

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
