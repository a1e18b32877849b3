namespace Duoshi.Modules.Organisation.Contracts;

/// <summary>
/// Read model any query may join: an office over a stretch of days in which name, place and parents do not change.
/// Present knowledge; made by the organisation's projection, rebuilt and compared by <c>duoshi verify</c>.
/// </summary>
public sealed class OfficeNode
{
    public long Id { get; set; }

    public long OfficeId { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly ValidTo { get; set; }

    public required string Name { get; set; }

    public string? ShortName { get; set; }

    /// <summary>0 supreme, 1 provincial, 2 city, 3 grassroots.</summary>
    public required string Level { get; set; }

    public string? OfficeKind { get; set; }

    public string? UnitCode { get; set; }

    public long? ParentId { get; set; }

    /// <summary>Administrative path: one segment an office from the root down, each ending in a dot; a subtree is one range scan by byte order. Also the unit order of rosters.</summary>
    public required string Path { get; set; }

    public long? BusinessParentId { get; set; }

    /// <summary>Path by business guidance; equal to <see cref="Path"/> where the parents do not differ.</summary>
    public required string BusinessPath { get; set; }

    /// <summary>Number of the change that made this row: projections that carry office paths ask for the rows of their own change.</summary>
    public long MadeBy { get; set; }
}

/// <summary>
/// Questions about the tree that other modules may ask. Answers are of what is committed; a projection inside a writing
/// transaction joins <see cref="OfficeNode"/> instead.
/// </summary>
public interface IOffices
{
    /// <summary>Administrative paths on a day, by office.</summary>
    Task<IReadOnlyDictionary<long, string>> PathsAsync(IReadOnlyCollection<long> offices, DateOnly day, CancellationToken ct);

    /// <summary>The name an office and a department bore on a day: what an appointment freezes.</summary>
    Task<(string? Office, string? Department)> NamesAsync(long? officeId, long? departmentId, DateOnly day, CancellationToken ct);

    /// <summary>Recognises a written unit name: exact, without 人民, 院 for 检察院, with or without the province, or by unit code.</summary>
    /// <returns>All offices that fit; one is a match, several a choice, none unknown.</returns>
    Task<IReadOnlyList<OfficeNode>> RecogniseAsync(string text, DateOnly day, CancellationToken ct);

    /// <summary>The tree on a day, to ask many questions of: it stays as it is now, whatever changes meanwhile.</summary>
    Task<IOfficesOfDay> OfDayAsync(DateOnly day, CancellationToken ct);

    /// <summary>Departments of an office on a day, in order.</summary>
    Task<IReadOnlyList<DepartmentName>> DepartmentsAsync(long officeId, DateOnly day, CancellationToken ct);
}

/// <summary>The tree on one day, held in memory.</summary>
public interface IOfficesOfDay
{
    /// <summary>The office; null when it does not exist on the day.</summary>
    OfficeNode? Find(long office);

    /// <summary>Recognises a written unit name, as <see cref="IOffices.RecogniseAsync"/> does.</summary>
    IReadOnlyList<OfficeNode> Recognise(string text);
}

/// <summary>A department as pick lists need it.</summary>
public sealed record DepartmentName(long DepartmentId, string Name, string? Line);
