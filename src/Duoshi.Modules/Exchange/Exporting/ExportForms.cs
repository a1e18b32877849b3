using System.IO.Compression;
using Duoshi.Core.Forms;
using Duoshi.Core.Printing;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>As what a form goes out.</summary>
internal enum FormFormat
{
    /// <summary>The exchange file.</summary>
    Lrmx,

    /// <summary>The two A4 sides as a Word document.</summary>
    Docx,
}

/// <summary>A file made of a person's form.</summary>
internal sealed record FormFile(long Person, string Name, string FileName, byte[] Content, ComposedForm Form, IReadOnlyList<FormNotice> Notices);

/// <summary>A person's form before it goes out.</summary>
internal sealed record PersonForm(PersonCard Card, ComposedForm Form);

/// <summary>
/// Hands the appointment form back out: for a person, a selection or an office with all below it. Each export of a form is
/// an opening of the file and audited as one, before the form leaves.
/// </summary>
internal sealed class ExportForms(
    IDbContextFactory<DuoshiDb> databases, HoldingLedger ledger, IActor actors, IOffices offices, FactKinds kinds, FieldCipher cipher, TimeProvider clock)
{
    private const int Chunk = 100;

    /// <summary>How many people a selection means within the actor's reach: shown before a bulk act.</summary>
    public async Task<Outcome<int>> CountAsync(FormSelection selection, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var count = (await PeopleToExport.LoadAsync(db, actor, selection, clock, ct)).Count;
        // One key out of reach fails the whole call; which one it was is not said.
        return selection is { People: { } named, OfficePath: null } && named.Distinct().Count() != count ? Refusal.NotFound : count;
    }

    /// <summary>The selection for an office and all below it, by name or code.</summary>
    public async Task<Outcome<FormSelection>> OfOfficeAsync(string office, CancellationToken ct)
    {
        var found = await offices.RecogniseAsync(office, clock.Today(), ct);
        return found.Count == 1
            ? new FormSelection(null, found[0].Path)
            : new Refusal(
                "exchange.unknown-office",
                found.Count == 0 ? $"没有找到单位“{office}”。" : $"“{office}”对应多个单位：{string.Join("、", found.Take(5).Select(o => o.Name))}，请写全称。",
                found.Count == 0 ? $"There is no office “{office}”." : $"“{office}” means several offices: {string.Join(", ", found.Take(5).Select(o => o.Name))}; write the full name.", 422);
    }

    /// <summary>The selection for an office and all below it, by key.</summary>
    public async Task<Outcome<FormSelection>> OfOfficeAsync(long office, CancellationToken ct) =>
        (await offices.PathsAsync([office], clock.Today(), ct)).TryGetValue(office, out var path) ? new FormSelection(null, path) : Refusal.NotFound;

    /// <summary>The form of one person, as it would go out now; nothing leaves, so nothing is audited but by who shows it.</summary>
    public async Task<Outcome<ComposedForm>> ComposeAsync(long person, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var cards = await PeopleToExport.LoadAsync(db, actor, new FormSelection([person]), clock, ct);
        return cards.Count == 0 ? Refusal.NotFound : (await ComposeAsync(db, actor, cards, ct))[0];
    }

    /// <summary>The forms of the first people of a selection, as they would go out now.</summary>
    /// <param name="selection">Whose.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<IReadOnlyList<PersonForm>>> ComposeAsync(FormSelection selection, int most, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var cards = (await PeopleToExport.LoadAsync(db, actor, selection, clock, ct)).Take(most).ToList();
        return cards.Zip(await ComposeAsync(db, actor, cards, ct), (card, form) => new PersonForm(card, form)).ToList();
    }

    /// <summary>Notes that forms are shown to be printed: each is an opening of the file.</summary>
    public async Task NotePrintAsync(IEnumerable<PersonForm> shown, CancellationToken ct) => await AuditAsync(await actors.CurrentAsync(ct), [.. shown.Select(s => s.Card)], "print", ct);

    /// <summary>The files of a selection, some people at a time. Ask <see cref="CountAsync"/> first: an empty selection gives none.</summary>
    /// <exception cref="UnauthorizedAccessException">The actor may export nowhere.</exception>
    public async IAsyncEnumerable<FormFile> RunAsync(FormSelection selection, FormFormat format, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.RecordExport))
        {
            throw new UnauthorizedAccessException();
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var cards = await PeopleToExport.LoadAsync(db, actor, selection, clock, ct);
        var names = new FormFiles(format == FormFormat.Lrmx ? ".lrmx" : ".docx");
        foreach (var some in cards.Chunk(Chunk))
        {
            var forms = await ComposeAsync(db, actor, some, ct);
            await AuditAsync(actor, some, format.ToString().ToLowerInvariant(), ct);
            for (var i = 0; i < some.Length; i++)
            {
                yield return Write(some[i], forms[i], names.NameFor(some[i]), format);
            }
        }
    }

    /// <summary>The files of a selection in one zip, written as they are made.</summary>
    public async Task ZipAsync(Stream output, FormSelection selection, FormFormat format, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await foreach (var file in RunAsync(selection, format, ct))
        {
            await using var entry = await zip.CreateEntry(file.FileName, CompressionLevel.Fastest).OpenAsync(ct);
            await entry.WriteAsync(file.Content, ct);
        }
    }

    private FormFile Write(PersonCard card, ComposedForm form, string fileName, FormFormat format)
    {
        using var content = new MemoryStream();
        IReadOnlyList<FormNotice> notices = [];
        if (format == FormFormat.Lrmx)
        {
            notices = LrmxWriter.Write(form.Form, content);
        }
        else
        {
            AppointmentFormDocument.Write(content, FormPage.Of(form.Form, clock.Today()));
        }

        return new FormFile(card.PersonId, card.Name, fileName, content.ToArray(), form, notices);
    }

    private async Task<List<ComposedForm>> ComposeAsync(DuoshiDb db, Actor actor, IReadOnlyList<PersonCard> cards, CancellationToken ct)
    {
        var today = clock.Today();
        var people = cards.Select(c => c.PersonId).ToList();
        var kept = await KeptForms.OfPeopleAsync(db, people, ct);
        var rows = people.ToDictionary(p => p, _ => new List<(string Kind, Fact Fact)>());
        foreach (var key in RecordFacts.Sources)
        {
            foreach (var fact in await kinds.Find(key)!.LoadAsync(db, people, Known.Now, ct))
            {
                rows[fact.SubjectId].Add((key, fact));
            }
        }

        return [.. cards.Select(card => ComposedForm.Of(
            KeptForms.AsOne(cipher, kept[card.PersonId]),
            new RecordFacts(kinds, rows[card.PersonId].ToLookup(r => r.Kind, r => r.Fact), today),
            card.Duties,
            kinds,
            ReadableOf(actor, card)))];
    }

    /// <summary>Grants of another line don't open this person.</summary>
    private static FieldClass ReadableOf(Actor actor, PersonCard card)
    {
        var reaching = actor with { Grants = [.. actor.Grants.Where(g => g.Line is null || g.Line == card.Line)] };
        return reaching.ReadableClass(card.OfficePath, card.ManagementAuthority, card.PersonId == actor.PersonId) ?? FieldClass.Public;
    }

    private async Task AuditAsync(Actor actor, IReadOnlyList<PersonCard> cards, string format, CancellationToken ct)
    {
        await using var transaction = await ledger.BeginAsync(ct);
        foreach (var card in cards)
        {
            transaction.Audit(actor, "form-export", SubjectKind.Person, card.PersonId, detail: format);
        }

        await transaction.CommitAsync(ct);
    }
}
