using System.Diagnostics.CodeAnalysis;
using Duoshi.Core.Identity;
using Duoshi.Core.Names;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A person offered while somebody types; the same names happen, so office and staff number tell them apart.</summary>
internal sealed record PersonSuggestion(long PersonId, string Name, string? StaffNumber, string? Office, string? Duties);

/// <summary>Offers people as one types: name, pinyin, initials; staff numbers and whole identity numbers to who may find by them.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class SuggestPeople(IDbContextFactory<DuoshiDb> databases, FieldCipher cipher, IActor actors, TimeProvider clock)
{
    /// <summary>More rows than these are not gone through for a list of suggestions.</summary>
    private const int MostRead = 1_000;

    private const int Most = 20;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/persons/suggestions", async (string? q, SuggestPeople slice, CancellationToken ct) => (await slice.RunAsync(q, ct)).ToHttp())
        .WithSummary("People to choose from while typing")
        .Produces<IReadOnlyList<PersonSuggestion>>()
        .Needs(Permission.PersonCardRead);

    public async Task<Outcome<IReadOnlyList<PersonSuggestion>>> RunAsync(string? text, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.PersonCardRead))
        {
            return Refusal.Forbidden;
        }

        var typed = text?.Trim() ?? "";
        if (typed.Length is 0 or > 60)
        {
            return Array.Empty<PersonSuggestion>();
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var today = clock.Today();
        var found = await FindAsync(db, actor, typed, today, ct);
        return found.Select(c => new PersonSuggestion(
            c.PersonId, c.Name,
            PeopleInScope.For(actor, c.Line).ReadableClass(c.OfficePath, c.ManagementAuthority, actor.PersonId == c.PersonId) >= FieldClass.Internal ? c.StaffNumber : null,
            c.OfficeName, c.Duties)).ToList();
    }

    private async Task<List<PersonCard>> FindAsync(DuoshiDb db, Actor actor, string typed, DateOnly today, CancellationToken ct)
    {
        if (IdentityNumber.TryRead(typed, out var number))
        {
            var hash = cipher.BlindIndex(IdentityNumbers.Whole, number.Value);
            return await PeopleInScope.On(db, actor, Permission.IdentityNumberReveal, today, today)
                .Where(c => db.Set<BlindKey>().Any(b => b.Purpose == IdentityNumbers.Whole && b.Hash == hash && b.PersonId == c.PersonId))
                .Take(Most).ToListAsync(ct);
        }

        if (typed.Any(char.IsAsciiDigit))
        {
            var (from, to) = (SearchKeys.StaffNumberKey(typed), SearchKeys.StaffNumberKey(typed) + "~");
            return await db.Set<NamePair>().Where(p => string.Compare(p.Pair, from) >= 0 && string.Compare(p.Pair, to) < 0)
                .Join(PeopleInScope.On(db, actor, Permission.PersonRead, today, today), p => p.PersonId, c => c.PersonId, (p, c) => new { p.Pair, Card = c })
                .OrderBy(f => f.Pair).ThenBy(f => f.Card.PersonId).Select(f => f.Card).Take(Most).ToListAsync(ct);
        }

        var query = NameKeys.ForQuery(typed);
        if (query.Keys.IsEmpty)
        {
            return [];
        }

        if (query.IsPrefix)
        {
            return await InRangeAsync(db, actor, query, today, ct);
        }

        // The rarest key is the last and longest as a rule; its rows come in order of names.
        var lead = query.Keys[^1];
        var pairs = db.Set<NamePair>().Where(p => p.Pair == lead);
        foreach (var key in query.Keys[..^1])
        {
            pairs = pairs.Where(p => db.Set<NamePair>().Any(o => o.Pair == key && o.NameKey == p.NameKey && o.PersonId == p.PersonId));
        }

        var found = await pairs
            .Join(PeopleInScope.On(db, actor, Permission.PersonCardRead, today, today), p => p.PersonId, c => c.PersonId, (p, c) => new { p.NameKey, Card = c })
            .OrderBy(f => f.NameKey).ThenBy(f => f.Card.PersonId).Select(f => f.Card)
            .Take(query.NeedsCheck ? Most * 5 : Most).ToListAsync(ct);
        return query.NeedsCheck ? [.. found.Where(c => query.IsMatch(c.Name)).Take(Most)] : found;
    }

    /// <summary>In the order of the keys, so that the reading stops early; a person may have several forms in the range, and is told once.</summary>
    private static async Task<List<PersonCard>> InRangeAsync(DuoshiDb db, Actor actor, NameQuery query, DateOnly today, CancellationToken ct)
    {
        var (from, to) = (query.Keys[0], query.EndOfPrefix());
        var inOrder = db.Set<NamePair>().Where(p => string.Compare(p.Pair, from) >= 0 && string.Compare(p.Pair, to) < 0)
            .Join(PeopleInScope.On(db, actor, Permission.PersonCardRead, today, today), p => p.PersonId, c => c.PersonId, (p, c) => new { p.Pair, p.NameKey, Card = c })
            .OrderBy(f => f.Pair).ThenBy(f => f.NameKey).ThenBy(f => f.Card.PersonId).Select(f => f.Card);
        for (var take = Most * 4; ; take *= 8)
        {
            var read = await inOrder.Take(take).ToListAsync(ct);
            List<PersonCard> people = [.. read.DistinctBy(c => c.PersonId).Where(c => !query.NeedsCheck || query.IsMatch(c.Name)).Take(Most)];
            if (people.Count == Most || read.Count < take || take > MostRead)
            {
                return people;
            }
        }
    }
}
