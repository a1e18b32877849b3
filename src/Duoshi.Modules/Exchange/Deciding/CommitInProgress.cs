using System.Text.Json;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>One commit in progress: what is worked out inside the writing transaction and kept beside the facts.</summary>
internal sealed class CommitInProgress(
    RowComparing comparing, IPeople people, FactKinds kinds, Actor actor, ImportBatch batch, string? reviewer, List<ImportRow> rows, ILookup<long, ImportField> fields, CancellationToken ct)
{
    public const string ChangedMeanwhile = "exchange.new-meanwhile";

    /// <summary>Keys in one statement; they travel as one parameter.</summary>
    private const int FieldsAtOnce = 20_000;

    /// <summary>Acts written before the next are taken: some thousand people.</summary>
    private const int WritesAtOnce = 20_000;

    private readonly List<Done> done = [];

    /// <summary>Rows without kept fields, as the preview left them: all they say is taken.</summary>
    private readonly HashSet<long> plain = [.. rows.Where(r => r.PersonId is null && NewRowFields.MayBePlain(r) && !fields.Contains(r.Id)).Select(r => r.Id)];

    /// <summary>Keys of the people whom rows bring on the record.</summary>
    private readonly Dictionary<long, long> persons = [];

    public int NewPeople { get; private set; }

    public int Documents { get; private set; }

    public int Waiting { get; private set; }

    public async Task<Outcome<IReadOnlyList<FactWrite>>> PrepareAsync(WriteScope scope)
    {
        // Nothing was recorded since the rows were looked up: nobody in them can have come on the record.
        if (scope.Change.Id != batch.SeenChange + 1 && await NewMeanwhileAsync() is { } refusal)
        {
            return refusal;
        }

        var unknown = rows.Where(r => r.PersonId is null).ToList();
        NewPeople = unknown.Count;
        var next = unknown.Count == 0 ? 0 : await people.NewPeopleAsync(scope, unknown.Count, ct);
        unknown.ForEach(r => persons[r.Id] = next++);
        var writes = new List<FactWrite>();
        var stopped = new List<StoppedRow>();
        await foreach (var compared in ComparedAsync([.. rows.Where(r => !plain.Contains(r.Id))], compared => compared))
        {
            var taken = fields[compared.Row.Id].Where(f => f.Applies).ToList();
            var keys = taken.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
            List<FactWrite> acts = [.. Comparison.Writes(Person(compared.Row), compared.Differences.Where(d => keys.Contains(comparing.Bounded(d.Key))), compared.Row.Id)];
            if (compared.Differences.Count == 0 && compared.Row.Verdict == RowVerdict.Error)
            {
                stopped.Add(new StoppedRow(compared.Row.Id, compared.Row.Name, "", compared.Row.Number, compared.Row.ReasonZh ?? "", compared.Row.ReasonEn ?? ""));
            }

            stopped.AddRange(Stopped(compared.Row, acts));
            writes.AddRange(acts);
            done.Add(new Done(compared.Row, Person(compared.Row), [.. compared.Documents.Select(d => d.Id)], taken));
        }

        return stopped.Count > 0 ? RowsStop(stopped) : writes;
    }

    /// <summary>The acts of rows that are taken whole, some people at a time: while these are written the next are worked out.</summary>
    public async IAsyncEnumerable<Outcome<IReadOnlyList<FactWrite>>> PlainAsync()
    {
        var (notPlain, stopped) = (new List<StoppedRow>(), new List<StoppedRow>());
        var writes = new List<FactWrite>();
        await foreach (var (row, isPlain, acts, wrong) in ComparedAsync([.. rows.Where(r => plain.Contains(r.Id))], ActsOf))
        {
            done.Add(new Done(row, Person(row), [], []));
            stopped.AddRange(wrong);
            if (!isPlain)
            {
                notPlain.Add(new StoppedRow(row.Id, row.Name, "", row.Number, "比对之后，其中的名称或单位有变。", "A name or unit in it has come to mean something else since."));
            }

            // Once something stops the commit the rest is only looked at, so that all that stops it is told at once.
            writes.AddRange(notPlain.Count + stopped.Count == 0 ? acts : []);
            if (writes.Count >= WritesAtOnce)
            {
                yield return writes;
                writes.Clear(); // what was taken is let go at once: whatever is held while the next is worked out, the collector moves about
            }
        }

        if (notPlain.Count > 0)
        {
            yield return new Refusal(ChangedMeanwhile, "比对之后，文件中的名称或单位有变。", "Names or units of the file have come to mean something else since the comparison.", 412) { Details = notPlain };
        }
        else
        {
            yield return stopped.Count > 0 ? RowsStop(stopped) : writes;
        }
    }

    private (ImportRow Row, bool IsPlain, IReadOnlyList<FactWrite> Acts, IReadOnlyList<StoppedRow> Stopped) ActsOf(ComparedRow compared)
    {
        List<FactWrite> acts = [.. Comparison.Writes(Person(compared.Row), compared.Differences, compared.Row.Id)];
        return (compared.Row, compared.IsPlainlyNew, acts, Stopped(compared.Row, acts));
    }

    /// <summary>Rows compared again, in their order, and what is worked out of each beside the others.</summary>
    private async IAsyncEnumerable<T> ComparedAsync<T>(List<ImportRow> some, Func<ComparedRow, T> work)
    {
        var units = await comparing.NewLookupAsync(batch, ct);

        // Enough small parts ahead of who takes them that a large one is filled while the one before is written.
        var (size, atOnce) = some.Exists(r => r.Number == 0) ? (RowComparing.Chunk, 1) : (RowComparing.CommitChunk, SideBySide.Parts + 1);
        await foreach (var part in SideBySide.InOrderAsync(some.Chunk(size), atOnce, CompareAsync, ct))
        {
            foreach (var one in part)
            {
                yield return one;
            }
        }

        async Task<List<T>> CompareAsync(ImportRow[] part)
        {
            var compared = await comparing.CompareAsync(actor, batch, part, units, ct);
            return [.. compared.Select(work)];
        }
    }

    private long Person(ImportRow row) => row.PersonId ?? persons[row.Id];

    /// <summary>Acts of a row that no writer may write.</summary>
    private static List<StoppedRow> Stopped(ImportRow row, IEnumerable<FactWrite> writes) =>
        [.. writes.Select(FactValidation.Check).OfType<Refusal>().Select(refusal => new StoppedRow(row.Id, row.Name, "", row.Number, refusal.Zh, refusal.En))];

    private static Refusal RowsStop(List<StoppedRow> stopped)
    {
        var names = stopped.Select(s => s.Name).Distinct(StringComparer.Ordinal).Take(10).ToList();
        return new Refusal(
            "exchange.rows-stop",
            $"有 {stopped.Count} 处不能入库：{string.Join("、", names)}。{stopped[0].Zh}整批未作任何更改。",
            $"{stopped.Count} rows can't be taken: {string.Join(", ", names)}. {stopped[0].En} Nothing was changed.", 422)
        { Details = stopped };
    }

    public async Task AlongsideAsync(WriteScope scope)
    {
        var (db, change) = (scope.Db, scope.Change.Id);
        var marks = new List<CommittedRow>(done.Count);
        var touched = kinds.Of(SubjectKind.Person).Select(k => (k.Key, People: scope.Touched(k))).Where(t => t.People.Count > 0).ToList();
        foreach (var one in done)
        {
            var waiting = fields[one.Row.Id].Count(f => f.Asks && f.Decision == Decision.Pending);

            // Of a row that is wholly on the record nothing is left to compare.
            marks.Add(new CommittedRow(one.Row.Id, one.Person, plain.Contains(one.Row.Id) ? null : Versions(touched, one.Row, one.Person, change), waiting));
            await KeepAsync(db, one, change);
            await PlaceAsync(scope, one.Row, one.Person, one.Row.PersonId is null);
        }

        await CommittedRow.MarkAsync(db, marks, change, ct);
        foreach (var some in done.SelectMany(d => d.Taken).Select(t => t.Id).Chunk(FieldsAtOnce))
        {
            await db.Set<ImportField>().Where(f => EF.Parameter(some).Contains(f.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.CommittedBy, change), ct);
        }

        // Who was not on the record can't have waited for a place on it.
        foreach (var some in done.Where(d => d.Row is { IsToPlace: false, PersonId: not null } && d.Taken.Any(t => t is { Kind: KindKeys.Service, Field: "officeId" })).Select(d => d.Person).Chunk(FieldsAtOnce))
        {
            await db.Set<PersonToPlace>().Where(p => EF.Parameter(some).Contains(p.PersonId) && p.SettledBy == null).ExecuteUpdateAsync(s => s.SetProperty(p => p.SettledBy, change), ct);
        }

        var held = await db.Set<ImportBatch>().SingleAsync(b => b.Id == batch.Id, ct);
        (held.State, held.CommittedBy, held.Reason) = (ImportState.Committed, change, scope.Change.Reason);
        held.ReviewedBy = string.IsNullOrWhiteSpace(reviewer) ? held.ReviewedBy : reviewer.Trim();
        held.Version++;
        await db.SaveChangesAsync(ct);
        await BatchCounts.RenewAsync(db, held, ct);
        Waiting = held.Waiting;
    }

    private static string Versions(List<(string Kind, IReadOnlyCollection<long> People)> touched, ImportRow row, long person, long change)
    {
        var versions = JsonSerializer.Deserialize<Dictionary<string, long>>(row.SeenVersions ?? "{}")!;
        foreach (var (kind, _) in touched.Where(t => t.People.Contains(person)))
        {
            versions[kind] = change;
        }

        return JsonSerializer.Serialize(versions);
    }

    private async Task KeepAsync(DuoshiDb db, Done one, long change)
    {
        var refused = fields[one.Row.Id].FirstOrDefault(f => f.Key == RowComparing.DocumentKey)?.Decision == Decision.Refused;
        var (person, forms) = (one.Person, refused ? [] : one.Documents.ToList());
        if (forms.Count == 0)
        {
            return;
        }

        Documents += forms.Count;
        await db.Set<ReceivedForm>().Where(f => forms.Contains(f.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.PersonId, person).SetProperty(f => f.CommittedBy, change), ct);
    }

    /// <summary>Puts a person of unknown unit on the list under the importing clerk's office.</summary>
    private async Task PlaceAsync(WriteScope scope, ImportRow row, long person, bool wasNew)
    {
        var db = scope.Db;
        if (row.IsToPlace && (wasNew || !await db.Set<PersonToPlace>().AnyAsync(p => p.PersonId == person && p.SettledBy == null, ct)))
        {
            db.Add(new PersonToPlace { Id = scope.NextId(), PersonId = person, ImportId = row.ImportId, UnderOfficeId = batch.OfficeId, UnitText = row.UnitText ?? "", ListedBy = scope.Change.Id });
        }
    }

    /// <summary>Rows that were new at the preview are matched again under the lock: nobody comes on the record twice.</summary>
    private async Task<Refusal?> NewMeanwhileAsync()
    {
        var unknown = rows.Where(r => r.PersonId is null).ToList();
        var stopped = new List<StoppedRow>();
        await foreach (var some in SideBySide.InOrderAsync(unknown.Chunk(500), SideBySide.Parts, RecordedMeanwhileAsync, ct))
        {
            stopped.AddRange(some);
        }

        return stopped.Count == 0 ? null : new Refusal(ChangedMeanwhile, "比对之后，有人员已由他人录入。", "People were recorded by somebody else since the comparison.", 412) { Details = stopped };
    }

    private async Task<List<StoppedRow>> RecordedMeanwhileAsync(ImportRow[] unknown)
    {
        var stopped = new List<StoppedRow>();
        var payloads = await comparing.PayloadsAsync(unknown, ct);
        var matches = await people.MatchAsync([.. payloads.Select(RowMatching.KeysOf)], ct);
        foreach (var (row, payload, match) in unknown.Zip(payloads, matches))
        {
            var seen = DecideImport.Keys(row.CandidatePeople);
            // A right identity number nobody else bears settles it, whatever the names.
            var certain = payload.IdentityNumber is not null;
            if (match.PersonId is not null || (!row.IsDeclaredNew && !certain && match.Candidates.Except(seen).Any()))
            {
                stopped.Add(new StoppedRow(row.Id, row.Name, "", row.Number, "此人已由他人录入。", "Somebody else recorded this person."));
            }
        }

        return stopped;
    }

    /// <summary>A row worked out: of its forms only the keys, or thousands of them would fill the memory.</summary>
    private sealed record Done(ImportRow Row, long Person, IReadOnlyList<long> Documents, IReadOnlyList<ImportField> Taken);
}
