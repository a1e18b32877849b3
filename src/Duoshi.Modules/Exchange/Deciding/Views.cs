using Duoshi.Modules.Exchange.Holding;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>A batch as pages, command line and API show it.</summary>
public sealed record ReviewedBatch(
    long Id, string Source, bool HasForms, bool HasRoster, string State, string? Office, string ReceivedBy, DateTime ReceivedAt, string? AsOf, long? Change, string? Reason, int Version,
    int Files, int FilesRead, int Rows, int New, int Changed, int Same, int Conflicts, int Candidates, int Errors, int ToPlace, int Waiting)
{
    /// <summary>Who decided about rows or repaired them.</summary>
    public string? DecidedBy { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string? CommittedBy { get; init; }

    public DateTime? CommittedAt { get; init; }

    public string? DocumentNumber { get; init; }

    /// <summary>Who reviewed it (复核人).</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>Who took it back.</summary>
    public string? WithdrawnBy { get; init; }

    public DateTime? WithdrawnAt { get; init; }

    public string? WithdrawalReason { get; init; }
}

/// <summary>Somebody a row may be about: a person of the record, or a row of the same batch.</summary>
internal sealed record ReviewedCandidate(long? Person, long? Row, string Name, string? StaffNumber, string? Office, string? Duty, string? File);

/// <summary>A row as pages, command line and API show it.</summary>
internal sealed record ReviewedRow(
    long Id, int Order, long? Person, string Name, string? Birth, string File, int Number, string Verdict, string Decision, string? MatchedBy, string? Reason, string? Unit, long? Office,
    bool ToPlace, int WaitingFields, long? Change, IReadOnlyList<ReviewedCandidate> Candidates)
{
    /// <summary>Whether it is a row of a sheet, whose cells can be mended in place.</summary>
    public bool FromSheet { get; init; }

    /// <summary>Cells mended so far.</summary>
    public int Repairs { get; init; }

    /// <summary>Required fields the person would lack.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>A difference as pages and API show it.</summary>
public sealed record ReviewedField(
    long Id, string Kind, string Field, string Label, string Source, string? Old, string? New, string? From, string Act, string Verdict, string Decision, string? Reason, bool Asks, bool Committed)
{
    /// <summary>依据: what says so, and which act it would be.</summary>
    public string? Basis { get; init; }
}

/// <summary>A notice as pages, command line and API show it.</summary>
internal sealed record ReviewedNotice(string File, string? Sheet, int? Row, int? Column, string? Element, string Code, string Weight, string Cause, string Remedy, long? RowId);

/// <summary>Some rows and where the next ones begin.</summary>
internal sealed record RowPage(IReadOnlyList<ReviewedRow> Rows, int? Next, int Total);

/// <summary>Which rows are asked for.</summary>
/// <param name="Verdict">One verdict, waiting, to-place or committed; null: all.</param>
/// <param name="Name">Part of the name.</param>
/// <param name="After">Order of the last row seen; null: from the first.</param>
/// <param name="Take">How many.</param>
internal sealed record RowQuery(string? Verdict = null, string? Name = null, int? After = null, int Take = 50)
{
    /// <summary>Only rows that lack a required field, by its key; refused ones are left out.</summary>
    public string? Missing { get; init; }

    /// <summary>Only rows that move a number of an office, by its place; refused ones are left out.</summary>
    public string? Effect { get; init; }

    /// <summary>Only rows of which this was decided: pending, accepted or refused.</summary>
    public string? Decision { get; init; }
}

internal static class ViewWords
{
    /// <summary>The stable name of a value in files and addresses.</summary>
    public static string Key<T>(this T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static DateTime AtUtc(long ticks) => new(ticks, DateTimeKind.Utc);

    /// <summary>How a batch's state is called.</summary>
    public static (string Zh, string En) Name(ImportState state) => state switch
    {
        ImportState.Reading => ("读取中", "Reading"),
        ImportState.Prepared => ("待核对", "To be decided"),
        ImportState.Committed => ("已入库", "Committed"),
        ImportState.Withdrawn => ("已撤回", "Withdrawn"),
        _ => ("已作废", "Put aside"),
    };

    /// <summary>How a verdict is called.</summary>
    public static (string Zh, string En) Name(RowVerdict verdict) => verdict switch
    {
        RowVerdict.New => ("新增", "New"),
        RowVerdict.Changed => ("变更", "Changed"),
        RowVerdict.Same => ("一致", "Same"),
        RowVerdict.Conflict => ("冲突", "Conflict"),
        RowVerdict.Candidate => ("疑似同人", "Candidate"),
        _ => ("有误", "In error"),
    };
}
