using Duoshi.Core.Identity;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>What cannot be of one and the same person: impossible dates, and a second right identity number.</summary>
internal static class IdentityChecks
{
    /// <summary>The differences of the basic information, with those that can't be true marked.</summary>
    /// <param name="differences">Differences of the kind.</param>
    /// <param name="standing">Rows of the record.</param>
    /// <param name="today">Nobody is born after it.</param>
    public static IEnumerable<Difference> Apply(IReadOnlyList<Difference> differences, IReadOnlyList<Fact> standing, DateOnly today)
    {
        var birth = Coming(differences, standing, "birth") as PartialDate?;
        var start = Coming(differences, standing, "workStart") as PartialDate?;
        return differences.Select(d => d switch
        {
            { Problem: not null } => d,
            { Field: "birth" } when birth is { } born && born.Value > today => Wrong(
                d, "date.after-today", $"出生年月“{born}”晚于今天", "请核对出生年月，或退回此项", $"The birth “{born}” is after today", "Check the birth month, or leave this field out"),
            { Field: "birth" or "workStart" } when birth is { } born && start is { } began && began.Value < born.Value => Wrong(
                d, "date.work-before-birth", $"参加工作时间“{began}”早于出生年月“{born}”", "请核对两个日期，或退回此项",
                $"The start of work “{began}” is before the birth “{born}”", "Check both dates, or leave this field out"),
            { Field: "identityNumber", Verdict: FieldVerdict.Changed } when IdentityNumber.TryRead(d.Old, out _) => d with
            {
                Verdict = FieldVerdict.Conflict,
                ReasonZh = "系统中已有另一个有效的身份证号，请核对是否为同一人。",
                ReasonEn = "The record has another right identity number; check whether this is the same person.",
            },
            _ => d,
        });
    }

    private static object? Coming(IReadOnlyList<Difference> differences, IReadOnlyList<Fact> standing, string field)
    {
        var change = differences.FirstOrDefault(d => d.Field == field && d.Problem is null);
        if (change is not null)
        {
            return change.Changes[0].Value;
        }

        var kind = differences.Count > 0 ? differences[0].Kind : null;
        return kind is null || standing.Count == 0 ? null : kind.Field(field).Get(standing[^1]);
    }

    private static Difference Wrong(Difference difference, string code, string causeZh, string remedyZh, string causeEn, string remedyEn) => difference with
    {
        Verdict = FieldVerdict.Error,
        Problem = new MappingProblem(code, causeZh, remedyZh, causeEn, remedyEn),
        ReasonZh = $"{causeZh}。{remedyZh}。",
        ReasonEn = $"{causeEn}. {remedyEn}.",
    };
}
