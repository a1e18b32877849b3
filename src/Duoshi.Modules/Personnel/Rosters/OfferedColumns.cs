using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>A column a roster can have: of the card, or a field of a kind of fact.</summary>
/// <param name="Key">How it stands in the address.</param>
/// <param name="Group">Under which heading it is offered.</param>
/// <param name="Name">Its head.</param>
/// <param name="Class">Who may read it.</param>
internal sealed record OfferedColumn(string Key, string Group, string Name, FieldClass Class)
{
    /// <summary>The column of the card; null: a field.</summary>
    public RosterColumn? Card { get; init; }

    public FactKind? Kind { get; init; }

    public FactField? Field { get; init; }

    /// <summary>Only rows of this slot; null: all.</summary>
    public short? Slot { get; init; }

    /// <summary>A merged head shared with its neighbours; null: none.</summary>
    public string? Head { get; init; }
}

/// <summary>A column as the API names it.</summary>
public sealed record ColumnChoice(string Key, string Group, string Name);

/// <summary>
/// The columns an actor may choose from: what no role of the actor reads is not offered. What belongs in no roster never is:
/// relatives, sanctions (a sanction past its effect leaves rosters), the long texts of the form, pictures.
/// </summary>
internal sealed class OfferedColumns(FactKinds kinds, IActor actors)
{
    private static readonly ImmutableHashSet<Type> NeverListed = [typeof(FamilyMember), typeof(Sanction), typeof(Resume), typeof(Photo), typeof(Statement), typeof(Exit)];

    /// <summary>The usual columns of a roster on landscape A4.</summary>
    public const string Usual = "name,duties,sex,ethnicGroup,identity.nativePlace,education-summary-1.education,education-summary-1.educationSchool,education-summary-2.education,education-summary-2.educationSchool,birth,workStart,political-status.joined,postSince,prosecutorGrade";

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/rosters/columns", async (OfferedColumns slice, CancellationToken ct) => (await slice.RunAsync(ct)).ToHttp())
        .WithSummary("The columns a roster can have, for who asks").Produces<IReadOnlyList<ColumnChoice>>().Needs(Permission.RecordExport);

    public async Task<Outcome<IReadOnlyList<ColumnChoice>>> RunAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return actor.May(Permission.RecordExport) ? For(actor).Select(c => new ColumnChoice(c.Key, c.Group, c.Name)).ToList() : Refusal.Forbidden;
    }

    /// <summary>The widest class any exporting role of the actor reads.</summary>
    public static FieldClass? Widest(Actor actor) => actor.Grants.Where(g => Policy.Allows(g.Role, Permission.RecordExport)).Select(g => Policy.Reads(g.Role)).Max();

    public bool OffersPhotos(Actor actor) => Widest(actor) >= kinds.Get<Photo>().Class;

    public IReadOnlyList<OfferedColumn> For(Actor actor)
    {
        var widest = Widest(actor);
        return [.. All().Where(c => c.Class <= widest)];
    }

    /// <summary>The columns named, in the order named.</summary>
    /// <returns>The columns; or <c>roster.column</c> for one that does not exist or may not be read: the answer is the same.</returns>
    public Outcome<IReadOnlyList<OfferedColumn>> Named(Actor actor, string? keys)
    {
        var offered = For(actor).ToDictionary(c => c.Key, StringComparer.Ordinal);
        var asked = !string.IsNullOrWhiteSpace(keys);
        var chosen = new List<OfferedColumn>();
        foreach (var key in (asked ? keys! : Usual).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            if (offered.TryGetValue(key, out var column))
            {
                chosen.Add(column);
            }
            else if (asked)
            {
                return new Refusal("roster.column", $"没有“{key}”这一列，或者您无权查看；可用的列见“增加列”。", $"There is no column '{key}', or it is not yours to read; see the columns offered.", 400) { Details = new { field = "columns", column = key } };
            }
        }

        return chosen;
    }

    private IEnumerable<OfferedColumn> All()
    {
        var usual = Words.T("名册常用", "Usual in rosters");
        foreach (var column in RosterColumns.All)
        {
            yield return new OfferedColumn(column.Key, usual, column.Name, FieldClass.Internal) { Card = column };
        }

        foreach (var kind in kinds.Of(SubjectKind.Person).Where(k => !NeverListed.Contains(k.Entity)))
        {
            var slots = kind.Entity == typeof(EducationSummary) ? [EducationSummary.FullTimeSlot, EducationSummary.OnTheJobSlot]
                : kind.Entity == typeof(Appointment) ? new short?[] { Appointment.MainSlot }
                : [null];
            foreach (var slot in slots)
            {
                var group = GroupName(kind, slot);
                foreach (var field in kind.Fields.Where(f => f.Type != FieldType.Bytes && !f.Multiline && f.RefersTo is not SubjectKind.Position))
                {
                    var readable = kind.Class > field.Class ? kind.Class : field.Class;
                    yield return new OfferedColumn($"{KeyOf(kind, slot)}.{field.Key}", group, Words.T(field.Zh, field.En), readable)
                    {
                        Kind = kind,
                        Field = field,
                        Slot = slot,
                        Head = kind.Entity == typeof(EducationSummary) ? group : null,
                    };
                }
            }
        }
    }

    private static string KeyOf(FactKind kind, short? slot) => kind.Entity == typeof(EducationSummary) ? $"{kind.Key}-{slot}" : kind.Key;

    private static string GroupName(FactKind kind, short? slot) => (kind.Entity == typeof(EducationSummary), kind.Entity == typeof(Appointment), slot) switch
    {
        (true, _, EducationSummary.FullTimeSlot) => Words.T("全日制教育", "Full-time education"),
        (true, _, _) => Words.T("在职教育", "On-the-job education"),
        (_, true, _) => Words.T("现任主职", "Present main post"),
        _ => Words.T(kind.Zh, kind.En),
    };
}
