using System.Globalization;
using System.Text;
using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>What is counted of an office: posts of the establishment by kind, quota posts, leadership posts by code.</summary>
internal enum EffectKind
{
    Establishment = 'e',
    Quota = 'q',
    Leadership = 'l',
}

/// <summary>A place that is counted. Equal places are one.</summary>
/// <param name="Kind">What it counts as.</param>
/// <param name="Office">The office.</param>
/// <param name="Code">Kind of establishment, status in the quota, or post.</param>
internal readonly record struct EffectPlace(EffectKind Kind, long Office, string Code)
{
    /// <summary>The place as a row's effect names it: what rows are found by.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(char)Kind}@{Office}:{Code};");

    public static EffectPlace? Read(ReadOnlySpan<char> text)
    {
        var (at, colon) = (text.IndexOf('@'), text.IndexOf(':'));
        return at == 1 && colon > at && text[0] is 'e' or 'q' or 'l' && long.TryParse(text[(at + 1)..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var office)
            ? new EffectPlace((EffectKind)text[0], office, text[(colon + 1)..].TrimEnd(';').ToString())
            : null;
    }
}

/// <summary>
/// 职数、编制、员额: which counted places a row takes and gives up, by the differences that would be written of it. Kept with the row
/// as a short text, so that a batch of a province is counted by the database.
/// </summary>
/// <remarks>
/// Places are counted as the pre-check of post numbers and the page of an office do: establishment by whose it is, of those in
/// service; the quota by where they count; numbered leadership posts by main and concurrent appointments.
/// </remarks>
internal static class RowEffect
{
    /// <summary>Code of 在额.</summary>
    public const string InQuota = "1";

    private const char Takes = '+';
    private const char GivesUp = '-';

    private static readonly ImmutableArray<string> CountedKinds = [KindKeys.Service, KindKeys.Establishment, KindKeys.Quota, KindKeys.Appointment];

    /// <summary>Whether facts of the kind move what is counted.</summary>
    public static bool Counts(string kind) => CountedKinds.Contains(kind, StringComparer.Ordinal);

    /// <summary>The effect of a row; null: none.</summary>
    /// <param name="applied">The differences that would be written.</param>
    /// <param name="record">Standing rows of the person, by kind.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="today">The day on which the record is read.</param>
    public static string? Of(IEnumerable<Difference> applied, ILookup<string, Fact> record, FactKinds kinds, DateOnly today)
    {
        var differences = applied.Where(d => d.Problem is null && d.Act != ProposedAct.Keep && Counts(d.Kind.Key)).ToList();
        if (differences.Count == 0)
        {
            return null;
        }

        var before = Places(Standing(record, kinds, today));
        var after = Places(Applied(differences, Standing(record, kinds, today), today));
        var text = new StringBuilder();
        foreach (var place in after.Except(before))
        {
            text.Append(Takes).Append(place);
        }

        foreach (var place in before.Except(after))
        {
            text.Append(GivesUp).Append(place);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    /// <summary>The places of an effect, each with +1 or -1.</summary>
    public static IEnumerable<(EffectPlace Place, int Change)> Read(string effect)
    {
        for (var at = 0; at < effect.Length;)
        {
            var end = effect.IndexOf(';', at);
            end = end < 0 ? effect.Length : end + 1;
            if (EffectPlace.Read(effect.AsSpan(at + 1, end - at - 1)) is { } place)
            {
                yield return (place, effect[at] == Takes ? 1 : -1);
            }

            at = end;
        }
    }

    private static List<Line> Standing(ILookup<string, Fact> record, FactKinds kinds, DateOnly today) =>
        [.. CountedKinds.Where(record.Contains).SelectMany(k => record[k].Where(r => r.ValidFrom <= today && today < r.ValidTo).Select(r => new Line(kinds.Find(k)!, r, [.. kinds.Find(k)!.Fields.Select(f => f.Get(r))])))];

    private static List<Line> Applied(List<Difference> differences, List<Line> lines, DateOnly today)
    {
        foreach (var facts in differences.GroupBy(d => (d.Kind, d.Slot, Line: d.Slot is null ? d.Key : null)))
        {
            var ((kind, slot, _), first) = (facts.Key, facts.First());
            var line = lines.Find(l => l.Kind == kind && l.Row is { } row && (slot is null ? row.Id == first.Standing?.Id : row.Slot == slot));
            var hasEnded = facts.Any(d => d.Act == ProposedAct.End) || (slot is null && first.Until is { } until && until.Value <= today);
            if (hasEnded && line is not null)
            {
                lines.Remove(line);
            }

            // A line of the past takes no place, whatever is said of it.
            if (hasEnded || (line is null && slot is null && first.Standing is not null))
            {
                continue;
            }

            if (line is null)
            {
                lines.Add(line = new Line(kind, null, new object?[kind.Fields.Length]));
            }

            foreach (var (position, value) in facts.SelectMany(d => d.Completing).Concat(facts.SelectMany(d => d.Changes)))
            {
                line.Values[position] = value;
            }
        }

        return lines;
    }

    private static HashSet<EffectPlace> Places(List<Line> lines)
    {
        var places = new HashSet<EffectPlace>();
        var service = lines.Find(l => l.Kind.Key == KindKeys.Service);
        var inService = service?["status"] as string == KindKeys.InService;
        foreach (var line in lines)
        {
            switch (line.Kind.Key)
            {
                case KindKeys.Establishment when inService && line["establishmentKind"] is string kind && line["officeId"] is long office:
                    places.Add(new EffectPlace(EffectKind.Establishment, office, kind));
                    break;
                case KindKeys.Quota when inService && line["status"] as string == InQuota && service!["officeId"] is long office:
                    places.Add(new EffectPlace(EffectKind.Quota, office, InQuota));
                    break;
                case KindKeys.Appointment when line["manner"] is string manner && LeadingPosts.FillingManners.Contains(manner, StringComparer.Ordinal)
                    && line["postCode"] is string post && LeadingPosts.IsNumbered(post) && line["officeId"] is long office:
                    places.Add(new EffectPlace(EffectKind.Leadership, office, post));
                    break;
            }
        }

        return places;
    }

    /// <summary>A fact that holds, by its values.</summary>
    private sealed record Line(FactKind Kind, Fact? Row, object?[] Values)
    {
        public object? this[string field] => Values[Kind.PositionOf(field)];
    }
}
