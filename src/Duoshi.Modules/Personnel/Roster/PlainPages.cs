using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>
/// The page nobody narrowed: people in service today, of one office and those below it, in one order. Everybody opens it first and
/// most go on in it, so its statement is put together once, not with each request; what it shows is what <see cref="ListPeople"/> shows.
/// </summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class PlainPages
{
    /// <summary>After all paths by byte.</summary>
    private const string AfterAllPaths = "~";

    /// <summary>After all sort keys by byte: those of characters nobody can read begin with a tilde.</summary>
    private const string AfterAllKeys = "\uffff";

    private static readonly PeopleQuery Nothing = new();
    private static readonly MethodInfo KeyOfOrder = ((MethodCallExpression)((Expression<Func<PersonCard, string>>)(c => Key(c))).Body).Method;

    /// <summary>A model each: a statement is made for the database it is sent to.</summary>
    private readonly ConcurrentDictionary<(IModel Model, string Order, bool Descending), Page> pages = new();

    private delegate IAsyncEnumerable<PersonCard> Page(DuoshiDb db, DateOnly day, string from, string end, string status, string key, long person, int take);

    /// <summary>Where the actor reads, when the page asked for is a plain one.</summary>
    /// <returns>The first path and the first after; null: the list has to be put together.</returns>
    public static (string From, string End)? Reach(PeopleQuery query, PeopleOrder order, Actor actor, Permission permission)
    {
        if (order.Second is not null || query with { Sort = null, Descending = null, After = null, Before = null, Size = null } != Nothing)
        {
            return null;
        }

        ActorGrant? only = null;
        foreach (var grant in actor.Grants)
        {
            if (Policy.Allows(grant.Role, permission))
            {
                if (only is not null || grant.Line is not null)
                {
                    return null;
                }

                only = grant;
            }
        }

        return only is null ? null : (only.OfficePath, only.OfficePath + AfterAllPaths);
    }

    /// <param name="db">The database.</param>
    /// <param name="order">The order, of one key.</param>
    /// <param name="descending">The direction read.</param>
    /// <param name="day">Today.</param>
    /// <param name="reach">Where the actor reads.</param>
    /// <param name="place">The place after which the page begins; null: at the end it comes from.</param>
    /// <param name="take">How many people.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<PersonCard>> ReadAsync(
        DuoshiDb db, PeopleOrder order, bool descending, DateOnly day, (string From, string End) reach, PeopleOrder.Place? place, int take, CancellationToken ct)
    {
        var page = pages.GetOrAdd((db.Model, order.Key, descending), static (key, order) => Compiled(order, key.Descending), order);
        var (key, person) = place is { } after ? (after.First, after.PersonId) : descending ? (AfterAllKeys, long.MaxValue) : ("", 0L);
        var found = new List<PersonCard>(take);
        await foreach (var card in page(db, day, reach.From, reach.End, PeopleFilter.InService, key, person, take).WithCancellation(ct))
        {
            found.Add(card);
        }

        return found;
    }

    private static Page Compiled(PeopleOrder order, bool descending)
    {
        var statement = descending ? Descending() : Ascending();
        var run = EF.CompileAsyncQuery((Expression<Func<DuoshiDb, DateOnly, string, string, string, string, long, int, IQueryable<PersonCard>>>)new ByOrder(order.First).Visit(statement));
        return (db, day, from, end, status, key, person, take) => run(db, day, from, end, status, key, person, take);
    }

    private static Expression<Func<DuoshiDb, DateOnly, string, string, string, string, long, int, IQueryable<PersonCard>>> Ascending() =>
        (db, day, from, end, status, key, person, take) => db.Set<PersonCard>().AsNoTracking()
            .Where(c => c.Recent && c.ValidFrom <= day && day < c.ValidTo && string.Compare(c.OfficePath, from) >= 0 && string.Compare(c.OfficePath, end) < 0 && c.Status == status
                && string.Compare(Key(c), key) >= 0 && (string.Compare(Key(c), key) > 0 || c.PersonId > person))
            .OrderBy(c => Key(c)).ThenBy(c => c.PersonId).Take(take);

    private static Expression<Func<DuoshiDb, DateOnly, string, string, string, string, long, int, IQueryable<PersonCard>>> Descending() =>
        (db, day, from, end, status, key, person, take) => db.Set<PersonCard>().AsNoTracking()
            .Where(c => c.Recent && c.ValidFrom <= day && day < c.ValidTo && string.Compare(c.OfficePath, from) >= 0 && string.Compare(c.OfficePath, end) < 0 && c.Status == status
                && string.Compare(Key(c), key) <= 0 && (string.Compare(Key(c), key) < 0 || c.PersonId < person))
            .OrderByDescending(c => Key(c)).ThenByDescending(c => c.PersonId).Take(take);

    /// <summary>Stands for the key of the order in the statements above.</summary>
    private static string Key(PersonCard card) => throw new NotSupportedException($"A card ({card.Id}) has a key by its order only.");

    private sealed class ByOrder(Expression<Func<PersonCard, string>> key) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method == KeyOfOrder && node.Arguments[0] is ParameterExpression card ? Predicates.Body(key, card) : base.VisitMethodCall(node);
    }
}
