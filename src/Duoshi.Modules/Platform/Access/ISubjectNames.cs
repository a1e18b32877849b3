using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Platform.Access;

/// <summary>
/// Names of people or offices for the administration of accounts and grants, which sees no record: what is on a door
/// plate and nothing more. The modules that keep them answer.
/// </summary>
public interface ISubjectNames
{
    /// <summary>Whose names: <see cref="SubjectKind.Person"/> or <see cref="SubjectKind.Office"/>.</summary>
    SubjectKind Subject { get; }

    /// <summary>Names today, by key.</summary>
    Task<IReadOnlyDictionary<long, NamedSubject>> NamesAsync(IReadOnlyCollection<long> ids, CancellationToken ct);

    /// <summary>Those whose name holds the text, best first.</summary>
    Task<IReadOnlyList<NamedSubject>> FindAsync(string text, int take, CancellationToken ct);
}

/// <summary>A person or an office in a pick list.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Note">What tells equal names apart: the office and staff number, or the office above.</param>
public sealed record NamedSubject(long Id, string Name, string? Note);
