using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>A portrait with the experience beside the peer group.</summary>
/// <param name="Portrait">The statements.</param>
/// <param name="Experience">Countable experience; null for who reads public fields only.</param>
/// <param name="Rights">What the reader may do from here.</param>
internal sealed record PortraitReading(PortraitModel Portrait, ExperienceView? Experience, RecordRights Rights);

/// <summary>Reads a portrait as of a day and a moment, composed from the record as the reader may see it (S-12).</summary>
internal sealed class ReadPortrait(ReadPerson record, PeerExperience experience, IDbContextFactory<DuoshiDb> databases)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/{id:long}/portrait", async (long id, string? asOf, string? knownAt, string? purpose, ReadPortrait slice, CancellationToken ct) =>
            (await slice.RunAsync(id, asOf, knownAt, ct, purpose)).ToHttp())
        .WithSummary("A person's portrait: statements with their source rows, timeline, countable experience")
        .Produces<PortraitReading>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .Needs(Permission.PersonCardRead);

    public async Task<Outcome<PortraitReading>> RunAsync(long id, string? asOf, string? knownAt, CancellationToken ct, string? purpose = null)
    {
        if (!(await record.RunAsync(id, asOf, knownAt, allDays: true, only: null, purpose, ct)).Succeeded(out var read, out var why))
        {
            return why;
        }

        var moment = new Moment(read.AsOf, read.KnownAt is { } change ? Known.At(change) : Known.Now);
        var portrait = PortraitComposer.Compose(id, read.Kinds, read.AsOf, await IdentityNumberAsync(id, read, moment, ct));
        var beside = read.Readable >= FieldClass.Internal && (await experience.RunAsync(id, moment, ct)).Succeeded(out var shown, out _) ? shown : null;
        return new PortraitReading(portrait, beside, read.May);
    }

    /// <summary>The whole number, to hold birth and sex against it; only for who reads its class, and only the doubt is shown.</summary>
    private async Task<string?> IdentityNumberAsync(long id, PersonRecord read, Moment moment, CancellationToken ct)
    {
        if (read.Kind("identity")?.Fields.Any(f => f.Key == "identityNumber") != true)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Identity>().AsNoTracking().At(moment).Where(i => i.SubjectId == id).OrderByDescending(i => i.DayOrder).Select(i => i.IdentityNumber).FirstOrDefaultAsync(ct);
    }
}
