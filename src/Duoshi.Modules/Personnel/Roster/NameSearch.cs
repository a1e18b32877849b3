using System.Diagnostics.CodeAnalysis;
using Duoshi.Core.Names;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>Finds people by what was typed: characters, pinyin, initials, or the beginning of a staff number.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class NameSearch
{
    /// <summary>A long text that needs a check in memory is met by few people; more means that it says nothing.</summary>
    private const int MostChecked = 2000;

    private readonly NameQuery names;
    private readonly string? numberFrom;
    private List<long>? checkedPeople;

    private NameSearch(string text)
    {
        names = NameKeys.ForQuery(text);
        numberFrom = text.Any(char.IsAsciiDigit) ? SearchKeys.StaffNumberKey(text) : null;
    }

    public static async Task<NameSearch> PrepareAsync(DuoshiDb db, string text, CancellationToken ct)
    {
        var search = new NameSearch(text);
        if (search.names.NeedsCheck && search.numberFrom is null)
        {
            var candidates = await search.ByKeys(db.Set<PersonCard>(), db).Select(c => new { c.PersonId, c.Name }).Distinct().OrderBy(c => c.PersonId).Take(MostChecked).ToListAsync(ct);
            search.checkedPeople = [.. candidates.Where(c => search.names.IsMatch(c.Name)).Select(c => c.PersonId).Distinct()];
        }

        return search;
    }

    public IQueryable<PersonCard> Apply(IQueryable<PersonCard> cards, DuoshiDb db)
    {
        if (numberFrom is { } from)
        {
            return Between(cards, db, from, from + "~");
        }

        return checkedPeople is { } people ? cards.Where(c => people.Contains(c.PersonId)) : ByKeys(cards, db);
    }

    public bool IsMatch(PersonCard card) => numberFrom is null
        ? names.IsMatch(card.Name)
        : SearchKeys.StaffNumberKey(card.StaffNumber).StartsWith(numberFrom, StringComparison.Ordinal);

    private static IQueryable<PersonCard> Between(IQueryable<PersonCard> cards, DuoshiDb db, string from, string end) =>
        cards.Where(c => db.Set<NamePair>().Where(p => string.Compare(p.Pair, from) >= 0 && string.Compare(p.Pair, end) < 0).Select(p => p.PersonId).Contains(c.PersonId));

    private IQueryable<PersonCard> ByKeys(IQueryable<PersonCard> cards, DuoshiDb db)
    {
        if (names.Keys.IsEmpty)
        {
            return cards.Where(c => false);
        }

        if (names.IsPrefix)
        {
            return Between(cards, db, names.Keys[0], names.EndOfPrefix());
        }

        // The rarest key is the last and longest as a rule: it names the people, the others are looked up for these alone. Asked of
        // each card instead ("is there such a key"), SQLite walks through all cards in their order.
        var lead = names.Keys[^1];
        var found = db.Set<NamePair>().Where(p => p.Pair == lead);
        foreach (var key in names.Keys[..^1])
        {
            found = found.Where(p => db.Set<NamePair>().Any(o => o.Pair == key && o.NameKey == p.NameKey && o.PersonId == p.PersonId));
        }

        return cards.Where(c => found.Select(p => p.PersonId).Contains(c.PersonId));
    }
}
