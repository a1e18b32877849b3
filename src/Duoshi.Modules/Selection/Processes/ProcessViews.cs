using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;

namespace Duoshi.Modules.Selection.Processes;

/// <summary>A line of the list of processes.</summary>
internal sealed record ProcessRow(
    long Id, string Title, AppointmentKind Kind, string KindName, string? Office, DateOnly StartedOn, ProcessState State, string StateName, string People, int Done, int Steps, SelectionStep? Next, string NextName, DateOnly? Due);

/// <summary>A page of it.</summary>
internal sealed record ProcessPage(IReadOnlyList<ProcessRow> Rows, int Total);

/// <summary>An entry of a step as recorded.</summary>
public sealed record EntryView(
    long Id, byte Part, string Name, DateOnly On, string? Body, string? DocumentNumber, string? Note, DateOnly? NoticeTo, int? Objections, DateOnly? EffectiveOn, string? Result, string ResultName,
    string RecordedBy, DateTime RecordedAt, bool Superseded, string? CorrectionReason);

/// <summary>A step of the strip.</summary>
public sealed record StepView(SelectionStep Step, string Name, StepState State, IReadOnlyList<EntryView> Entries);

/// <summary>A process whole.</summary>
/// <param name="Id">Key.</param>
/// <param name="Version">What If-Match has to say.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">Kind of appointment.</param>
/// <param name="KindName">The same in words.</param>
/// <param name="OfficeId">The office that conducts it.</param>
/// <param name="Office">Its name.</param>
/// <param name="StartedOn">The day it began.</param>
/// <param name="State">How far it is.</param>
/// <param name="StateName">The same in words.</param>
/// <param name="CreatedBy">Who began it.</param>
/// <param name="Basis">What its steps rest on.</param>
/// <param name="NoticeDays">Working days of a notice at least.</param>
/// <param name="Acts">People and posts.</param>
/// <param name="Steps">The strip.</param>
/// <param name="Corrected">Entries that were superseded.</param>
/// <param name="Check">The numbers as they would be now; null once the appointments are on the record, or it was stopped.</param>
/// <param name="StopReason">Why it was stopped.</param>
/// <param name="Stopped">By whom and when.</param>
/// <param name="Confirmed">By whom the appointments were confirmed.</param>
/// <param name="ChangeId">The change of the record.</param>
/// <param name="Due">When the notice or the probation ends; null: nothing runs.</param>
public sealed record ProcessView(
    long Id, int Version, string Title, AppointmentKind Kind, string KindName, long OfficeId, string? Office, DateOnly StartedOn, ProcessState State, string StateName, string CreatedBy, string Basis, int NoticeDays,
    IReadOnlyList<ActView> Acts, IReadOnlyList<StepView> Steps, IReadOnlyList<EntryView> Corrected, PreCheckView? Check, string? StopReason, string? Stopped, string? Confirmed, long? ChangeId, DateOnly? Due);

internal static class ProcessDue
{
    /// <summary>When a running notice or probation ends; null: neither runs.</summary>
    public static DateOnly? Of(WholeProcess whole, ProcessCourse course) => (whole.Process.State, course.Next) switch
    {
        (ProcessState.Open, SelectionStep.Publicity) => course.Entry(SelectionStep.Publicity)?.NoticeTo,
        (ProcessState.Appointed, SelectionStep.Probation) => course.Entry(SelectionStep.Appointment)?.EffectiveOn?.AddMonths(whole.Procedure.ProbationMonths),
        _ => null,
    };
}
