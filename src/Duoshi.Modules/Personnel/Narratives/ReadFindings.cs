using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>A difference between resume and rows as pages and API show it.</summary>
/// <param name="Id">Equal as long as neither side changes.</param>
/// <param name="Kind">Gap, Overlap, OnlyInResume, OnlyInRows, StartDiffers, EndDiffers or TextDiffers.</param>
/// <param name="Text">What is different.</param>
/// <param name="Excerpt">The period of the resume.</param>
/// <param name="Row">The row.</param>
/// <param name="Fixes">What could be done; each is one click, nothing is done without.</param>
/// <param name="Dismissed">Who let it stand, and why.</param>
internal sealed record FindingView(string Id, string Kind, string Text, string? Excerpt, string? Row, IReadOnlyList<FixView> Fixes, DismissalView? Dismissed);

/// <summary>That somebody let a finding stand.</summary>
internal sealed record DismissalView(long Id, string Reason, string By, DateTime At);

/// <summary>A person's findings.</summary>
internal sealed record PersonFindings(PersonRecord Record, bool MayFix, IReadOnlyList<FindingView> Findings);

/// <summary>简历与任职不一致: gaps, overlaps and differences of one person, each with what could be done. Changes nothing.</summary>
internal sealed class ReadFindings(ReadPerson record, IDbContextFactory<DuoshiDb> databases, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/{id:long}/findings", async (long id, string? purpose, ReadFindings slice, CancellationToken ct) => (await slice.RunAsync(id, purpose, ct)).ToHttp(f => Results.Ok(f.Findings)))
        .WithSummary("Where a person's resume and rows tell different stories, with what could be done").Produces<IReadOnlyList<FindingView>>()
        .ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.PersonCardRead);

    public async Task<Outcome<PersonFindings>> RunAsync(long id, string? purpose, CancellationToken ct)
    {
        if (!(await record.RunAsync(id, null, null, allDays: true, only: null, purpose, ct)).Succeeded(out var read, out var why))
        {
            return why;
        }

        if (read.Kind("resume") is null)
        {
            return new PersonFindings(read, false, []);
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var found = (await NarrativeFindings.LoadAsync(db, [id], clock.Today(), ct)).GetValueOrDefault(id) ?? [];
        var dismissed = (await db.Set<FindingDismissal>().AsNoTracking().Where(d => d.PersonId == id && d.WithdrawnAt == null).ToListAsync(ct)).ToLookup(d => d.Finding);
        return new PersonFindings(read, read.May.Correct && read.May.Insert, [.. found.Select(f => View(f, dismissed[f.Digest].FirstOrDefault()))]);
    }

    public static FindingView View(NarrativeFinding f, FindingDismissal? dismissal) => new(
        f.Digest, f.Found.Kind.ToString(), Words.T(f.Found.Zh, f.Found.En), f.Period is { } p ? $"{p.From}--{p.To}  {p.Text}" : null, RowOf(f.Row), FindingFixes.Of(f),
        dismissal is null ? null : new DismissalView(dismissal.Id, dismissal.Reason, dismissal.By, new DateTime(dismissal.At, DateTimeKind.Utc)));

    private static string? RowOf(Fact? row) => row switch
    {
        Appointment a => $"{new PartialDate(a.ValidFrom, a.FromPrecision)}–{new PartialDate(a.ValidTo, a.ToPrecision)} {a.OfficeName}{a.DepartmentName}{a.PostName}",
        Education e => $"{e.Entered}–{new PartialDate(e.ValidFrom, e.FromPrecision)} {e.School}{e.Major}",
        _ => null,
    };
}
