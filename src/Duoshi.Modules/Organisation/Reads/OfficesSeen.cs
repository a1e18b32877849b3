using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>The tree of a moment as an actor sees it: only offices that are hers to read today, totals only over those.</summary>
internal sealed class OfficesSeen(Actor who, Moment moment, OfficeIndex index, Func<OfficeNode, bool> mayRead, IReadOnlyDictionary<long, OfficeFigures> figures)
{
    private readonly OfficeDay day = index.On(moment.Day);

    public Actor Who => who;

    public Moment Moment => moment;

    /// <summary>Offices of the day, parents first, siblings in order.</summary>
    public IEnumerable<OfficeNode> InOrder => day.InOrder.Where(mayRead);

    /// <summary>The office on the day; null for foreign, unknown and not existing then alike.</summary>
    public OfficeNode? Find(long office) => day.Find(office) is { } node && mayRead(node) ? node : null;

    /// <summary>The office's node nearest to the day, if it is the actor's to read: for offices that do not exist on it.</summary>
    public OfficeNode? Nearest(long office) => index.Nearest(office, moment.Day) is { } node && mayRead(node) ? node : null;

    /// <summary>The name on the day, or the nearest, of any office: names are public.</summary>
    public string NameOf(long office) => index.Nearest(office, moment.Day)?.Name ?? "";

    /// <summary>The tops of what the actor sees.</summary>
    public IEnumerable<OfficeNode> Roots => InOrder.Where(n => n.ParentId is not { } parent || Find(parent) is null);

    public IEnumerable<OfficeNode> Below(long office, bool business) => day.Below(office, business).Where(mayRead);

    /// <summary>The offices above that the actor sees, from the top down.</summary>
    public ImmutableArray<OfficeNode> Above(OfficeNode node) => [.. day.Above(node).Where(mayRead)];

    public OfficeFigures Own(long office) => figures.GetValueOrDefault(office, OfficeFigures.None);

    /// <summary>The office and all below it, by administration or by guidance.</summary>
    public IEnumerable<OfficeNode> Subtree(OfficeNode node, bool business) =>
        InOrder.Where(n => (business ? n.BusinessPath : n.Path).StartsWith(business ? node.BusinessPath : node.Path, StringComparison.Ordinal));
}

/// <summary>Opens the tree of a moment for the actor.</summary>
internal sealed class OfficeSight(IDbContextFactory<DuoshiDb> databases, OfficeIndexes indexes, OfficeFigureBook figures, OfficeRights rights, TimeProvider clock)
{
    /// <param name="asOf">The day, as it stands in an address; blank: today.</param>
    /// <param name="knownAt">The moment of knowledge, as it stands in an address; blank: now.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<OfficesSeen>> OpenAsync(string? asOf, string? knownAt, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await OpenAsync(db, asOf, knownAt, ct);
    }

    public async Task<Outcome<OfficesSeen>> OpenAsync(DuoshiDb db, string? asOf, string? knownAt, CancellationToken ct)
    {
        var (who, mayRead) = await rights.ReadingAsync(ct);
        if (!who.May(Permission.OrganisationRead))
        {
            return Refusal.Forbidden;
        }

        return (await Moments.ReadAsync(db, who, clock, asOf, knownAt, ct)).Succeeded(out var moment, out var why)
            ? new OfficesSeen(who, moment, await indexes.AsOfAsync(db, moment.Known, ct), mayRead, await figures.ReadAsync(db, moment, ct))
            : why;
    }
}
