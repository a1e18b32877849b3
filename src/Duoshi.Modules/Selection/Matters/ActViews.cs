using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>An act in words.</summary>
public sealed record ActView(ActBody Act, string Name, string? StaffNumber, string? Office, string? PresentPost, string KindName, string Text);

/// <summary>A person's line before and after.</summary>
public sealed record LineView(long PersonId, string Name, string Kind, IReadOnlyList<LineRowView> Rows);

/// <summary>A row of it; empty where there is none.</summary>
public sealed record LineRowView(DifferenceKind Kind, string Before, string After);

/// <summary>Acts and differences in the user's words.</summary>
internal sealed class ActWords(FactKinds kinds, SubjectDirectory subjects)
{
    public static string Name(PlannedActKind kind) => kind switch
    {
        PlannedActKind.Appoint => T("任职", "Appoint"),
        PlannedActKind.Remove => T("免职", "Remove"),
        PlannedActKind.Level => T("职务层次", "Duty level"),
        PlannedActKind.Rank => T("职级", "Rank"),
        _ => T("检察官等级", "Prosecutor grade"),
    };

    /// <summary>Acts in words, with the people as their cards stand on a day.</summary>
    public async Task<IReadOnlyList<ActView>> OfAsync(DuoshiDb db, IReadOnlyList<PlannedAct> acts, DateOnly day, CancellationToken ct)
    {
        var cards = await CardsAsync(db, [.. acts.Select(a => a.PersonId).Distinct()], day, ct);
        var ids = acts.Select(a => a.OfficeId).Concat(cards.Values.Select(c => c.OfficeId)).OfType<long>().Distinct().ToList();
        var offices = (await db.Set<OfficeNode>().AsNoTracking().Where(n => ids.Contains(n.OfficeId) && n.ValidFrom <= day && day < n.ValidTo).ToListAsync(ct)).ToDictionary(n => n.OfficeId, n => n.Name);
        var departments = await subjects.Find(SubjectKind.Department)!.NamesAsync(db, [.. acts.Select(a => a.DepartmentId).OfType<long>().Distinct()], day, ct);
        var removed = acts.Where(a => a.Kind == PlannedActKind.Remove).Select(a => a.FactId!.Value).ToList();
        var losing = acts.Where(a => a.Kind == PlannedActKind.Remove).Select(a => a.PersonId).Distinct().ToList();
        var appointment = kinds.Find("appointment")!;
        // By person as well: no index has the facts of superseded rows.
        var posts = (await appointment.Rows(db).Where(f => losing.Contains(f.SubjectId) && removed.Contains(f.FactId)).ToListAsync(ct)).GroupBy(f => f.FactId)
            .ToDictionary(g => g.Key, g => g.MaxBy(f => f.RecordedBy)!);
        return [.. acts.Select(a =>
        {
            var card = cards.GetValueOrDefault(a.PersonId);
            return new ActView(ActBody.Of(a), card?.Name ?? "", card?.StaffNumber, card?.OfficeId is { } at ? offices.GetValueOrDefault(at) : null, card?.MainPost, Name(a.Kind), Text(a));
        })];

        string Text(PlannedAct a) => a.Kind switch
        {
            PlannedActKind.Appoint => string.Concat(
                a.OfficeId is { } o ? offices.GetValueOrDefault(o) : "", a.DepartmentId is { } d ? departments.GetValueOrDefault(d) : "", a.PostName,
                a.Manner == "2" ? T("（兼）", " (concurrent)") : "", a.Moves ? T("，随转关系", ", with transfer") : ""),
            PlannedActKind.Remove => posts.TryGetValue(a.FactId!.Value, out var row)
                ? string.Concat(appointment.Field("officeName").Get(row), appointment.Field("departmentName").Get(row), appointment.Field("postName").Get(row))
                : "",
            PlannedActKind.Level => FieldCodes.Name(CodeTableNames.DutyLevelZb092012, a.Code),
            PlannedActKind.Rank => FieldCodes.Name(CodeTableNames.CivilServantRankLadder, a.Code),
            _ => FieldCodes.Name(CodeTableNames.ProsecutorGrade, a.Code),
        };
    }

    /// <summary>Differences in words.</summary>
    public static async Task<IReadOnlyList<LineView>> OfAsync(DuoshiDb db, IReadOnlyList<ChangedLine> lines, DateOnly day, SubjectDirectory subjects, CancellationToken ct)
    {
        var cards = await CardsAsync(db, [.. lines.Select(l => l.Person).Distinct()], day, ct);
        var shown = lines.SelectMany(l => l.Rows.SelectMany(r => new[] { r.Before, r.After }).OfType<Period>().Select(p => (l.Kind, l.Kind.ToFact(p, l.Person, null))));
        var names = await subjects.NamesAsync(db, shown, DateOnly.MaxValue, ct);
        return [.. lines.Where(l => l.Rows.Length > 0).Select(l => new LineView(
            l.Person, cards.GetValueOrDefault(l.Person)?.Name ?? "", T(l.Kind.Zh, l.Kind.En),
            [.. l.Rows.Select(r => new LineRowView(r.Kind, Told(l.Kind, r.Before), Told(l.Kind, r.After)))]))];

        string Told(FactKind kind, Period? period) => period is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"{FactDisplay.From(period.From, period.FromPrecision)} – {FactDisplay.To(period.To, period.ToPrecision)} {string.Join(' ', Shown(kind).Select(f => FactDisplay.Text(f, period.Values[kind.PositionOf(f.Key)], names)).Where(t => t.Length > 0))}");
    }

    public static async Task<Dictionary<long, PersonCard>> CardsAsync(DuoshiDb db, List<long> people, DateOnly day, CancellationToken ct)
    {
        var cards = new Dictionary<long, PersonCard>();
        foreach (var some in people.Chunk(400))
        {
            foreach (var card in await db.Set<PersonCard>().AsNoTracking().Where(c => some.Contains(c.PersonId) && c.ValidFrom <= day && day < c.ValidTo).ToListAsync(ct))
            {
                cards[card.PersonId] = card;
            }
        }

        return cards;
    }

    private static IEnumerable<FactField> Shown(FactKind kind) => kind.Key switch
    {
        "service" or "establishment-held" => kind.Fields.Where(f => f.Key is "status" or "establishmentKind" or "officeId" or "documentNumber"),
        _ => kind.Fields.Where(f => f.Headline || f.Key is "documentNumber" or "removalDocumentNumber"),
    };
}
