using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>Which offices, of which moment. One object feeds list, count and export.</summary>
internal sealed record OfficeQuestion
{
    /// <summary>Part of a name, short name or unit code; cut names are understood.</summary>
    public string? Q { get; init; }

    /// <summary>0 supreme to 3 grassroots.</summary>
    public string? Level { get; init; }

    /// <summary>Only this office and all below it.</summary>
    public long? Within { get; init; }

    /// <summary>With <see cref="Within"/>: by guidance instead of administration.</summary>
    public bool Business { get; init; }

    public string? AsOf { get; init; }

    public string? KnownAt { get; init; }
}

/// <summary>An office in a list.</summary>
public sealed record OfficeRow(
    long OfficeId, string Name, string? ShortName, string Level, string? OfficeKind, string? UnitCode, long? ParentId, string? ParentName, long? BusinessParentId, string? BusinessParentName,
    ImmutableArray<long> Above, OfficeFigures Figures);

/// <summary>A page of offices.</summary>
/// <param name="Rows">In the order of the tree.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null: this was the last.</param>
internal sealed record OfficePageOfList(ImmutableArray<OfficeRow> Rows, string? Next);

/// <summary>Lists and finds offices in the order of the tree, page by page.</summary>
internal sealed class ListOffices(OfficeSight sight)
{
    public const int MostRows = 500;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/offices", async ([AsParameters] Parameters asked, string? after, int? take, ListOffices slice, CancellationToken ct) =>
                (await slice.RunAsync(asked.Question, after, take ?? 50, ct)).ToHttp())
            .Needs(Permission.OrganisationRead).WithSummary("检察院列表 List or find offices as of a day").Produces<OfficePageOfList>();
        api.MapGet("/offices/count", async ([AsParameters] Parameters asked, ListOffices slice, CancellationToken ct) =>
                (await slice.CountAsync(asked.Question, ct)).ToHttp())
            .Needs(Permission.OrganisationRead).WithSummary("检察院数量 Count offices as of a day").Produces<int>();
    }

    /// <summary>The question as it stands in an address.</summary>
    internal sealed record Parameters(string? Q, string? Level, long? Within, string? By, string? AsOf, string? KnownAt)
    {
        public OfficeQuestion Question => new() { Q = Q, Level = Level, Within = Within, Business = By == "business", AsOf = AsOf, KnownAt = KnownAt };
    }

    public async Task<Outcome<OfficePageOfList>> RunAsync(OfficeQuestion question, string? after, int take, CancellationToken ct)
    {
        if (!(await sight.OpenAsync(question.AsOf, question.KnownAt, ct)).Succeeded(out var seen, out var why)
            || !Fitting(seen, question).Succeeded(out var fitting, out why))
        {
            return why;
        }

        var most = Math.Clamp(take, 1, MostRows);
        var page = fitting.Where(n => after is null || string.CompareOrdinal(n.Path, after) > 0).Take(most + 1).ToList();
        return new OfficePageOfList([.. page.Take(most).Select(n => Row(seen, n))], page.Count > most ? page[most - 1].Path : null);
    }

    public async Task<Outcome<int>> CountAsync(OfficeQuestion question, CancellationToken ct)
    {
        if (!(await sight.OpenAsync(question.AsOf, question.KnownAt, ct)).Succeeded(out var seen, out var why)
            || !Fitting(seen, question).Succeeded(out var fitting, out why))
        {
            return why;
        }

        return fitting.Length;
    }

    /// <summary>The offices that fit, in the order of the tree.</summary>
    internal static Outcome<OfficeNode[]> Fitting(OfficesSeen seen, OfficeQuestion question)
    {
        var offices = seen.InOrder;
        if (question.Within is { } within)
        {
            if (seen.Find(within) is not { } top)
            {
                return Refusal.NotFound;
            }

            offices = seen.Subtree(top, question.Business);
        }

        if (!string.IsNullOrEmpty(question.Level))
        {
            offices = offices.Where(n => n.Level == question.Level);
        }

        if (!string.IsNullOrWhiteSpace(question.Q))
        {
            var text = OfficeNames.Normalise(question.Q);
            // 院 at the end is said of every office: 江岸院 finds 江岸区院.
            var stem = text.Length > 1 && text[^1] == '院' ? text[..^1] : text;
            offices = offices.Where(n => OfficeNames.Normalise(n.Name).Contains(stem, StringComparison.Ordinal)
                || (n.ShortName is not null && OfficeNames.Normalise(n.ShortName).Contains(stem, StringComparison.Ordinal))
                || n.UnitCode?.StartsWith(text, StringComparison.OrdinalIgnoreCase) == true);
        }

        return offices.ToArray();
    }

    internal static OfficeRow Row(OfficesSeen seen, OfficeNode node)
    {
        var guide = node.BusinessParentId is { } g && g != node.ParentId ? g : (long?)null;
        return new OfficeRow(
            node.OfficeId, node.Name, node.ShortName, node.Level, node.OfficeKind, node.UnitCode,
            node.ParentId, node.ParentId is { } parent ? seen.NameOf(parent) : null, guide, guide is { } id ? seen.NameOf(id) : null,
            [.. seen.Above(node).Select(n => n.OfficeId)], seen.Own(node.OfficeId));
    }
}
