using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>The people of a peer group, not yet read, and what they have in common in words.</summary>
/// <param name="People">Cards on the day; the person is not among them.</param>
/// <param name="Zh">What they have in common.</param>
/// <param name="En">The same in English.</param>
/// <param name="Choice">What was asked for, or the standard where its question is gone.</param>
internal sealed record PeerPeople(IQueryable<PersonCard> People, string Zh, string En, PeerChoice Choice);

/// <summary>Finds the peers of a person in the reader's scope.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class PeerGroups(OpenQuestions questions, TimeProvider clock)
{
    private const string CityLevel = "2";

    /// <summary>The group an account keeps; the standard where it keeps none.</summary>
    public static async Task<PeerChoice> KeptAsync(DuoshiDb db, long account, CancellationToken ct) =>
        await db.Set<PeerGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.AccountId == account, ct) is { } kept ? kept.Choice : PeerChoice.Standard;

    public async Task<PeerPeople> OfAsync(DuoshiDb db, Actor who, PersonCard own, PeerChoice choice, DateOnly day, CancellationToken ct)
    {
        var shared = new List<(string Zh, string En)>();
        var people = PeopleInScope.On(db, who, Permission.PersonRead, day, clock.Today());
        if (choice.Question is { } name)
        {
            var asked = new AskedQuestion { Saved = name, AsOf = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
            if ((await questions.RunAsync(asked, ct)).Succeeded(out var open, out _))
            {
                people = questions.Cards(db, open);
                shared.Add(($"符合已保存的问题“{name}”（{open.Zh}）", $"those of the saved question “{name}” ({open.En})"));
            }
            else
            {
                choice = PeerChoice.Standard;
                shared.Add(($"（已保存的问题“{name}”已删除或不再共享，按标准口径）", $"(the saved question “{name}” is gone or no longer shared: the standard group)"));
            }
        }

        var (status, person) = (own.Status, own.PersonId);
        people = people.Where(c => c.PersonId != person && c.Status == status);
        shared.Add(("在职状态相同", "the same status"));
        foreach (var trait in PeerTrait.All.Where(t => choice.Traits.Contains(t.Key)))
        {
            (people, var zh, var en) = await WithAsync(db, people, own, trait.Key, day, ct);
            shared.Add((zh, en));
        }

        return new PeerPeople(people, string.Join('、', shared.Select(s => s.Zh)), string.Join("; ", shared.Select(s => s.En)), choice);
    }

    private static async Task<(IQueryable<PersonCard> People, string Zh, string En)> WithAsync(DuoshiDb db, IQueryable<PersonCard> people, PersonCard own, string trait, DateOnly day, CancellationToken ct)
    {
        var nodes = db.Set<OfficeNode>().AsNoTracking().Where(n => n.ValidFrom <= day && day < n.ValidTo);
        switch (trait)
        {
            case PeerTrait.Category:
                var category = own.Category;
                return Said(people.Where(c => c.Category == category), "人员类别", "staff category", CodeTableNames.StaffCategoryDuoshi, category);
            case PeerTrait.Line:
                var line = own.Line;
                return Said(people.Where(c => c.Line == line), "业务条线", "business line", CodeTableNames.BusinessLineDuoshi, line);
            case PeerTrait.Grade:
                var grade = own.ProsecutorGrade;
                return Said(people.Where(c => c.ProsecutorGrade == grade), "检察官等级", "prosecutor grade", CodeTableNames.ProsecutorGrade, grade);
            case PeerTrait.DutyLevel:
                var dutyLevel = own.DutyLevel;
                return Said(people.Where(c => c.DutyLevel == dutyLevel), "职务层次", "duty level", CodeTableNames.DutyLevelZb092012, dutyLevel);
            case PeerTrait.Level:
                var level = await nodes.Where(n => n.OfficeId == own.OfficeId).Select(n => n.Level).SingleOrDefaultAsync(ct);
                return Said(people.Where(c => nodes.Any(n => n.OfficeId == c.OfficeId && n.Level == level)), "所在院层级", "level of office", CodeTableNames.OfficeLevelDuoshi, level);
            case PeerTrait.Office:
                var office = own.OfficeId;
                return (people.Where(c => c.OfficeId == office), "在同一院", "the same office");
            case PeerTrait.City:
                var path = own.OfficePath;
                var city = await nodes.Where(n => n.Level == CityLevel && path.StartsWith(n.Path)).Select(n => new { n.Path, n.Name }).FirstOrDefaultAsync(ct);
                return city is null
                    ? (people, "（本人不在市级院辖区内，不限市）", "(not below a city's office: any city)")
                    : (people.Where(PeopleInScope.Below(city.Path)), $"同在{city.Name}及其下级院", $"{city.Name} or an office below it");
            case PeerTrait.Age when own is { BirthKey.Length: > 0, Birth: { } born }:
                var (first, last) = (Key(born.Value.AddYears(-PeerTrait.YearsApart)), Key(born.Value.AddYears(PeerTrait.YearsApart)));
                return (people.Where(c => string.Compare(c.BirthKey, first) >= 0 && string.Compare(c.BirthKey, last) <= 0),
                    $"出生在 {first} 至 {last} 之间", $"born from {first} to {last}");
            case PeerTrait.Age:
                return (people, "（本人出生日期未登记，不限年龄）", "(no birth date is recorded: any age)");
            default:
                throw new ArgumentOutOfRangeException(nameof(trait), trait, null);
        }
    }

    private static (IQueryable<PersonCard> People, string Zh, string En) Said(IQueryable<PersonCard> people, string zh, string en, string table, string? code)
    {
        var entry = FieldCodes.Find(table, code ?? "");
        return (people, $"{zh}同为“{entry?.Name ?? "未登记"}”", $"the same {en} ({entry?.English ?? "none"})");
    }

    private static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
