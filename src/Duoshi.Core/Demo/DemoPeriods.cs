using Duoshi.Core.Time;

namespace Duoshi.Core.Demo;

/// <summary>Something that holds from a day until a day.</summary>
public abstract class DemoPeriod
{
    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day after; <see cref="DateOnly.MaxValue"/> while it holds.</summary>
    public DateOnly To { get; internal set; } = DateOnly.MaxValue;

    /// <summary>The first day as old files give it: to the month before 1995; unknown for what always held.</summary>
    public PartialDate Start => Dated(From);

    /// <summary>The first day after, in the same way; <see cref="PartialDate.Open"/> while it holds.</summary>
    public PartialDate End => Dated(To);

    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => From <= day && day < To;

    private static PartialDate Dated(DateOnly day) => new(
        day,
        day == DateOnly.MinValue || day == DateOnly.MaxValue ? DatePrecision.Unknown
        : day is { Year: < 1995, Day: 1 } ? DatePrecision.Month : DatePrecision.Day);
}

/// <summary>A rank, grade, level, category or authority: one code at a time.</summary>
public sealed class DemoCode : DemoPeriod
{
    /// <summary>Code of the table that belongs to the line.</summary>
    public required string Code { get; init; }

    /// <summary>文号, where a paper decided it.</summary>
    public string? Document { get; init; }

    /// <summary>Way of promotion of a prosecutor grade, code of grade-promotion-duoshi.</summary>
    public string? Way { get; init; }
}

/// <summary>Status of service and the office the person counts in.</summary>
public sealed class DemoService : DemoPeriod
{
    /// <summary>Code of ZB126.</summary>
    public required string Status { get; init; }

    /// <summary>Index of the office; null after leaving.</summary>
    public int? Office { get; init; }
}

/// <summary>Kind of establishment taken, and of which office.</summary>
public sealed class DemoEstablishmentHeld : DemoPeriod
{
    /// <summary>Code of establishment-duoshi.</summary>
    public required string Kind { get; init; }

    /// <summary>Index of the office.</summary>
    public required int Office { get; init; }
}

/// <summary>Quota status.</summary>
public sealed class DemoQuota : DemoPeriod
{
    /// <summary>Code of quota-status-duoshi.</summary>
    public required string Status { get; init; }

    /// <summary>Index of the office of the quota post; null after leaving.</summary>
    public int? Office { get; init; }

    /// <summary>Day of the legal appointment.</summary>
    public DateOnly? LegalAppointment { get; init; }

    public string? Document { get; init; }
}

/// <summary>A staff number and who gave it.</summary>
public sealed class DemoStaffNumber : DemoPeriod
{
    public required string Number { get; init; }

    /// <summary>Index of the issuing office.</summary>
    public required int Office { get; init; }
}

/// <summary>A duty held.</summary>
public sealed class DemoAppointment : DemoPeriod
{
    /// <summary>Code of appointment-manner-duoshi: 1 main, 2 concurrent, 3 attachment, 4 loan, 5 unified dispatch, 6 aid, 7 village.</summary>
    public required string Manner { get; init; }

    /// <summary>Index of the office; null: a unit outside the tree, by name only.</summary>
    public int? Office { get; init; }

    public required string OfficeName { get; init; }

    /// <summary>Index of the department.</summary>
    public int? Department { get; init; }

    public string? DepartmentName { get; init; }

    /// <summary>Index of the position, of leading posts.</summary>
    public int? Position { get; init; }

    public required string PostName { get; init; }

    /// <summary>Code of procuratorate-post.</summary>
    public string? PostCode { get; init; }

    /// <summary>Code of duty-nature-duoshi.</summary>
    public string? Nature { get; init; }

    /// <summary>Code of business-line-duoshi.</summary>
    public string? Line { get; init; }

    public bool IsLeading { get; init; }

    /// <summary>Code of ZB129.</summary>
    public string? TeamMember { get; init; }

    public int? OrderAmongOwn { get; init; }

    public int? OrderInGroup { get; init; }

    public string? InChargeOf { get; init; }

    public string? Document { get; init; }

    /// <summary>Code of ZB122.</summary>
    public string? Selection { get; init; }

    public string? RemovalDocument { get; internal set; }

    /// <summary>Code of ZB15.</summary>
    public string? RemovalWay { get; internal set; }

    public string? ChangeReason { get; init; }
}

/// <summary>A relative.</summary>
public sealed class DemoRelative : DemoPeriod
{
    public required string Relation { get; init; }

    public required string Name { get; init; }

    /// <summary>yyyyMM.</summary>
    public required string Birth { get; init; }

    public required string PoliticalStatus { get; init; }

    public required string Workplace { get; init; }

    /// <summary>From 1 on.</summary>
    public required int Position { get; init; }
}

/// <summary>Political status.</summary>
public sealed class DemoPolitical : DemoPeriod
{
    /// <summary>Code of GB/T 4762.</summary>
    public required string Status { get; init; }

    /// <summary>Month of joining.</summary>
    public DateOnly? Joined { get; init; }
}
