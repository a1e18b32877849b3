using Duoshi.Core.Forms;
using Duoshi.Core.Identity;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Naming;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Compares rows whose person is settled (known or new) with the record as it stands.</summary>
internal sealed class RowComparing(FactKinds kinds, FieldCipher cipher, IPeople people, IOffices offices, RememberedNames remembered, IDbContextFactory<DuoshiDb> databases, TimeProvider clock)
{
    /// <summary>Rows compared in one go where forms are among them: with their pictures they fill the memory.</summary>
    public const int Chunk = 250;

    /// <summary>Rows of sheets compared in one go.</summary>
    public const int SheetChunk = 2_000;

    /// <summary>Rows of sheets compared in one go on their way onto the record: what is only needed for a moment dies young.</summary>
    public const int CommitChunk = 500;

    /// <summary>How many rows of a batch are compared in one go.</summary>
    public static int ChunkOf(IEnumerable<ImportRow> rows) => rows.Any(r => r.Number == 0) ? Chunk : SheetChunk;

    /// <summary>The key under which the keeping of a form itself is decided.</summary>
    public const string DocumentKey = "form|document";

    /// <summary>Kinds a file can fill: their versions are compared again at the commit.</summary>
    public static ImmutableArray<string> ComparedKinds { get; } =
    [
        KindKeys.Identity, KindKeys.StaffNumber, KindKeys.Service, KindKeys.PoliticalStatus, KindKeys.Appointment, KindKeys.DutyLevel, KindKeys.Rank,
        KindKeys.Grade, KindKeys.PoliceRank, KindKeys.StaffCategory, KindKeys.Quota, KindKeys.Establishment, KindKeys.Authority, KindKeys.EducationSummary,
        KindKeys.LegalQualification, KindKeys.Family, KindKeys.Resume, KindKeys.Statement, KindKeys.Contact, KindKeys.Photo,
        KindKeys.Education, KindKeys.Assessment, KindKeys.Reward, KindKeys.Sanction, KindKeys.ProfessionalTitle,
    ];

    /// <summary>Units as the tree has them today, and names as clerks of the batch's office or one above it settled them.</summary>
    public async Task<UnitLookup> NewLookupAsync(ImportBatch batch, CancellationToken ct) => new(offices, databases, await remembered.ForAsync(batch.OfficeId, ct), clock.Today());

    /// <summary>Compares some rows.</summary>
    /// <param name="db">Where to read; inside a writing transaction it sees that transaction.</param>
    /// <param name="actor">Who imports: what she may not read is left out.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="rows">Its rows; those with an error of their own, merged or candidates are not given here.</param>
    /// <param name="units">Remembers units over several calls.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="opened">Payloads that are open already; null: they are opened here.</param>
    /// <param name="isCommit">Whether the rows go onto the record now: what is only told beside them (missing fields, effects, hints) is not worked out again.</param>
    public async Task<IReadOnlyList<ComparedRow>> CompareAsync(
        DuoshiDb db, Actor actor, ImportBatch batch, IReadOnlyList<ImportRow> rows, UnitLookup units, CancellationToken ct, IReadOnlyList<RowPayload>? opened = null, bool isCommit = false)
    {
        // A sheet's row has no forms.
        var keys = rows.Where(r => r.Number == 0).Select(r => r.Id).ToList();
        var forms = (keys.Count == 0 ? [] : await db.Set<ReceivedForm>().AsNoTracking().Where(f => f.RowId != null && keys.Contains(f.RowId.Value)).ToListAsync(ct)).ToLookup(f => f.RowId!.Value);
        var persons = rows.Where(r => r.PersonId is not null).Select(r => r.PersonId!.Value).Distinct().ToList();

        var record = await StandingRecord.LoadAsync(db, kinds, persons, ct);
        var kept = await KeptForms.OfPeopleAsync(db, persons, ct);
        var labels = await people.LabelsAsync(persons, ct);
        foreach (var office in record.Facts.SelectMany(r => r.Value).SelectMany(Offices).Distinct())
        {
            await units.NameAsync(office, ct);
        }

        var comparison = new Comparison(kinds, clock.Today(), (field, value) => FieldTexts.Show(field, value, units.NameOf));
        var compared = new List<ComparedRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            compared.Add(await CompareAsync(actor, batch, row, opened?[i] ?? cipher.OpenPayload(row.SealedPayload), [.. forms[row.Id]], row.PersonId is { } p ? [.. kept[p].Where(k => k.RowId != row.Id)] : [], record, labels, comparison, units, isCommit, ct));
        }

