using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>Answers other modules' questions for rosters with the builder's own slices.</summary>
internal sealed class RosterContract(ComposeRoster compose, ExportRoster export) : IRosters
{
    public async Task<Outcome<RosterPeople>> PeopleAsync(string query, CancellationToken ct) =>
        (await compose.RunAsync(RosterRequest.Read(query), 0, ct)).Succeeded(out var roster, out var why)
            ? new RosterPeople(roster.Day, roster.Title, roster.Filters, [.. roster.People.Select(c => new RosterPerson(c.PersonId, c.Name, c.OfficeName, c.Duties))])
            : why;

    public async Task<Outcome<RosterWorkbook>> WorkbookAsync(string query, CancellationToken ct) =>
        (await export.RunAsync(RosterRequest.Read(query), ct)).Succeeded(out var made, out var why) ? new RosterWorkbook(made.Content, made.Name) : why;

    public string Kept(string query) => RosterRequest.Whole(query);
}
