using System.Buffers.Text;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>
/// An order of the roster: one or two stored keys compared by byte, then the person's key, so that equal names keep their
/// place from page to page.
/// </summary>
internal sealed class PeopleOrder
{
    private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    private readonly Func<PersonCard, string> firstOf;
    private readonly Func<PersonCard, string>? secondOf;

    private PeopleOrder(string key, string zh, string en, Expression<Func<PersonCard, string>> first, Expression<Func<PersonCard, string>>? second = null)
    {
        Key = key;
        Zh = zh;
        En = en;
        First = first;
        Second = second;
        firstOf = first.Compile();
        secondOf = second?.Compile();
    }

    /// <summary>All that are offered; a column that is not here can't be sorted by.</summary>
    public static ImmutableArray<PeopleOrder> Offered { get; } =
    [
        new("roster", "名册序", "roster order", c => c.RosterKey),
        new("pinyin", "姓名拼音", "name, pinyin", c => c.PinyinKey),
        new("strokes", "姓氏笔画", "name, strokes", c => c.StrokeKey),
        new("birth", "出生年月", "birth", c => c.BirthKey, c => c.PinyinKey),
        new("grade", "检察官等级", "prosecutor grade", c => c.GradeKey, c => c.RosterKey),
        new("office", "单位", "office", c => c.OfficePath, c => c.PinyinKey),
    ];

    public string Key { get; }

    public string Zh { get; }

    public string En { get; }

    /// <summary>The key people stand in the order of.</summary>
    public Expression<Func<PersonCard, string>> First { get; }

    /// <summary>The key of those whose first is the same; null: there is none.</summary>
    public Expression<Func<PersonCard, string>>? Second { get; }

    public static PeopleOrder? Find(string? key) => string.IsNullOrEmpty(key) ? Offered[0] : Offered.FirstOrDefault(o => o.Key == key);

    public IOrderedQueryable<PersonCard> Sort(IQueryable<PersonCard> cards, bool descending)
    {
        var sorted = descending ? cards.OrderByDescending(First) : cards.OrderBy(First);
        if (Second is not null)
        {
            sorted = descending ? sorted.ThenByDescending(Second) : sorted.ThenBy(Second);
        }

        return descending ? sorted.ThenByDescending(c => c.PersonId) : sorted.ThenBy(c => c.PersonId);
    }

    /// <summary>For cards in memory; the same order, since the database compares by byte too.</summary>
    public List<PersonCard> Sort(IEnumerable<PersonCard> cards, bool descending)
    {
        var sorted = cards.OrderBy(firstOf, StringComparer.Ordinal).ThenBy(c => secondOf?.Invoke(c) ?? "", StringComparer.Ordinal).ThenBy(c => c.PersonId).ToList();
        if (descending)
        {
            sorted.Reverse();
        }

        return sorted;
    }

    /// <summary>Rows that come after a place, in the direction read.</summary>
    public Expression<Func<PersonCard, bool>> After(Place place, bool descending)
    {
        var card = First.Parameters[0];
        var at = Expression.Constant(place);
        Expression Key(Expression<Func<PersonCard, string>> key) => Predicates.Body(key, card);
        Expression Beyond(Expression key, string value, bool orEqual)
        {
            var compared = Expression.Call(Compare, key, Expression.Property(at, value));
            var zero = Expression.Constant(0);
            return (descending, orEqual) switch
            {
                (false, false) => Expression.GreaterThan(compared, zero),
                (false, true) => Expression.GreaterThanOrEqual(compared, zero),
                (true, false) => Expression.LessThan(compared, zero),
                _ => Expression.LessThanOrEqual(compared, zero),
            };
        }

        var person = Expression.Property(card, nameof(PersonCard.PersonId));
        var placePerson = Expression.Property(at, nameof(Place.PersonId));
        Expression rest = descending ? Expression.LessThan(person, placePerson) : Expression.GreaterThan(person, placePerson);
        if (Second is not null)
        {
            rest = Expression.OrElse(
                Beyond(Key(Second), nameof(Place.Second), orEqual: false),
                Expression.AndAlso(Expression.Equal(Key(Second), Expression.Property(at, nameof(Place.Second))), rest));
        }

        // The first half alone lets the index begin at the place.
        var body = Expression.AndAlso(
            Beyond(Key(First), nameof(Place.First), orEqual: true),
            Expression.OrElse(Beyond(Key(First), nameof(Place.First), orEqual: false), rest));
        return Expression.Lambda<Func<PersonCard, bool>>(body, card);
    }

    public Place PlaceOf(PersonCard card) => new(firstOf(card), secondOf?.Invoke(card) ?? "", card.PersonId);

    /// <summary>A place between two rows; opaque in the address.</summary>
    internal sealed record Place(string First, string Second, long PersonId)
    {
        public string ToText() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new object[] { First, Second, PersonId }));

        public static Place? TryRead(string text)
        {
            try
            {
                using var parts = JsonDocument.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
                var root = parts.RootElement;
                return root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 3
                    ? new Place(root[0].GetString() ?? "", root[1].GetString() ?? "", root[2].GetInt64())
                    : null;
            }
            catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }
}
