using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>Finds people for the palette: name, pinyin, initials, numbers. Whoever may not open a file is not led to one.</summary>
internal sealed class FindPeople(SuggestPeople suggest) : IFinder
{
    public int Order => 10;

    public async Task<IReadOnlyList<Finding>> FindAsync(Actor actor, string text, int most, CancellationToken ct) =>
        actor.May(Permission.PersonRead) && (await suggest.RunAsync(text, ct)).Succeeded(out var people, out _)
            ? [.. people.Take(most).Select(p => new Finding(p.Name, $"{p.StaffNumber} {p.Office} {p.Duties}".Trim(), $"/people/{p.PersonId.ToString(CultureInfo.InvariantCulture)}"))]
            : [];
}
