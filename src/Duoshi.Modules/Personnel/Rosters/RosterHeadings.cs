using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Rosters;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>The headings people stand under: units in unit order, departments as their office orders them, codes in the order of their table.</summary>
internal sealed class RosterHeadings(IOffices organisation)
{
    /// <summary>After all that have one.</summary>
    private const string Last = "~";

    public async Task<IReadOnlyList<RosterEntry>> EntriesAsync(IReadOnlyCollection<PersonCard> cards, ImmutableArray<string> groups, DateOnly day, CancellationToken ct)
    {
        var departments = new Dictionary<long, RosterHeading>();
        if (groups.Contains(RosterGroups.Department))
        {
            foreach (var office in cards.Where(c => c.DepartmentId is not null).Select(c => c.OfficeId).OfType<long>().Distinct())
            {
                var place = 0;
                foreach (var department in await organisation.DepartmentsAsync(office, day, ct))
                {
                    departments[department.DepartmentId] = new RosterHeading(string.Create(CultureInfo.InvariantCulture, $"{++place:0000}"), department.Name);
                }
            }
        }

        var categories = CodeTables.Get(CodeTableNames.StaffCategoryDuoshi).Entries.Select((e, i) => (e.Code, i)).ToDictionary(e => e.Code, e => e.i, StringComparer.Ordinal);
        RosterHeading Heading(string group, PersonCard card) => group switch
        {
            RosterGroups.Office => card is { OfficeId: { } office, OfficeName: { } name }
                ? new RosterHeading(card.OfficePath + office.ToString(CultureInfo.InvariantCulture), name)
                : new RosterHeading(Last, Words.T("未定单位", "No office")),
            RosterGroups.Department => Department(card, departments),
            RosterGroups.Category => card.Category is { } category && categories.TryGetValue(category, out var place)
                ? new RosterHeading(place.ToString("0000", CultureInfo.InvariantCulture), FieldCodes.Name(CodeTableNames.StaffCategoryDuoshi, category))
                : new RosterHeading(Last, Words.T("未定类别", "No category")),
            _ => card.ProsecutorGrade is { } grade
                ? new RosterHeading(card.GradeKey, FieldCodes.Name(CodeTableNames.ProsecutorGrade, grade))
                : new RosterHeading(Last, Words.T("无检察官等级", "No prosecutor grade")),
        };
        return [.. cards.Select(c => new RosterEntry(c.PersonId, c.Name, RosterPlace.Read(c.RosterKey)) { GradeKey = c.GradeKey, BirthKey = c.BirthKey, Headings = [.. groups.Select(g => Heading(g, c))] })];
    }

    /// <summary>Whoever belongs to none (the leaders of the office, as a rule) comes first.</summary>
    private static RosterHeading Department(PersonCard card, Dictionary<long, RosterHeading> departments) => (card.DepartmentId, card.DepartmentName) switch
    {
        ({ } id, _) when departments.TryGetValue(id, out var heading) => heading with { Key = string.Create(CultureInfo.InvariantCulture, $"{heading.Key} {id}") },
        (_, { Length: > 0 } name) => new RosterHeading(Last + name, name),
        _ => new RosterHeading("", Words.T("院领导及未列内设机构人员", "Leaders and people of no department")),
    };
}
