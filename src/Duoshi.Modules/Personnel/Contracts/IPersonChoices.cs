namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>Somebody to choose while typing.</summary>
public sealed record PersonChoice(long PersonId, string Name, string? StaffNumber, string? Office, string? Duties);

/// <summary>Offers people of the actor's scope to the pages of other modules.</summary>
public interface IPersonChoices
{
    /// <summary>People by name, pinyin, initials or staff number; empty for a blank text.</summary>
    Task<IReadOnlyList<PersonChoice>> FindAsync(string? text, CancellationToken ct);
}
