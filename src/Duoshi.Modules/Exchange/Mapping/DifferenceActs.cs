using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Which act brings a difference of a state onto the record, from which day, and whether a person must say so.</summary>
internal static class DifferenceActs
{
    /// <summary>What a person settled on the record, and a transfer, wait for a person.</summary>
    public static Difference Settled(this Difference difference, FactKind kind, FactField field, object? old, IReadOnlySet<long> settled)
    {
        if (old is null || difference.Standing is not { } standing || difference.Verdict is FieldVerdict.Error or FieldVerdict.Conflict)
        {
            return difference;
        }

        if (settled.Contains(standing.RecordedBy))
        {
            return difference with
            {
                Verdict = FieldVerdict.Conflict,
                ReasonZh = "系统中的内容由人工更正或依决定记载，文件与之不同。",
                ReasonEn = "The record's value was set by a correction or decision; the file says otherwise.",
            };
        }

        return kind.Key == KindKeys.Service && field.Key == "officeId"
            ? difference with
            {
                Verdict = FieldVerdict.Conflict,
                ReasonZh = "文件中的单位与系统不同；调动须核实后再接受。",
                ReasonEn = "The file names another office than the record; accept only a transfer you have checked.",
            }
            : difference;
    }

    /// <summary>Chooses act and day. A value that is new in a period fills it; a changed one begins on the day the file speaks of.</summary>
    public static Difference Dated(this Difference difference, Proposal proposal, ProposedFact fact, FactKind kind, FactField field, object? old, List<Fact> line, PartialDate? since)
    {
        if (difference.Standing is not { } standing)
        {
            if (line.Count == 0)
            {
                return fact.Since is { } begun ? difference with { From = begun } : difference;
            }

            return since is { } begin
                ? difference with { From = begin }
                : Undated(difference);
        }

        if (old is null || KindKeys.IsLasting(kind.Key, field.Key) || (since is { } on && on.Value == standing.ValidFrom))
        {
            return difference with { Act = ProposedAct.Correct };
        }

        if (since is not { } day)
        {
            return standing.FromPrecision == DatePrecision.Unknown ? difference with { Act = ProposedAct.Correct } : Undated(difference) with { Act = ProposedAct.Correct };
        }

        if (fact.Since is null && proposal.OlderThan is { } newer && difference.Verdict is FieldVerdict.Changed or FieldVerdict.Clears)
        {
            return difference with
            {
                From = day,
                Until = newer,
                Verdict = FieldVerdict.Conflict,
                ReasonZh = "此表早于系统已收到的表，请核实后再接受。",
                ReasonEn = "This form is older than one already received; check before accepting.",
            };
        }

        return difference with { From = day };
    }

    private static Difference Undated(Difference difference) => difference.Verdict == FieldVerdict.Error ? difference : difference with
    {
        Verdict = FieldVerdict.Conflict,
        ReasonZh = "文件没有说明自何时起；请填写截至日期后重新比对，或确认系统中的内容一直有误。",
        ReasonEn = "The file doesn't say since when; give an as-of date and compare again, or confirm that the record was always wrong.",
    };
}
