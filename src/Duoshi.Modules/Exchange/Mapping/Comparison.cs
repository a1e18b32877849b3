using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Compares what a file proposes with what stands on the record, and makes acts of what was accepted. Pure.</summary>
internal sealed class Comparison(FactKinds kinds, DateOnly today, Func<FactField, object?, string?> show)
{
    /// <summary>Differences between a proposal and the standing facts of its person.</summary>
    /// <param name="proposal">What the file says.</param>
    /// <param name="record">Standing rows by kind; kinds without rows may be missing.</param>
    /// <param name="settled">Changes that a person made as a correction or decision: a file does not silently undo them.</param>
    /// <param name="readable">The widest class of fields the importing actor may read of the person; others are left out.</param>
    public IReadOnlyList<Difference> Of(Proposal proposal, ILookup<string, Fact> record, IReadOnlySet<long> settled, FieldClass readable)
    {
        var differences = new List<Difference>();
        foreach (var fact in proposal.Facts)
        {
            if (kinds.Find(fact.Kind) is not { } kind)
            {
                throw new InvalidOperationException($"No module registers the kind '{fact.Kind}'.");
            }

            if (kind.Class > readable)
            {
                continue;
            }

            var rows = record[kind.Key].ToList();
            var found = fact.Slot is { } slot
                ? OfState(proposal, fact, kind, [.. rows.Where(r => r.Slot == slot)], settled, readable)
                : OfLine(proposal, fact, kind, FileLines.For(kind, fact, rows), readable);
            differences.AddRange(kind.Key == KindKeys.Identity ? IdentityChecks.Apply([.. found], rows, today) : found);
        }

        foreach (var (key, source) in proposal.WholeLists)
        {
            var kind = kinds.Find(key)!;
            if (kind.Class <= readable)
            {
                differences.AddRange(Missing(proposal, kind, source, [.. record[key]]));
            }
        }

        return differences;
    }

    /// <summary>The acts that bring accepted differences of a person onto the record: corrections before what begins later.</summary>
    public static IEnumerable<FactWrite> Writes(long person, IEnumerable<Difference> accepted, long importRow) => Ordered([.. accepted.Where(d => d.Act != ProposedAct.Keep && d.Problem is null)], person, importRow);

    private static IEnumerable<FactWrite> Ordered(List<Difference> accepted, long person, long importRow)
    {
        // Somebody new has a handful of facts, each beginning a line of its own.
        if (accepted.TrueForAll(d => d is { Act: ProposedAct.Insert, Standing: null, Slot: not null }))
        {
            return Begun(accepted, person, importRow);
        }

        return accepted
            .GroupBy(d => (d.Kind, d.Slot, Line: d.Slot is null ? d.Key : null, d.Act, From: d.From.Value, Standing: d.Standing?.Id ?? 0))
            .OrderBy(g => g.Key.Act == ProposedAct.Correct ? 0 : 1).ThenBy(g => g.Key.From)
            .Select(g => new FactWrite(g.Key.Kind, person, g.Key.Slot, g.First().Standing?.FactId ?? 0, ActOf([.. g]), importRow));
    }

    private static IEnumerable<FactWrite> Begun(List<Difference> accepted, long person, long importRow)
    {
        var facts = new List<List<Difference>>();
        foreach (var difference in accepted)
        {
            var fact = facts.FindLast(f => f[0].Kind == difference.Kind && f[0].Slot == difference.Slot && f[0].From.Value == difference.From.Value);
            if (fact is null)
            {
                facts.Add(fact = []);
            }

            fact.Add(difference);
        }

        return facts.OrderBy(f => f[0].From.Value).Select(f => new FactWrite(f[0].Kind, person, f[0].Slot, 0, ActOf(f), importRow));
    }

    private static FactAct ActOf(List<Difference> group)
    {
        var first = group[0];
        var changing = new FieldChanges.Builder();
        group.ForEach(d => Set(d.Completing));
        group.ForEach(d => Set(d.Changes));
        var changes = changing.Finish();
        return first.Act switch
        {
            ProposedAct.Correct => new FactAct.Correct(first.Standing!.Id, first.Redated, null, changes, Reach.AllLater),
            ProposedAct.End => new FactAct.End(first.From, Reach.AllLater),
            _ => new FactAct.Insert(first.From, first.Until, changes, first.Until is null ? Reach.AllLater : Reach.ThisPeriod),
        };

        void Set(ImmutableArray<(int Position, object? Value)> some)
        {
            foreach (var (position, value) in some)
            {
                changing.Set(position, value);
            }
        }
    }

