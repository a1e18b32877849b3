using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Yearly;

/// <summary>A row of a yearly table: figures in the order of <see cref="YearlyTables.Columns"/>.</summary>
internal sealed record YearlyRow(string Code, string Name, IReadOnlyList<int> Figures);

/// <summary>A yearly table, filled; the first row is the total.</summary>
internal sealed record YearlyFigures(int Year, DateOnly Day, string Key, string Title, IReadOnlyList<YearlyRow> Rows);

/// <summary>Somebody behind a figure.</summary>
internal sealed record YearlyName(long PersonId, string Name, string? StaffNumber, string? MainPost, string? Duties);

/// <summary>The people behind a figure.</summary>
internal sealed record YearlyNames(string Title, IReadOnlyList<YearlyName> Rows, int Total);

/// <summary>年报表: people as of 31 December (of this year: as of today), counted in one scan; each figure lists those behind it by the same rule.</summary>
internal sealed class ReadYearly(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    private const string InService = "1";
    private const string Total = "all";
    private const int FirstYear = 1950;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/yearly", async (int? year, string? table, ReadYearly slice, CancellationToken ct) => (await slice.RunAsync(year, table, ct)).ToHttp())
            .WithSummary("A table of the yearly report").Produces<YearlyFigures>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.ReportRead);
        api.MapGet("/yearly/export", async (int? year, string? table, string? format, ReadYearly slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportAsync(year, table, ct), format, ct))
            .WithSummary("A table of the yearly report as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
        api.MapGet("/yearly/people", async (int? year, string? table, string? code, string? column, ReadYearly slice, CancellationToken ct) => (await slice.NamesAsync(year, table, code, column, ct)).ToHttp())
            .WithSummary("The people behind a figure of the yearly report").Produces<YearlyNames>().ProducesProblem(StatusCodes.Status422UnprocessableEntity).Needs(Permission.ReportRead);
        api.MapGet("/yearly/people/export", async (int? year, string? table, string? code, string? column, string? format, ReadYearly slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportNamesAsync(year, table, code, column, ct), format, ct))
            .WithSummary("The people behind a figure as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <param name="year">The year; null: last year.</param>
    /// <param name="table">Key of the table; null: the first.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<YearlyFigures>> RunAsync(int? year, string? table, CancellationToken ct)
    {
        if (!(await CountedAsync(year, table, ct)).Succeeded(out var counted, out var why))
        {
            return why;
        }

        var columns = YearlyTables.Columns;
        var figures = new Dictionary<string, int[]>(StringComparer.Ordinal) { [Total] = new int[columns.Count] };
        foreach (var person in counted.People)
        {
            var age = YearlyTables.Age(person.BirthKey, counted.Day);
            var row = counted.Table.Row(person)!;
            var own = figures.TryGetValue(row, out var there) ? there : figures[row] = new int[columns.Count];
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].Counts(person, age))
                {
                    own[i]++;
                    figures[Total][i]++;
                }
            }
        }

        var order = CodeTables.Get(counted.Table.Codes).Entries.Select((e, i) => (e.Code, i)).ToDictionary(e => e.Code, e => e.i, StringComparer.Ordinal);
        return new YearlyFigures(counted.Year, counted.Day, counted.Table.Key, counted.Table.Title,
        [
            new YearlyRow(Total, T("合计", "All"), figures[Total]),
            .. figures.Where(f => f.Key != Total).OrderBy(f => order.GetValueOrDefault(f.Key, int.MaxValue)).Select(f => new YearlyRow(f.Key, counted.Table.RowName(f.Key), f.Value)),
        ]);
    }

    /// <summary>The people behind one figure: by the same rule, in roster order.</summary>
    public async Task<Outcome<YearlyNames>> NamesAsync(int? year, string? table, string? code, string? column, CancellationToken ct)
    {
        if (!(await CountedAsync(year, table, ct)).Succeeded(out var counted, out var why))
        {
            return why;
        }

        var by = YearlyTables.Columns.FirstOrDefault(c => c.Key == (column ?? Total));
        if (by is null)
        {
            return new Refusal("yearly.column", "没有这一列。", "There is no such column.", 422) { Details = new { field = "column" } };
        }

        var behind = counted.People.Where(p => (code is null or Total || counted.Table.Row(p) == code) && by.Counts(p, YearlyTables.Age(p.BirthKey, counted.Day))).OrderBy(p => p.RosterKey, StringComparer.Ordinal).ToList();
        var names = new Dictionary<long, YearlyName>();
        await using var db = await databases.CreateDbContextAsync(ct);
        foreach (var some in behind.Select(p => p.PersonId).Distinct().Chunk(500))
        {
            foreach (var card in await db.Set<PersonCard>().AsNoTracking().Where(c => some.Contains(c.PersonId) && c.ValidFrom <= counted.Day && counted.Day < c.ValidTo).Select(c => new YearlyName(c.PersonId, c.Name, c.StaffNumber, c.MainPost, c.Duties)).ToListAsync(ct))
            {
                names[card.PersonId] = card;
            }
        }

        var row = code is null or Total ? T("合计", "All") : counted.Table.RowName(code);
        return new YearlyNames($"{counted.Table.Title} · {row} · {by.Name}", [.. behind.Select(p => names[p.PersonId])], behind.Count);
    }

    private sealed record Counted(int Year, DateOnly Day, YearlyTable Table, List<YearlyPerson> People);

    private async Task<Outcome<Counted>> CountedAsync(int? year, string? table, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.ReportRead))
        {
            return Refusal.Forbidden;
        }

        var today = clock.Today();
        var asked = year ?? today.Year - 1;
        var by = YearlyTables.All.FirstOrDefault(t => t.Key == (table ?? YearlyTables.All[0].Key));
        if (by is null || asked < FirstYear || asked > today.Year)
        {
            return new Refusal("yearly.table", $"没有这张表，或年度不在 {FirstYear} 至 {today.Year} 之间。", $"There is no such table, or the year is not between {FirstYear} and {today.Year}.", 422) { Details = new { field = by is null ? "table" : "year" } };
        }

        var day = asked == today.Year ? today : new DateOnly(asked, 12, 31);
        await using var db = await databases.CreateDbContextAsync(ct);
        // What a figure counts, its list names: people in scope today whose internal fields the actor reads.
        var readable = CheckScope.Readable(db, actor, Permission.ReportRead, FieldClass.Internal, today);
        var cards = PeopleInScope.On(db, actor, Permission.ReportRead, day, today).Where(c => readable.Any(r => r.PersonId == c.PersonId));
        return new Counted(asked, day, by, by.Event switch
        {
            "entry" => await MovedAsync(cards, db.Set<Entry>().AsNoTracking().As(Known.Now).Where(e => e.ValidFrom >= new DateOnly(asked, 1, 1) && e.ValidFrom <= day).Select(e => new Move(e.SubjectId, e.Way)), ct),
            "exit" => await MovedAsync(cards, db.Set<Exit>().AsNoTracking().As(Known.Now).Where(e => e.ValidFrom >= new DateOnly(asked, 1, 1) && e.ValidFrom <= day).Select(e => new Move(e.SubjectId, e.Way)), ct),
            _ => [.. (await People(cards.Where(c => c.Status == InService && c.OfficeId != null)).ToListAsync(ct)).Where(p => by.Row(p) is not null)],
        });
    }

    private sealed record Move(long PersonId, string? Way);

    private static async Task<List<YearlyPerson>> MovedAsync(IQueryable<PersonCard> cards, IQueryable<Move> moves, CancellationToken ct)
    {
        var moved = await moves.ToListAsync(ct);
        var people = new Dictionary<long, YearlyPerson>();
        foreach (var some in moved.Select(m => m.PersonId).Distinct().Chunk(500))
        {
            foreach (var person in await People(cards.Where(c => some.Contains(c.PersonId))).ToListAsync(ct))
            {
                people[person.PersonId] = person;
            }
        }

        return [.. moved.Where(m => people.ContainsKey(m.PersonId)).Select(m => people[m.PersonId] with { Way = m.Way })];
    }

    private static IQueryable<YearlyPerson> People(IQueryable<PersonCard> cards) => cards.Select(c => new YearlyPerson(
        c.PersonId, c.Sex, c.BirthKey, c.EthnicGroup, c.Category, c.DutyLevel, c.CivilServiceRank, c.ProsecutorGrade, c.EstablishmentKind, c.PoliticalStatus, c.Education, c.Degree, c.RosterKey, null));

    private async Task<Outcome<ShownList>> ExportAsync(int? year, string? table, CancellationToken ct) => (await RunAsync(year, table, ct)).Succeeded(out var found, out var why)
        ? new ShownList(
            T($"{found.Year}年度{found.Title}", $"{found.Title}, {found.Year}"),
            [new(T("项目", "Row")), .. YearlyTables.Columns.Select(c => new SheetColumn(c.Name, c.Group.Length == 0 ? null : c.Group, SheetColumnKind.Number))],
            found.Rows.Select(r => SheetLine.Of([r.Name, .. r.Figures.Select(f => $"{f}")])))
        { AsOf = found.Day }
        : why;

    private async Task<Outcome<ShownList>> ExportNamesAsync(int? year, string? table, string? code, string? column, CancellationToken ct) => (await NamesAsync(year, table, code, column, ct)).Succeeded(out var found, out var why)
        ? new ShownList(
            found.Title, [new(T("姓名", "Name")), new(T("人员编号", "Staff number")), new(T("职务", "Post")), new(T("现任职务", "Present duties"))],
            found.Rows.Select(r => SheetLine.Of(r.Name, r.StaffNumber, r.MainPost, r.Duties)))
        : why;
}
