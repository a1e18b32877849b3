using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Registration;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

[InChinese]
public class PeopleContractTests
{
    private const string Number = "11010519491231002X";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task People_are_recognised_by_identity_number_then_staff_number_and_a_name_is_only_a_candidate(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var one = await here.Data.PersonAsync("张三", here.North, identityNumber: Number);
        var two = await here.Data.PersonAsync("李四", here.North);
        var abroad = await here.Data.PersonAsync("李四", here.South);
        await here.Data.WriteAsync(
            TestDatabase.Insert<StaffNumber>(two, TestDatabase.LongAgo, 1, (nameof(StaffNumber.Number), "007"), (nameof(StaffNumber.IssuingOfficeId), here.North)),
            TestDatabase.Insert<StaffNumber>(abroad, TestDatabase.LongAgo, 1, (nameof(StaffNumber.Number), "007"), (nameof(StaffNumber.IssuingOfficeId), here.South)));
        var month = new PartialDate(new DateOnly(1985, 3, 1), DatePrecision.Month);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var found = await here.AsAsync<IPeople, IReadOnlyList<PersonMatch>>(clerk, p => p.MatchAsync(
            [
                new(Number, null, null, "张叁", null),
                new(null, "007", here.North, "李四", month),
                new(null, "007", here.South, "李四", month),
                new(null, null, null, "李四", month),
                new(null, null, null, "李四", new PartialDate(new DateOnly(1985, 4, 1), DatePrecision.Month)),
                new("110105194912310021", null, null, "无", null),
            ],
            default));
        Assert.Equal([(one, false), (two, false), (abroad, true)], found.Take(3).Select(m => (m.PersonId!.Value, m.Foreign)));
        Assert.Equal([two], found[3].Candidates);
        Assert.All(found.Skip(4), m => Assert.True(m.PersonId is null && m.Candidates.Count == 0));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_already_on_record_is_not_registered_again_and_one_alike_is_offered_first(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var there = await here.Data.PersonAsync("张三", here.North, identityNumber: Number);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        RegisterPerson.Body Body(string? number, bool confirmed) => new(
            here.North, "2024.05", new() { ["name"] = "张三", ["sex"] = "男", ["birth"] = "1985.03", ["identityNumber"] = number },
            [new("appointment", null, null, new() { ["manner"] = "1", ["postName"] = "书记员", ["officeId"] = $"{here.North}" })], confirmed, null, "示检任〔2024〕5号");
        Task<Outcome<RegisterPerson.Registered>> RegisterAsync(RegisterPerson.Body body) =>
            here.AsAsync<RegisterPerson, Outcome<RegisterPerson.Registered>>(clerk, s => s.RunAsync(body, default));

        Assert.Equal("person.identity-number-taken", (await RegisterAsync(Body(Number, true))).Refusal?.Code);
        Assert.Equal("person.candidates", (await RegisterAsync(Body(null, false))).Refusal?.Code);
        var registered = (await RegisterAsync(Body(null, true))).Value;
        Assert.NotEqual(there, registered.PersonId);
        var head = (await here.ReadAsync(clerk, registered.PersonId)).Value.Head!;
        Assert.Equal(("张三", "北县人民检察院书记员", "2024.05"), (head.Name, head.Duties, head.PostSince));
        Assert.Equal(404, (await RegisterAsync(Body(null, true) with { OfficeId = here.South })).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Suggestions_find_by_identity_number_only_for_who_may_and_never_beyond_the_scope(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("单小龙", here.North, identityNumber: Number);
        await here.Data.WriteAsync(TestDatabase.Insert<StaffNumber>(person, TestDatabase.LongAgo, 1, (nameof(StaffNumber.Number), "BX0042"), (nameof(StaffNumber.IssuingOfficeId), here.North)));
        async Task<int> FoundAsync(Actor actor, string text) => (await here.AsAsync<SuggestPeople, Outcome<IReadOnlyList<PersonSuggestion>>>(actor, s => s.RunAsync(text, default))).Value.Count;
        var (clerk, foreign) = (await here.ActorAsync(Role.HrClerk, here.North), await here.ActorAsync(Role.HrClerk, here.South));
        var (leader, staff) = (await here.ActorAsync(Role.Leader, here.North), await here.ActorAsync(Role.StaffMember, here.North));
        foreach (var (text, expected) in new[] { ("小龙", (1, 0, 1, 1)), ("dxl", (1, 0, 1, 1)), ("单小龙", (1, 0, 1, 1)), ("bx", (0, 0, 0, 0)), ("BX00", (1, 0, 1, 0)), (Number, (1, 0, 0, 0)), (Number[^4..], (0, 0, 0, 0)), ("", (0, 0, 0, 0)) })
        {
            Assert.Equal(expected, (await FoundAsync(clerk, text), await FoundAsync(foreign, text), await FoundAsync(leader, text), await FoundAsync(staff, text)));
        }
    }
}
