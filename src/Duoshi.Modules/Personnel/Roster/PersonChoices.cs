using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Roster;

/// <inheritdoc cref="IPersonChoices"/>
internal sealed class PersonChoices(SuggestPeople suggest) : IPersonChoices
{
    public async Task<IReadOnlyList<PersonChoice>> FindAsync(string? text, CancellationToken ct) =>
        (await suggest.RunAsync(text, ct)).Succeeded(out var found, out _)
            ? [.. found.Select(p => new PersonChoice(p.PersonId, p.Name, p.StaffNumber, p.Office, p.Duties))]
            : [];
}
