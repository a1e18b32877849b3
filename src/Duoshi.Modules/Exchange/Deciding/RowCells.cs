using Duoshi.Core.Identity;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>A cell of a roster's row, as it can be mended.</summary>
/// <param name="Key">Key of its column.</param>
/// <param name="Heading">The column's head.</param>
/// <param name="Text">Its text now; of a right identity number the last four.</param>
/// <param name="IsMasked">Whether <paramref name="Text"/> hides part of it: what is typed replaces the whole.</param>
/// <param name="InFile">Whether the sheet has the column.</param>
/// <param name="Received">Its text as received, where it was mended since.</param>
/// <param name="RepairedBy">Who mended it last.</param>
/// <param name="RepairedAt">When.</param>
/// <param name="Problems">What is wrong with it: cause and remedy.</param>
internal sealed record RowCell(
    string Key, string Heading, string Text, bool IsMasked, bool InFile, string? Received, string? RepairedBy, DateTime? RepairedAt, IReadOnlyList<string> Problems);

/// <summary>Reads the cells of a roster's row for whoever mends it: those of the sheet, and those that tell who the person is.</summary>
internal sealed class RowCells(IDbContextFactory<DuoshiDb> databases, BatchAccess access, FactKinds kinds, FieldCipher cipher)
{
    private static readonly ImmutableArray<string> Telling = [RosterColumns.Name, RosterColumns.IdentityNumber, RosterColumns.StaffNumber, RosterColumns.Unit, RosterColumns.Birth];

    /// <returns>The cells in the order of the template; or <c>access.not-found</c>. A form has none.</returns>
    public async Task<Outcome<IReadOnlyList<RowCell>>> RunAsync(long importId, long rowId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await access.FindAsync(db, importId, Permission.ImportPrepare, ct)).Succeeded(out var found, out var why))
        {
            return why;
        }

        var row = await db.Set<ImportRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rowId && r.ImportId == importId, ct);
        if (row is null)
        {
            return Refusal.NotFound;
        }

        var payload = cipher.OpenPayload(row.SealedPayload);
        if (payload.Cells is not { } cells)
        {
            return Array.Empty<RowCell>();
        }

        var readable = await access.ReadableAsync(found.Actor, found.Batch, row.PersonId, ct);
        var problems = (await db.Set<ImportNotice>().AsNoTracking().Where(n => n.RowId == rowId && n.Weight != NoticeWeight.Information).OrderBy(n => n.Id).ToListAsync(ct)).ToLookup(n => n.Element);
        var own = SheetColumns.OfPerson.Where(c => (cells.ContainsKey(c.Key) || Telling.Contains(c.Key)) && ClassOf(kinds, c) <= readable)
            .Select(c => Cell(c, c.Key, cells.GetValueOrDefault(c.Key), payload, problems[c.Heading]));
        return own.Concat(Lines(cells, payload, problems, readable)).ToList();
    }

    /// <summary>Of the lines in other sheets, those with something wrong or mended: all of them would bury the one that matters.</summary>
    private IEnumerable<RowCell> Lines(Dictionary<string, CellText> cells, RowPayload payload, ILookup<string?, ImportNotice> problems, FieldClass readable)
    {
        var lines = InformationSets.Lines
            .SelectMany(set => cells.Keys.Select(SheetColumns.LineOf).Where(l => l?.Set == set.Key).Select(l => l!.Value.Row).Distinct().Order()
                .Select(row => set.Columns.Where(c => c.Key != RosterColumns.IdentityNumber && ClassOf(kinds, c) <= readable).Select(c => (Column: c, Key: SheetColumns.KeyOf(set, row, c))).ToList()));
        return lines.Where(l => l.Exists(c => problems[SheetColumns.Label(c.Key).Zh].Any() || payload.Repairs.Any(r => r.Column == c.Key)))
            .SelectMany(l => l.Where(c => cells.ContainsKey(c.Key)).Select(c => Cell(c.Column, c.Key, cells[c.Key], payload, problems[SheetColumns.Label(c.Key).Zh])));
    }

    /// <summary>Who may read and mend a column: the class of the field it fills.</summary>
    public static FieldClass ClassOf(FactKinds kinds, RosterColumn column)
    {
        var kind = kinds.Find(column.Kind)!;
        return column.Field.Length == 0 ? kind.Class : kind.Field(column.Field).Class;
    }

    private RowCell Cell(RosterColumn column, string key, CellText? cell, RowPayload payload, IEnumerable<ImportNotice> problems)
    {
        var repairs = payload.Repairs.Where(r => r.Column == key).ToList();
        var (zh, en) = SheetColumns.Label(key);
        return new RowCell(
            key, Words.T(zh, en), Shown(column, cell?.Text ?? ""), IsMasked(column, cell?.Text), cell is { Column: > 0 },
            repairs.Count > 0 ? Shown(column, repairs[0].Was) : null, repairs.LastOrDefault()?.By, repairs.Count > 0 ? ViewWords.AtUtc(repairs[^1].At) : null,
            [.. problems.Select(p => cipher.OpenJson<Receiving.NoticeText>(p.SealedText)).Select(t => Words.T($"{t.CauseZh}。{t.RemedyZh}。", $"{t.CauseEn}. {t.RemedyEn}."))]);
    }

    private static string Shown(RosterColumn column, string text) => IsMasked(column, text) ? FieldTexts.Mask(text) : text;

    /// <summary>A wrong number is shown whole, or nobody could mend it; a right one is nobody's business here.</summary>
    private static bool IsMasked(RosterColumn column, string? text) => column.Cell == CellKind.IdentityNumber && IdentityNumber.TryRead(text, out _);
}
