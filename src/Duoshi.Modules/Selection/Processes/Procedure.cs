using Duoshi.Core.Rules;
using Duoshi.Modules.Selection.Matters;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>The steps asked of a kind of appointment from a day on.</summary>
/// <param name="Kind">Kind of appointment.</param>
/// <param name="From">First day it holds for processes begun.</param>
/// <param name="Steps">In their order.</param>
/// <param name="NoticeDays">Working days of a public notice at least.</param>
/// <param name="ProbationMonths">Months of probation, where the steps have one.</param>
/// <param name="Basis">The document or rule.</param>
/// <param name="Confidence">How well it is known; null: set by the customer.</param>
internal sealed record Procedure(AppointmentKind Kind, DateOnly From, ImmutableArray<SelectionStep> Steps, int NoticeDays, int ProbationMonths, string Basis, RuleConfidence? Confidence)
{
    /// <summary>Since the regulations of 2019; which of the lesser steps a transfer or a rank asks is for the customer to confirm.</summary>
    private static readonly DateOnly Since = new(2019, 3, 3);

    private static readonly ImmutableArray<SelectionStep> Whole =
    [
        SelectionStep.PreCheck, SelectionStep.Motion, SelectionStep.Recommendation, SelectionStep.Inspection, SelectionStep.FourChecks,
        SelectionStep.Decision, SelectionStep.Publicity, SelectionStep.Appointment, SelectionStep.Probation,
    ];

    /// <summary>What holds while nobody set anything else.</summary>
    public static ImmutableArray<Procedure> BuiltIn { get; } =
    [
        new(AppointmentKind.Promotion, Since, Whole, 5, 12, "R-74 R-75", RuleConfidence.B),
        new(AppointmentKind.Elected, Since, [.. Whole.Where(s => s != SelectionStep.Probation)], 5, 0, "R-74 R-75", RuleConfidence.B),
        new(AppointmentKind.Lateral, Since, [.. Whole.Where(s => s is not (SelectionStep.Recommendation or SelectionStep.Publicity or SelectionStep.Probation))], 5, 0, "R-75", RuleConfidence.C),
        new(AppointmentKind.Rank, Since, [.. Whole.Where(s => s is not (SelectionStep.Motion or SelectionStep.Probation))], 5, 0, "R-39 R-75", RuleConfidence.C),
    ];

    /// <summary>The one in force for a process begun on a day: the latest row, else what is built in.</summary>
    public static Procedure InForce(AppointmentKind kind, DateOnly begun, IEnumerable<ProcedureRow> rows) =>
        rows.Where(r => r.Kind == kind && r.ValidFrom <= begun).OrderByDescending(r => r.ValidFrom).ThenByDescending(r => r.Id).Select(Of).FirstOrDefault()
        ?? BuiltIn.First(p => p.Kind == kind);

    public static Procedure Of(ProcedureRow row) => new(
        row.Kind, row.ValidFrom, [.. row.Steps.Split(',').Select(s => (SelectionStep)byte.Parse(s, System.Globalization.CultureInfo.InvariantCulture))], row.NoticeDays, row.ProbationMonths, row.Basis, null);
}