    private IEnumerable<Difference> OfState(Proposal proposal, ProposedFact fact, FactKind kind, List<Fact> line, IReadOnlySet<long> settled, FieldClass readable)
    {
        var since = fact.Since ?? proposal.AsOf;
        var day = since?.Value ?? today;
        var standing = line.Find(r => r.ValidFrom <= day && day < r.ValidTo);
        var found = new List<Difference>(fact.Values.Length);
        var completing = Completing(kind, fact, standing);
        foreach (var value in fact.Values)
        {
            var position = kind.PositionOf(value.Field);
            var field = kind.Fields[position];
            if (field.Class > readable)
            {
                continue;
            }

            var old = standing is null ? null : field.Get(standing);
            if (Compared(proposal, kind, fact, position, value, standing, old, completing) is { } difference)
            {
                found.Add(difference.Settled(kind, field, old, settled).Dated(proposal, fact, kind, field, old, line, since));
            }
        }

        return !fact.IsWhole ? found
            : found.Count == 0 ? Ended(proposal, kind, fact, standing, readable)
            : AsOne(kind, fact, found).Select(d => d.Act == ProposedAct.Insert ? d with { Until = d.Until ?? fact.Until } : d);
    }

    /// <summary>Nothing differs but that the file says it has ended.</summary>
    private IEnumerable<Difference> Ended(Proposal proposal, FactKind kind, ProposedFact fact, Fact? standing, FieldClass readable)
    {
        if (fact.Until is not { } end || standing is null || standing.ValidTo != DateOnly.MaxValue || kind.Shape == FactShape.Event || kind.Class > readable || fact.Values.IsEmpty)
        {
            return [];
        }

        var disputed = proposal.Disputed.Contains(fact.Values[0].Source);
        return
        [
            new Difference($"{kind.Key}|{fact.Slot}{fact.Line}|end", kind, fact.Slot, Difference.Whole, fact.Values[0].Source, disputed ? FieldVerdict.Conflict : FieldVerdict.Changed, ProposedAct.End)
            {
                Standing = standing,
                From = end,
                Old = Summary(kind, f => f.Get(standing)),
                New = Summary(kind, f => f.Get(standing)) + $" – {end}",
            },
        ];
    }

    private static ImmutableArray<(int Position, object? Value)> Completing(FactKind kind, ProposedFact fact, Fact? standing) =>
        standing is null && !fact.Completing.IsEmpty ? [.. fact.Completing.Select(c => (kind.PositionOf(c.Field), c.Value))] : [];

    /// <summary>What a value says against the record's; null: the same.</summary>
    private Difference? Compared(
        Proposal proposal, FactKind kind, ProposedFact fact, int position, ProposedValue value, Fact? standing, object? old, ImmutableArray<(int Position, object? Value)> completing)
    {
        var field = kind.Fields[position];
        (FieldVerdict? verdict, MappingProblem? problem) = value switch
        {
            { Problem: { } wrong } => (FieldVerdict.Error, wrong),
            { Value: null } when old is null => default((FieldVerdict?, MappingProblem?)),
            { Value: null } when field.Required => (FieldVerdict.Error, Required(field)),
            { Value: null } => (FieldVerdict.Clears, null),
            { Value: string text } when TooLong(field, text) => (FieldVerdict.Error, Long(field)),
            _ when Equal(old, value.Value) || (old is string code && value.AlsoFits.Contains(code)) => default,
            _ => (old is null ? FieldVerdict.New : FieldVerdict.Changed, null),
        };
        if (verdict is not { } said)
        {
            return null;
        }

        var disputed = said != FieldVerdict.Error && proposal.Disputed.Contains(value.Source);
        return new Difference(
            fact.Slot is { } slot ? string.Create(CultureInfo.InvariantCulture, $"{kind.Key}|{slot}|{field.Key}") : $"{kind.Key}|{fact.Line}|{field.Key}",
            kind, fact.Slot, field.Key, value.Source, disputed ? FieldVerdict.Conflict : said, ProposedAct.Insert)
        {
            Standing = standing,
            Changes = [(position, value.Value)],
            Completing = completing,
            Old = show(field, old),
            New = value.Raw,
            Shown = new ShownValue(show, field, value.Value),
            Problem = problem,
            ReasonZh = problem is not null ? $"{problem.CauseZh}。{problem.RemedyZh}。" : disputed ? "本批两份文件的内容不一致，请核定。" : value.Note?.Zh,
            ReasonEn = problem is not null ? $"{problem.CauseEn}. {problem.RemedyEn}." : disputed ? "Two files of this batch disagree; decide which is right." : value.Note?.En,
        };
    }

