using Duoshi.Core.Time;

namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>Questions about people that other modules may ask. Answers are inside the asking actor's scope.</summary>
public interface IPeople
{
    /// <summary>Who a received file or row may be about.</summary>
    /// <param name="keys">What the rows say of themselves; the answers come in the same order.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<PersonMatch>> MatchAsync(IReadOnlyList<PersonKeys> keys, CancellationToken ct);

    /// <summary>New identities for people not on the record, inside a writing transaction.</summary>
    /// <returns>The key of the first of <paramref name="count"/> consecutive people.</returns>
    Task<long> NewPeopleAsync(object writeScope, int count, CancellationToken ct);

    /// <summary>Name and main duty, for lists of other modules.</summary>
    Task<IReadOnlyDictionary<long, PersonLabel>> LabelsAsync(IReadOnlyCollection<long> people, CancellationToken ct);
}

/// <summary>What identifies a person in a file.</summary>
/// <param name="IdentityNumber">Only when its check digit is right.</param>
/// <param name="StaffNumber">The number.</param>
/// <param name="IssuingOfficeId">Whose number it is.</param>
/// <param name="Name">The name.</param>
/// <param name="Birth">Birth month.</param>
public sealed record PersonKeys(string? IdentityNumber, string? StaffNumber, long? IssuingOfficeId, string? Name, PartialDate? Birth);

/// <summary>How far a person was recognised.</summary>
/// <param name="PersonId">Certain, by identity number or by staff number within its issuing office; null: not certain.</param>
/// <param name="By">identity-number or staff-number.</param>
/// <param name="Candidates">Same name and birth month: candidates only, a person decides.</param>
/// <param name="Foreign">The person is certain but out of the actor's scope.</param>
public sealed record PersonMatch(long? PersonId, string? By, IReadOnlyList<long> Candidates, bool Foreign = false)
{
    /// <summary>Whose staff number it is in that office, whoever the other keys say.</summary>
    public long? NumberHolder { get; init; }
}

/// <summary>A person in one line.</summary>
public sealed record PersonLabel(long PersonId, string Name, string? StaffNumber, string? Office, string? Duty, long? OfficeId, string OfficePath, string? Authority);
