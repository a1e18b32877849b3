using System.Text.Json.Serialization;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Narratives;
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
internal sealed record PortraitReading(PortraitModel Portrait, ExperienceView? Experience, RecordRights Rights)
{
    /// <summary>The moment at which the reader may see the experience; null: not at all.</summary>
    [JsonIgnore]
    public Moment? ExperienceAt { get; init; }
}

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

    /// <param name="id">Whose.</param>
    /// <param name="asOf">The day; blank: today.</param>
    /// <param name="knownAt">The moment of knowledge; blank: now.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="purpose">Why it is opened; blank: daily work.</param>
    /// <param name="withExperience">False where the experience is asked for later: the peer group takes longer than all the rest.</param>
    public async Task<Outcome<PortraitReading>> RunAsync(long id, string? asOf, string? knownAt, CancellationToken ct, string? purpose = null, bool withExperience = true)
    {
        if (!(await record.RunAsync(id, asOf, knownAt, allDays: true, only: null, purpose, ct)).Succeeded(out var read, out var why))
        {
            return why;
        }

        var moment = new Moment(read.AsOf, read.KnownAt is { } change ? Known.At(change) : Known.Now);
        var portrait = PortraitComposer.Compose(id, read.Kinds, read.AsOf, await IdentityNumberAsync(id, read, moment, ct), await LetStandAsync(id, read, ct));
        var reading = new PortraitReading(portrait, null, read.May) { ExperienceAt = read.Readable >= FieldClass.Internal ? moment : null };
        return withExperience ? reading with { Experience = await ExperienceAsync(reading, ct) } : reading;
    }

    /// <summary>What somebody looked at and let stand is not asked again.</summary>
    private async Task<HashSet<string>> LetStandAsync(long id, PersonRecord read, CancellationToken ct)
    {
        if (read.Kind("resume") is null)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<FindingDismissal>().AsNoTracking().Where(d => d.PersonId == id && d.WithdrawnAt == null).Select(d => d.Finding).ToHashSetAsync(ct);
    }

    /// <summary>The countable experience alone, for who opened the portrait without it.</summary>
    public async Task<ExperienceView?> ExperienceAsync(PortraitReading reading, CancellationToken ct) =>
        reading.ExperienceAt is { } moment && (await experience.RunAsync(reading.Portrait.PersonId, moment, ct)).Succeeded(out var shown, out _) ? shown : null;

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