    private IEnumerable<Difference> OfLine(Proposal proposal, ProposedFact fact, FactKind kind, Fact? standing, FieldClass readable)
    {
        var found = new List<Difference>();
        var completing = Completing(kind, fact, standing);
        foreach (var value in fact.Values)
        {
            var position = kind.PositionOf(value.Field);
            var field = kind.Fields[position];
            var old = standing is null ? null : field.Get(standing);
            if (field.Class <= readable && Compared(proposal, kind, fact, position, value, standing, old, completing) is { } difference)
            {
                // An emptied cell of a line does not ask by itself: the line is decided as one.
                found.Add(difference with
                {
                    Verdict = difference.Verdict == FieldVerdict.Clears ? FieldVerdict.Changed : difference.Verdict,
                    Act = standing is null ? ProposedAct.Insert : ProposedAct.Correct,
                    From = fact.Since ?? PartialDate.UnknownStart,
                    Until = kind.Shape == FactShape.Event ? null : fact.Until,
                });
            }
        }

        if (standing is not null && FileLines.Redated(kind, fact, standing) is { } on && kind.Class <= readable)
        {
            var dated = found.Count > 0 ? AsOne(kind, fact, found, standing).Single() : new Difference(
                $"{kind.Key}|{fact.Line}|{Difference.Whole}", kind, null, Difference.Whole, fact.Values[0].Source, FieldVerdict.Changed, ProposedAct.Correct)
            {
                Standing = standing,
                Old = Summary(kind, f => f.Get(standing)),
                New = Summary(kind, f => fact.Values.FirstOrDefault(v => v.Field == f.Key)?.Value),
            };
            return [dated with { Redated = on, Old = $"{FileLines.From(standing)} {dated.Old}".TrimStart(), New = $"{on} {dated.New}" }];
        }

        return found.Count > 0 ? AsOne(kind, fact, found, standing) : Ended(proposal, kind, fact, standing, readable);
    }

    /// <summary>Differences of one line or whole fact become one, shown as one text.</summary>
    private IEnumerable<Difference> AsOne(FactKind kind, ProposedFact fact, List<Difference> found, Fact? line = null)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var gravest = found.MaxBy(d => d.Verdict == FieldVerdict.New ? 0 : (int)d.Verdict)!;
        var standing = line ?? gravest.Standing;
        var changed = found.Any(d => d.Verdict == FieldVerdict.Changed) || (gravest.Verdict == FieldVerdict.New && standing is not null && fact.Slot is null);
        return
        [
            gravest with
            {
                Key = $"{kind.Key}|{fact.Slot}{fact.Line}|{Difference.Whole}",
                Field = Difference.Whole,
                Verdict = gravest.Verdict == FieldVerdict.New && changed ? FieldVerdict.Changed : gravest.Verdict,
                Changes = [.. found.SelectMany(d => d.Changes)],
                Problems = [.. found.Where(d => d.Problem is not null).Select(d => (d.Source, d.Problem!)).Distinct()],
                ReasonZh = gravest.ReasonZh ?? found.Find(d => d.ReasonZh is not null)?.ReasonZh,
                ReasonEn = gravest.ReasonEn ?? found.Find(d => d.ReasonEn is not null)?.ReasonEn,
                Old = standing is null ? null : Summary(kind, f => f.Get(standing)),
                Shown = null,
                New = gravest.Verdict == FieldVerdict.Clears ? null : Summary(kind, f => fact.Values.FirstOrDefault(v => v.Field == f.Key)?.Value),
            },
        ];
    }

    private IEnumerable<Difference> Missing(Proposal proposal, FactKind kind, string source, List<Fact> rows)
    {
        var day = proposal.AsOf?.Value ?? today;
        var named = proposal.Facts.Where(f => f.Kind == kind.Key).Select(f => FileLines.For(kind, f, rows)?.FactId ?? 0).ToHashSet();
        return rows.Where(r => r.ValidFrom <= day && day < r.ValidTo && !named.Contains(r.FactId)).Select(row => new Difference(
            $"{kind.Key}|{row.FactId}|-", kind, null, Difference.Whole, source, FieldVerdict.Clears, ProposedAct.End)
        {
            Standing = row,
            Old = Summary(kind, f => f.Get(row)),
            From = proposal.AsOf ?? new PartialDate(today, DatePrecision.Day),
            ReasonZh = "文件中没有这一行；接受则自该日起不再有效。",
            ReasonEn = "The file lacks this line; accepting ends it on that day.",
        });
    }

    private string Summary(FactKind kind, Func<FactField, object?> value) => string.Join(" ", kind.Fields
        .Where(f => f.Key is not ("position" or "mediaType") && !(f.RefersTo is not null && f.Key == "officeId" && kind.Key == KindKeys.Appointment))
        .Select(f => show(f, value(f)))
        .Where(t => !string.IsNullOrEmpty(t)));

    internal static bool Equal(object? one, object? other) => (one, other) switch
    {
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (string a, string b) => string.Equals(a.ReplaceLineEndings("\n"), b.ReplaceLineEndings("\n"), StringComparison.Ordinal),
        _ => Equals(one, other),
    };

    /// <summary>Twice the form's limit is what the column holds; ciphered columns hold any length.</summary>
    private static bool TooLong(FactField field, string text) => field is { Max: > 0, Encrypted: false, Type: FieldType.Text } && text.Length > field.Max * 2;

    private static MappingProblem Long(FactField field) => new(
        "value.too-long", $"“{field.Zh}”超过 {field.Max * 2} 字，无法入库", "请精简后重新导入，或退回此项",
        $"“{field.En}” has more than {field.Max * 2} characters", "Shorten it, or leave this field out");

    private static MappingProblem Required(FactField field) => new(
        "value.required", $"“{field.Zh}”不能为空", "请补填后重新导入，或退回此项",
        $"“{field.En}” is required", "Fill it in, or leave this field out");
}
