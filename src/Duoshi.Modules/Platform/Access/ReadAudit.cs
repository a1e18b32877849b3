using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Access;

/// <summary>The audit chain: who did what to whom and when. Read page by page, exported, and checked link by link.</summary>
internal sealed class ReadAudit(IDbContextFactory<DuoshiDb> databases, WriteGate gate, IActor actors, TimeProvider clock)
{
    private const int Most = 500;
    private const int MostExported = 1_000_000;

    /// <param name="Actor">Part of the actor's name.</param>
    /// <param name="Act">The act: whole or its beginning.</param>
    /// <param name="SubjectKind">Whose: person, office, account …</param>
    /// <param name="SubjectId">Key of the subject.</param>
    /// <param name="From">First civil day.</param>
    /// <param name="To">Last civil day.</param>
    public sealed record Filter(string? Actor = null, string? Act = null, SubjectKind? SubjectKind = null, long? SubjectId = null, DateOnly? From = null, DateOnly? To = null);

    /// <param name="Link">Beginning of the link, hexadecimal: to compare with a printed anchor.</param>
    public sealed record Entry(
        long Sequence, DateTime At, long ActorId, string Actor, string Act, SubjectKind? SubjectKind, long? SubjectId, long? ChangeId, string? Detail, string Link);

    /// <param name="Entries">Latest first.</param>
    /// <param name="Next">Pass as <c>before</c> for the next page; null: this was the last.</param>
    public sealed record Page(IReadOnlyList<Entry> Entries, long? Next);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/audit", async ([AsParameters] Filter filter, ReadAudit slice, CancellationToken ct, long before = long.MaxValue, int take = 100) =>
                (await slice.RunAsync(filter, before, take, ct)).ToHttp())
            .WithSummary("Entries of the audit chain, latest first").Needs(Permission.AuditRead).Produces<Page>();
        api.MapGet("/admin/audit.csv", async ([AsParameters] Filter filter, ReadAudit slice, CancellationToken ct) =>
                (await slice.ExportAsync(filter, ct)).ToHttp(write => Results.Stream(write, "text/csv; charset=utf-8", "audit.csv")))
            .WithSummary("Entries of the audit chain as CSV; the export is itself an entry").ProducesFile(Described.Csv).Needs(Permission.AuditRead);
        api.MapPost("/admin/audit/verification", async (ReadAudit slice, CancellationToken ct) => (await slice.VerifyAsync(ct)).ToHttp())
            .WithSummary("Check every link of the audit chain").Needs(Permission.AuditRead).Produces<AuditVerdict>();
    }

    /// <param name="filter">What to show.</param>
    /// <param name="before">Only entries before this sequence.</param>
    /// <param name="take">Page size, 1 to 500.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Page>> RunAsync(Filter filter, long before, int take, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.AuditRead))
        {
            return Refusal.Forbidden;
        }

        take = Math.Clamp(take, 1, Most);
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await Filtered(db, filter).Where(a => a.Sequence < before).OrderByDescending(a => a.Sequence).Take(take + 1).ToListAsync(ct);
        return new Page([.. found.Take(take).Select(Shown)], found.Count > take ? found[take - 1].Sequence : null);
    }

    /// <summary>All entries that fit, latest first, at most a million. Who hands them out makes an entry of it.</summary>
    public async Task<Outcome<Func<IAsyncEnumerable<Entry>>>> LatestFirstAsync(Filter filter, CancellationToken ct) =>
        (await actors.CurrentAsync(ct)).May(Permission.AuditRead) ? (Func<IAsyncEnumerable<Entry>>)(() => EntriesAsync(filter, ct)) : Refusal.Forbidden;

    private async IAsyncEnumerable<Entry> EntriesAsync(Filter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await foreach (var entry in Filtered(db, filter).OrderByDescending(a => a.Sequence).Take(MostExported).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return Shown(entry);
        }
    }

    /// <summary>Checks the whole chain; the check is itself an entry.</summary>
    public async Task<Outcome<AuditVerdict>> VerifyAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.AuditRead))
        {
            return Refusal.Forbidden;
        }

        AuditVerdict verdict;
        await using (var db = await databases.CreateDbContextAsync(ct))
        {
            verdict = await AuditChain.VerifyAsync(db, ct);
        }

        var detail = verdict.Whole ? $"{verdict.Entries} entries, whole" : $"broken at {verdict.FirstBroken}";
        await NoteAsync(actor, "audit-verify", detail, ct);
        return verdict;
    }

    /// <summary>Writes the entries as CSV, oldest first, at most a million.</summary>
    /// <returns>What writes them to a stream.</returns>
    public async Task<Outcome<Func<Stream, Task>>> ExportAsync(Filter filter, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.AuditRead))
        {
            return Refusal.Forbidden;
        }

        await NoteAsync(actor, "audit-export", filter.ToString(), ct);
        return (Func<Stream, Task>)(async stream =>
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            await using var text = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true);
            await text.WriteAsync("sequence,at,actorId,actor,act,subjectKind,subjectId,change,detail,link\n");
            await foreach (var entry in Filtered(db, filter).OrderBy(a => a.Sequence).Take(MostExported).AsAsyncEnumerable().WithCancellation(ct))
            {
                await text.WriteAsync(Row(Shown(entry)));
            }
        });
    }

    private async Task NoteAsync(Actor actor, string act, string detail, CancellationToken ct)
    {
        await using var transaction = await LedgerTransaction.BeginAsync(databases, gate, clock, ct);
        transaction.Audit(actor, act, detail: detail);
        await transaction.CommitAsync(ct);
    }

    private static IQueryable<AuditEntry> Filtered(DuoshiDb db, Filter filter)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(filter.Actor))
        {
            var name = filter.Actor.Trim();
            entries = entries.Where(a => a.ActorName.Contains(name));
        }

        if (!string.IsNullOrWhiteSpace(filter.Act))
        {
            var act = filter.Act.Trim();
            entries = entries.Where(a => a.Act.StartsWith(act));
        }

        if (filter.SubjectKind is { } kind)
        {
            entries = entries.Where(a => a.SubjectKind == kind);
        }

        if (filter.SubjectId is { } subject)
        {
            entries = entries.Where(a => a.SubjectId == subject);
        }

        if (filter.From is { } from)
        {
            var first = CivilTime.FromCivil(from.ToDateTime(TimeOnly.MinValue)).Ticks;
            entries = entries.Where(a => a.At >= first);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = CivilTime.FromCivil(to.AddDays(1).ToDateTime(TimeOnly.MinValue)).Ticks;
            entries = entries.Where(a => a.At < end);
        }

        return entries;
    }

    private static Entry Shown(AuditEntry entry) => new(
        entry.Sequence, new DateTime(entry.At, DateTimeKind.Utc), entry.ActorId, entry.ActorName, entry.Act, entry.SubjectKind, entry.SubjectId,
        entry.ChangeId, entry.Detail, Convert.ToHexStringLower(entry.Link.AsSpan(0, Math.Min(8, entry.Link.Length))));

    private static string Row(Entry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Sequence},{entry.At:yyyy-MM-ddTHH:mm:ss.fffZ},{entry.ActorId},{Cell(entry.Actor)},{Cell(entry.Act)},{entry.SubjectKind},{entry.SubjectId},{entry.ChangeId},{Cell(entry.Detail)},{entry.Link}\n");

    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r");

    /// <summary>A quoted cell; what a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    private static string Cell(string? text)
    {
        text ??= "";
        var guarded = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        return "\"" + guarded.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