        return compared;
    }

    /// <summary>Compares with the record as it stands, beside a writing transaction that has written nothing yet and lets nobody else write.</summary>
    public async Task<IReadOnlyList<ComparedRow>> CompareAsync(Actor actor, ImportBatch batch, IReadOnlyList<ImportRow> rows, UnitLookup units, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await CompareAsync(db, actor, batch, rows, units, ct, await PayloadsAsync(db, rows, ct), isCommit: true);
    }

    /// <summary>Payloads of some rows that were read without them, in the order of the rows.</summary>
    public async Task<IReadOnlyList<RowPayload>> PayloadsAsync(IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await PayloadsAsync(db, rows, ct);
    }

    private async Task<IReadOnlyList<RowPayload>> PayloadsAsync(DuoshiDb db, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var keys = rows.Select(r => r.Id).ToList();
        var sealedOnes = await db.Set<ImportRow>().Where(r => EF.Parameter(keys).Contains(r.Id)).Select(r => new { r.Id, r.SealedPayload }).ToDictionaryAsync(r => r.Id, r => r.SealedPayload, ct);
        return [.. rows.Select(r => cipher.OpenPayload(sealedOnes[r.Id]))];
    }

    /// <summary>The fields of a compared row, as they are kept.</summary>
    public IEnumerable<ImportField> ToFields(ComparedRow compared)
    {
        foreach (var difference in compared.Differences)
        {
            yield return new ImportField
            {
                ImportId = compared.Row.ImportId,
                RowId = compared.Row.Id,
                Key = Bounded(difference.Key),
                Kind = difference.Kind.Key,
                Field = difference.Field,
                Source = difference.Source,
                SealedOld = cipher.SealText(difference.Old),
                SealedNew = cipher.SealText(difference.New),
                From = difference.Act == ProposedAct.Correct ? "" : difference.From.ToString(),
                Act = difference.Act,
                Verdict = difference.Verdict,
                ReasonZh = difference.ReasonZh,
                ReasonEn = difference.ReasonEn,
            };
        }

        if (compared.Documents.Count > 0)
        {
            yield return new ImportField
            {
                ImportId = compared.Row.ImportId,
                RowId = compared.Row.Id,
                Key = DocumentKey,
                Kind = "form",
                Field = Difference.Whole,
                Source = "form",
                SealedNew = cipher.Seal(string.Join(", ", compared.Documents.Select(d => d.FormDate.Length > 0 ? d.FormDate.Replace('-', '.') : "—"))),
                From = "",
                Act = ProposedAct.Keep,
                Verdict = FieldVerdict.New,
            };
        }
    }

    /// <summary>Keys of lines hold a relative's name: the key is a digest of it, equal for equal lines.</summary>
    public string Bounded(string key) => key.Contains("family-member|", StringComparison.Ordinal) || key.Length > 200 ? $"{key.Split('|')[0]}|{cipher.BlindIndex("exchange-line", key)}" : key;

    private async Task<ComparedRow> CompareAsync(
        Actor actor, ImportBatch batch, ImportRow row, RowPayload payload, List<ReceivedForm> forms, List<ReceivedForm> kept, StandingRecord record, IReadOnlyDictionary<long, PersonLabel> labels, Comparison comparison, UnitLookup units, bool isCommit, CancellationToken ct)
    {
        var person = row.PersonId;
        var standing = record.Of(person);
        row.SeenVersions = person is { } known ? record.Versions.GetValueOrDefault(known, "{}") : null;
        row.IsToPlace = false;
        (row.Missing, row.Effect) = (null, null);
        (row.ReasonCode, row.ReasonZh, row.ReasonEn) = (null, null, null);
        var readable = FieldClass.Dossier;
        if (person is { } about)
        {
            var label = labels.GetValueOrDefault(about);
            var reads = actor.ReadableClass(label?.OfficePath, label?.Authority, about == actor.PersonId);
            if (reads is not { } widest || !MayChange(actor, label?.OfficePath ?? ""))
            {
                return RowVerdicts.Error(row, "exchange.foreign", "此人档案由其他单位管理，您不能更改；请与该单位联系。", "Another office keeps this person's record; ask it.");
            }

            readable = widest;
        }

        List<ReceivedForm> documents = forms.Count == 0 ? [] : RowForms.New(cipher, forms, kept);
        if (forms.Count > 0 && documents.Count == 0)
        {
            // Every one of its forms was received before: what has changed since was changed on purpose.
            return RowVerdicts.Of(row, [], payload, documents, []);
        }

        documents.RemoveAll(d => d.PersonId is not null);

        var proposal = forms.Count > 0 ? RowForms.Propose(cipher, forms, kept, units.Names) : null;
        var office = default(OfficeNode);
        if (proposal is not null)
        {
            row.UnitText = proposal.Unit ?? "";
            office = proposal.Unit is { Length: > 0 } duties ? await units.InDutiesAsync(duties, ct) : null;
            row.UnitOfficeId = office?.OfficeId;
            row.IsToPlace = office is null && !standing[KindKeys.Service].Any(s => kinds.Find(KindKeys.Service)!.Field("officeId").Get(s) is not null);
            if (office is not null)
            {
                proposal = proposal with
                {
                    Facts = [.. proposal.Facts, new ProposedFact(KindKeys.Service, KindKeys.Only, [new ProposedValue("officeId", office.OfficeId, FormElements.PresentPosts.Name)]) { Completing = [("status", KindKeys.InService)] }],
                };
            }
        }
        else
        {
            var cells = payload.Cells!.ToDictionary(c => c.Key, c => c.Value.Text, StringComparer.Ordinal);
            if (payload.IsCollected)
            {
                Completed(cells);
            }

            var unit = await units.OfRowAsync(cells.GetValueOrDefault(RosterColumns.Unit), cells.GetValueOrDefault(RosterColumns.Department), ct);
            row.UnitText = cells.GetValueOrDefault(RosterColumns.Unit);
            row.UnitOfficeId = unit.OfficeId;
            proposal = RosterProposal.Of(cells, unit, units.Names, batch.AsOf is { } day && PartialDate.TryParse(day, out var asOf) ? asOf : null);
            if (payload.IsCollected)
            {
                row.IsToPlace = row.UnitText is null && !standing[KindKeys.Service].Any(s => kinds.Find(KindKeys.Service)!.Field("officeId").Get(s) is not null);
                proposal = proposal with { Facts = [.. proposal.Facts, .. await LinesAsync(cells, units, ct)] };
            }
        }

        if (person is null && payload is { Name.Length: 0, Cells: null })
        {
            return RowVerdicts.Error(row, "exchange.no-name", "表中没有姓名，不能新增人员。", "The form has no name; nobody can be added by it.");
        }

        if (row.UnitOfficeId is { } target && person is null && !(await units.PathAsync(target, ct) is { } at && actor.May(Permission.FactInsert, at)))
        {
            return RowVerdicts.Error(row, "exchange.foreign-unit", "文件中的单位不在您的管理范围内，不能在该单位新增人员。", "The unit is out of your reach; you can't add people there.");
        }

        var differences = comparison.Of(proposal, standing, record.Settled, readable);
        if (isCommit)
        {
            return RowVerdicts.Of(row, differences, payload, documents, []);
        }

        row.Missing = RequiredFields.Missing(proposal, standing, kinds, clock.Today(), payload.Cells is null);
        row.Effect = RowEffect.Of(differences.Where(d => d.Verdict is FieldVerdict.New or FieldVerdict.Changed), standing, kinds, clock.Today());
        return RowVerdicts.Of(row, differences, payload, documents, [.. payload.Cells is null ? [] : RowVerdicts.CellNotices(row, payload), .. ResumeHints.Of(row, proposal, standing, kinds, clock.Today())]);
    }

    /// <summary>What the sheets of a collection workbook say of each other: the unit stands with the main post, levels and ranks with their own lines.</summary>
    private static void Completed(Dictionary<string, string> cells)
    {
        if (cells.GetValueOrDefault(RosterColumns.Unit, "").Length == 0)
        {
            cells.Remove(RosterColumns.Unit);
            if (CollectionProposal.PresentUnit(cells) is { } unit)
            {
                cells[RosterColumns.Unit] = unit;
            }
        }

        if (cells.Keys.Any(k => k.StartsWith(InformationSets.Ranks + "@", StringComparison.Ordinal)))
        {
            foreach (var key in (string[])["dutyLevel", "dutyLevelSince", "rank", "rankSince"])
            {
                cells.Remove(key);
            }
        }
    }

    private static async Task<IEnumerable<ProposedFact>> LinesAsync(Dictionary<string, string> cells, UnitLookup units, CancellationToken ct)
    {
        var offices = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var text in cells.Where(c => c.Value.Length > 0 && SheetColumns.LineOf(c.Key) is { Set: InformationSets.Posts, Column: "officeName" }).Select(c => c.Value).Distinct())
        {
            offices[text] = await units.OnlyAsync(text, ct);
        }

        return CollectionProposal.Of(cells, units.Names, text => offices.GetValueOrDefault(text));
    }

    private static bool MayChange(Actor actor, string path) => actor.May(Permission.FactInsert, path) && actor.May(Permission.FactCorrect, path);

    private IEnumerable<long> Offices(IGrouping<string, Fact> facts)
    {
        var fields = kinds.Find(facts.Key)!.Fields.Where(f => f.RefersTo == SubjectKind.Office).ToList();
        return facts.SelectMany(f => fields.Select(field => field.Get(f))).OfType<long>();
    }
}
