namespace Duoshi.Core.Demo;

/// <summary>A case on a person's record.</summary>
/// <param name="On">Day of publication, hearing or review.</param>
/// <param name="Kind">Code of case-credit-duoshi.</param>
/// <param name="CaseName">Name or number.</param>
/// <param name="Line">Code of business-line-duoshi.</param>
/// <param name="Part">The person's part.</param>
/// <param name="Level">Code of merit-level-duoshi.</param>
/// <param name="Batch">Batch of published cases.</param>
/// <param name="Document">文号.</param>
/// <param name="Grade">Code of case-review-duoshi, of reviews.</param>
public sealed record DemoCaseCredit(DateOnly On, string Kind, string CaseName, string? Line, string? Part, string? Level, string? Batch, string? Document, string? Grade);

/// <summary>A contest entered.</summary>
/// <param name="On">Day of the result.</param>
/// <param name="Contest">Its name.</param>
/// <param name="Level">Code of merit-level-duoshi.</param>
/// <param name="Round">The last round reached.</param>
/// <param name="Title">Title won, as the document says.</param>
/// <param name="TitleCode">Code of contest-title-duoshi.</param>
/// <param name="Batch">届次.</param>
/// <param name="Document">文号.</param>
public sealed record DemoCompetition(DateOnly On, string Contest, string Level, string Round, string? Title, string? TitleCode, string Batch, string? Document);

/// <summary>A talent title while it is held.</summary>
public sealed class DemoTalentTitle : DemoPeriod
{
    /// <summary>Code of talent-tier-duoshi.</summary>
    public required string Tier { get; init; }

    /// <summary>Code of talent-field-duoshi.</summary>
    public required string Domain { get; init; }

    /// <summary>Code of merit-level-duoshi.</summary>
    public required string Level { get; init; }

    public required string Body { get; init; }

    public string? Document { get; init; }

    /// <summary>Code of talent-review-duoshi.</summary>
    public string? ReviewOutcome { get; init; }

    public DateOnly? ReviewedOn { get; init; }
}

/// <summary>A time of guiding or being guided.</summary>
public sealed class DemoMentoring : DemoPeriod
{
    /// <summary>Code of mentoring-role-duoshi.</summary>
    public required string Role { get; init; }

    /// <summary><see cref="DemoPerson.Key"/> of the other person.</summary>
    public required long Other { get; init; }

    public required string OtherName { get; init; }

    /// <summary>Code of business-line-duoshi.</summary>
    public string? Line { get; init; }

    public required string Goal { get; init; }

    public string? Outcome { get; init; }
}
