using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.FileChecks;

/// <summary>A finding, as it stood or stands.</summary>
internal sealed record FileFinding(FileCheckState State, string? Value, string? Basis, string? Note, DateOnly CheckedOn, string CheckedBy, DateTime At);

/// <summary>An item of a person: what the record says, what the file was found to say, and earlier findings.</summary>
/// <param name="Version">Key of the standing finding, 0 for none: what a change must have seen.</param>
internal sealed record FileCheckItemView(FileCheckItem Item, string Recorded, long Version, FileFinding? Now, IReadOnlyList<FileFinding> Earlier);

/// <summary>The five items of a person.</summary>
internal sealed record FileCheckView(long PersonId, string Name, IReadOnlyList<FileCheckItemView> Items);

/// <summary>三龄二历 of one person: the record beside what the paper file showed.</summary>
internal sealed class ReadFileCheck(IDbContextFactory<DuoshiDb> databases, PersonSubjects people, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/{id:long}/file-check", async (long id, ReadFileCheck slice, CancellationToken ct) => (await slice.RunAsync(id, ct)).ToHttp())
        .WithSummary("三龄二历 of a person: the record beside what the paper file showed").Produces<FileCheckView>().ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.FileFactsCheck);

    public async Task<Outcome<FileCheckView>> RunAsync(long id, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.FileFactsCheck))
        {
            return Refusal.Forbidden;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await people.SeeAsync(db, actor, Permission.FileFactsCheck, id, ct) is not { IsSelf: false } subject || subject.Readable < FileCheck.Class)
        {
            return Refusal.NotFound;
        }

        var rows = (await db.Set<FileCheck>().AsNoTracking().Where(c => c.PersonId == id).OrderByDescending(c => c.Id).ToListAsync(ct)).ToLookup(c => c.Item);
        var recorded = await RecordedAsync(db, id, ct);
        return new FileCheckView(id, subject.Name, [.. FileCheckWords.Items.Select(item =>
        {
            var standing = rows[item].FirstOrDefault(r => r.SupersededBy == FileCheck.Standing);
            return new FileCheckItemView(item, recorded[item], standing?.Id ?? 0, standing is null ? null : Finding(standing), [.. rows[item].Where(r => r != standing).Select(Finding)]);
        })]);
    }

    private FileFinding Finding(FileCheck row) => new(row.State, Open(row.SealedValue), Open(row.SealedBasis), Open(row.SealedNote), row.CheckedOn, row.CheckedBy, new DateTime(row.At, DateTimeKind.Utc));

    private string? Open(string? stored) => stored is null ? null : cipher.Open(stored);

    /// <summary>What the record says today, as the form prints it.</summary>
    private async Task<Dictionary<FileCheckItem, string>> RecordedAsync(DuoshiDb db, long id, CancellationToken ct)
    {
        var today = clock.Today();
        var identity = await db.Set<Identity>().AsNoTracking().At(today, Known.Now).FirstOrDefaultAsync(f => f.SubjectId == id, ct);
        var party = await db.Set<PoliticalStatus>().AsNoTracking().At(today, Known.Now).FirstOrDefaultAsync(f => f.SubjectId == id, ct);
        var studies = await db.Set<Education>().AsNoTracking().As(Known.Now).Where(f => f.SubjectId == id).OrderBy(f => f.ValidFrom).ToListAsync(ct);
        var posts = await db.Set<Appointment>().AsNoTracking().As(Known.Now).Where(f => f.SubjectId == id && f.Manner == "1").OrderBy(f => f.ValidFrom).ToListAsync(ct);
        return new Dictionary<FileCheckItem, string>
        {
            [FileCheckItem.Birth] = identity?.Birth?.ToString() ?? "",
            [FileCheckItem.WorkStart] = identity?.WorkStart?.ToString() ?? "",
            [FileCheckItem.PartyJoining] = string.Join(" ", FieldCodes.Name(CodeTableNames.PoliticalStatusGb4762, party?.Status), party?.JoinedText ?? party?.Joined?.ToString()).Trim(),
            [FileCheckItem.Education] = string.Join("；", studies.Select(s => string.Join(" ", new[]
            {
                s.FromPrecision == Core.Time.DatePrecision.Unknown ? "" : new Core.Time.PartialDate(s.ValidFrom, s.FromPrecision).ToString(), s.EducationName ?? FieldCodes.Name(CodeTableNames.EducationPersonnelZb64, s.EducationCode), s.School, s.Major,
            }.Where(t => !string.IsNullOrEmpty(t))))),
            [FileCheckItem.Career] = string.Join("；", posts.Select(p => $"{new Core.Time.PartialDate(p.ValidFrom, p.FromPrecision)}– {p.OfficeName}{p.PostName}")),
        };
    }
}
