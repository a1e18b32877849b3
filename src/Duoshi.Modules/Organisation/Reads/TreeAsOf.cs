using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>An office as the tree shows it.</summary>
/// <param name="OfficeId">Its key.</param>
/// <param name="Name">Full name on the day.</param>
/// <param name="ShortName">简称.</param>
/// <param name="Level">0 supreme to 3 grassroots.</param>
/// <param name="OfficeKind">派出院 …</param>
/// <param name="UnitCode">Unit code.</param>
/// <param name="ParentId">Who runs it: staff and money.</param>
/// <param name="BusinessParentId">Who guides it, where that is another.</param>
/// <param name="BusinessParentName">Name of the guide.</param>
/// <param name="Children">Offices directly below.</param>
/// <param name="Offices">Offices in the subtree, the office included.</param>
/// <param name="Own">Figures of the office itself.</param>
/// <param name="Subtree">Figures of the office and all below it.</param>
internal sealed record TreeNode(
    long OfficeId, string Name, string? ShortName, string Level, string? OfficeKind, string? UnitCode, long? ParentId, long? BusinessParentId, string? BusinessParentName,
    int Children, int Offices, OfficeFigures Own, OfficeFigures Subtree)
{
    internal static TreeNode Of(OfficesSeen seen, OfficeNode node, bool business)
    {
        var subtree = seen.Subtree(node, business).ToList();
        var guide = node.BusinessParentId is { } g && g != node.ParentId ? g : (long?)null;
        return new TreeNode(
            node.OfficeId, node.Name, node.ShortName, node.Level, node.OfficeKind, node.UnitCode, node.ParentId, guide, guide is { } id ? seen.NameOf(id) : null,
            seen.Below(node.OfficeId, business).Count(), subtree.Count, seen.Own(node.OfficeId), OfficeFigures.Sum(subtree.Select(n => seen.Own(n.OfficeId))));
    }
}

/// <summary>One level of the tree on a day.</summary>
/// <param name="Day">The day read.</param>
/// <param name="Above">Keys of the offices above, from the top of what the actor sees.</param>
/// <param name="Nodes">The offices, in their order.</param>
internal sealed record TreeLevel(DateOnly Day, ImmutableArray<long> Above, ImmutableArray<TreeNode> Nodes);

/// <summary>The tree as of a day, level by level, with head count, establishment and vacancy of each node.</summary>
internal sealed class TreeAsOf(OfficeSight sight)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/offices/tree", async (long? parent, string? by, string? asOf, string? knownAt, TreeAsOf slice, CancellationToken ct) =>
            (await slice.RunAsync(parent, by == "business", asOf, knownAt, ct)).ToHttp())
        .Needs(Permission.OrganisationRead).WithSummary("院树（某日）The tree as of a day: the level below a parent, or the top; by=business follows guidance").Produces<TreeLevel>();

    /// <param name="parent">The office whose level below is asked; null: the top of what the actor sees.</param>
    /// <param name="business">By guidance instead of administration.</param>
    /// <param name="asOf">Day.</param>
    /// <param name="knownAt">Moment of knowledge.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<TreeLevel>> RunAsync(long? parent, bool business, string? asOf, string? knownAt, CancellationToken ct)
    {
        if (!(await sight.OpenAsync(asOf, knownAt, ct)).Succeeded(out var seen, out var why))
        {
            return why;
        }

        if (parent is not { } office)
        {
            return new TreeLevel(seen.Moment.Day, [], [.. seen.Roots.Select(n => TreeNode.Of(seen, n, business))]);
        }

        return seen.Find(office) is { } node
            ? new TreeLevel(
                seen.Moment.Day,
                [.. seen.Above(node).Select(n => n.OfficeId), office],
                [.. seen.Below(office, business).Select(n => TreeNode.Of(seen, n, business))])
            : Refusal.NotFound;
    }
}
