using Duoshi.Core.Codes;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Core.Rules;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Matters;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Selection.Numbers;

/// <summary>职数预审 in words.</summary>
/// <param name="Day">The day the plan takes effect.</param>
/// <param name="Horizon">Who leaves before this day is told.</param>
/// <param name="Blocked">Whether anything blocks.</param>
/// <param name="Numbers">By office and number.</param>
/// <param name="Findings">Blocking ones first.</param>
public sealed record PreCheckView(DateOnly Day, DateOnly Horizon, bool Blocked, IReadOnlyList<NumberView> Numbers, IReadOnlyList<FindingView> Findings)
{
    /// <summary>Puts a counted plan into words.</summary>
    internal static async Task<PreCheckView> OfAsync(DuoshiDb db, CountedPlan plan, IReadOnlyList<PostFinding> people, DateOnly day, CancellationToken ct)
    {
        var findings = plan.Result.Findings.Concat(people).OrderByDescending(f => f.Weight).ToList();
        // Establishment and ranks have hundreds of holders; by name only leading posts and what moves.
        var named = plan.Result.Numbers.SelectMany(n => Named(n)).Concat(findings.Select(f => f.Person).OfType<long>()).Distinct().ToList();
        var names = (await ActWords.CardsAsync(db, named, day, ct)).ToDictionary(c => c.Key, c => c.Value.Name);
        var offices = plan.Offices.ToDictionary(o => o.OfficeId, o => o.Name);
        string Name(long person) => names.GetValueOrDefault(person, "");
        return new PreCheckView(
            plan.Day, plan.Horizon, findings.Exists(f => f.Weight == FindingWeight.Blocks),
            [.. plan.Result.Numbers.Select(n => new NumberView(
                n.Limit.Office, offices.GetValueOrDefault(n.Limit.Office, ""), n.Limit.Kind, NameOf(n.Limit), n.Limit.Approved,
                n.Limit.Document ?? (n.Limit.Computed is { } rule ? $"{rule.Rule.Number} {rule.Text(!Chinese)}" : ""), n.Limit.Computed is not null,
                n.Holders.Length, [.. n.In.Select(Name)], [.. n.Out.Select(Name)], n.After.Length, n.Free, n.Over,
                [.. n.Limit.Kind == NumberKind.Leadership ? n.After.Select(Name) : []],
                [.. n.Limit.Kind == NumberKind.Leadership ? n.Leaving.Select(l => new LeaverView(Name(l.Person), l.LeavesOn!.Value)) : []], n.Leaving.Length, n.FitsFrom))],
            [.. findings.Select(f => new FindingView(
                f.Weight, f.Code, f.Person, f.Person is { } p ? Name(p) : null, f.Limit is { } l ? offices.GetValueOrDefault(l.Office) : null, f.Limit is { } limit ? NameOf(limit) : null,
                f.Reason.Text(!Chinese), f.Reason.Rule.Number, f.Reason.Rule.Source(!Chinese), f.Reason.Rule.Confidence))]);
    }

    private static IEnumerable<long> Named(NumberResult number) =>
        number.Limit.Kind == NumberKind.Leadership ? number.Holders.Concat(number.After) : number.In.Concat(number.Out);

    private static string NameOf(NumberLimit limit) => limit.Kind switch
    {
        NumberKind.Leadership => FieldCodes.Name(CodeTableNames.ProcuratoratePost, limit.Codes[0]),
        NumberKind.Establishment => FieldCodes.Name(CodeTableNames.EstablishmentDuoshi, limit.Codes[0]),
        _ => limit.Codes.Length == 1
            ? FieldCodes.Name(CodeTableNames.CivilServantRankLadder, limit.Codes[0])
            : $"{FieldCodes.Name(CodeTableNames.CivilServantRankLadder, limit.Codes[0])} – {FieldCodes.Name(CodeTableNames.CivilServantRankLadder, limit.Codes[^1])}",
    };
}

/// <summary>A number before and after.</summary>
/// <param name="OfficeId">Key of the office.</param>
/// <param name="Office">Its name.</param>
/// <param name="Kind">Sort of number.</param>
/// <param name="Name">What it counts.</param>
/// <param name="Approved">核定; null: none on record.</param>
/// <param name="Basis">The document that set it, or the rule it was computed from.</param>
/// <param name="IsComputed">Computed from a rule: to compare with, not approved.</param>
/// <param name="Present">现有.</param>
/// <param name="In">进, by name.</param>
/// <param name="Out">出, by name.</param>
/// <param name="After">拟后.</param>
/// <param name="Free">Free posts after; below 0 when over.</param>
/// <param name="Over">超.</param>
/// <param name="Holders">Who holds it after, by name; leading posts only.</param>
/// <param name="Leavers">Who of them leaves before the horizon; leading posts only.</param>
/// <param name="Leaving">How many leave before the horizon.</param>
/// <param name="FitsFrom">From when it fits by that.</param>
public sealed record NumberView(
    long OfficeId, string Office, NumberKind Kind, string Name, int? Approved, string Basis, bool IsComputed, int Present, IReadOnlyList<string> In, IReadOnlyList<string> Out, int After, int? Free, int Over,
    IReadOnlyList<string> Holders, IReadOnlyList<LeaverView> Leavers, int Leaving, DateOnly? FitsFrom);

/// <summary>Somebody who leaves.</summary>
public sealed record LeaverView(string Name, DateOnly On);

/// <summary>A finding in words.</summary>
public sealed record FindingView(
    FindingWeight Weight, string Code, long? PersonId, string? Person, string? Office, string? Number, string Text, string Rule, string Source, RuleConfidence Confidence);
