using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>Rosters for other modules: who stands in one, in which order, and the workbook. Answers are inside the asking actor's reach.</summary>
public interface IRosters
{
    /// <summary>The people of a roster in its order.</summary>
    /// <param name="query">Filters, people and look as they stand in the address of the roster builder.</param>
    /// <param name="ct">Cancels.</param>
    Task<Outcome<RosterPeople>> PeopleAsync(string query, CancellationToken ct);

    /// <summary>The workbook; that it was made is audited.</summary>
    /// <param name="query">As above.</param>
    /// <param name="ct">Cancels.</param>
    Task<Outcome<RosterWorkbook>> WorkbookAsync(string query, CancellationToken ct);

    /// <summary>A request as it may be kept: parameters that are known, in a fixed order.</summary>
    string Kept(string query);
}

/// <summary>Somebody of a roster.</summary>
public sealed record RosterPerson(long PersonId, string Name, string? Office, string? Duties);

/// <summary>The people of a roster.</summary>
/// <param name="Day">The day it holds for.</param>
/// <param name="Title">Its title.</param>
/// <param name="Filters">Whom it lists, in words.</param>
/// <param name="People">In order.</param>
public sealed record RosterPeople(DateOnly Day, string Title, string Filters, IReadOnlyList<RosterPerson> People);

/// <summary>A roster as a workbook.</summary>
public sealed record RosterWorkbook(byte[] Content, string FileName);
