using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

[InChinese]
public class ActOnFactTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_act_without_the_version_read_is_refused_with_428_and_a_preview_writes_nothing(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var grade = Insert("2024.01.01", ("grade", "三级检察官"));
        var blind = await here.AsAsync<ActOnFact, Outcome<ActResult>>(TestDatabase.Operator, s => s.RunAsync(SubjectKind.Person, person, "prosecutor-grade", grade, null, false, default));
        Assert.Equal(428, blind.Refusal?.Status);
        var shown = await here.AsAsync<ActOnFact, Outcome<ActResult>>(TestDatabase.Operator, s => s.RunAsync(SubjectKind.Person, person, "prosecutor-grade", grade, null, true, default));
        Assert.Equal("三级检察官", shown.Value.Rows.Single().After!.Texts["grade"]);
        await using var db = await here.Data.OpenAsync();
        Assert.False(await db.Set<ProsecutorGrade>().AnyAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_second_of_two_clerks_is_told_who_was_first_and_which_fields_differ(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var (one, other) = (await here.ActorAsync(Role.HrClerk, here.North, "甲"), await here.ActorAsync(Role.HrClerk, here.City, "乙"));
        var row = (await here.ReadAsync(one, person)).Value.Kind("identity")!;
        var correct = new ActRequest { Act = "correct", RowId = row.Rows.Single().Id, Values = new Dictionary<string, string?> { ["nativePlace"] = "示范省示范市" }, Reason = "核对户籍" };
        Task<Outcome<ActResult>> AsAsync(Actor actor) => here.AsAsync<ActOnFact, Outcome<ActResult>>(actor, s => s.RunAsync(SubjectKind.Person, person, "identity", correct, row.Version, false, default));
        Assert.Null((await AsAsync(one)).Refusal);
        var late = (await AsAsync(other)).Refusal!;
        Assert.Equal(412, late.Status);
        var conflict = Assert.Single((List<VersionConflict>)late.Details!);
        Assert.Equal("甲", conflict.ActorName);
        Assert.Equal("nativePlace", Assert.Single(conflict.Fields).Field);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_who_save_at_the_same_moment_are_one_and_one_conflict(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var tasks = new[] { "三级检察官", "二级检察官" }.Select(grade => here.AsAsync<ActOnFact, Outcome<ActResult>>(
            TestDatabase.Operator, s => s.RunAsync(SubjectKind.Person, person, "prosecutor-grade", Insert("2024.01.01", ("grade", grade)), 0, false, default)));
        var outcomes = await Task.WhenAll(tasks);
        Assert.Single(outcomes, o => o.Refusal is null);
        Assert.Single(outcomes, o => o.Refusal?.Status == 412);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Foreign_and_unknown_people_get_the_same_reply(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.South);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var foreign = await here.ActAsync(clerk, person, "prosecutor-grade", Insert("2024.01.01", ("grade", "三级检察官")));
        var unknown = await here.ActAsync(clerk, 999_999, "prosecutor-grade", Insert("2024.01.01", ("grade", "三级检察官")));
        Assert.Equal(404, foreign.Refusal?.Status);
        Assert.Equal(foreign.Refusal, unknown.Refusal);
        Assert.Equal((await here.ReadAsync(clerk, person)).Refusal, (await here.ReadAsync(clerk, 999_999)).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_name_unknown_to_its_table_is_refused_with_the_nearest_and_a_code_or_name_is_taken(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var misspelt = await here.ActAsync(TestDatabase.Operator, person, "prosecutor-grade", Insert("2024.01.01", ("grade", "三级检查官")));
        Assert.Equal(("record.unknown-code", "grade"), (misspelt.Refusal?.Code, RefusalField.Of(misspelt.Refusal)));
        Assert.Contains("三级检察官", misspelt.Refusal!.Zh, StringComparison.Ordinal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "prosecutor-grade", Insert("2024.01.01", ("grade", "10")))).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "prosecutor-grade", Insert("2025.01.01", ("grade", "二级检察官")))).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_hidden_field_is_refused_just_like_one_that_does_not_exist(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<ManagedBy>(person, TestDatabase.LongAgo, 1, (nameof(ManagedBy.Authority), "03")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North, authority: "04");
        var hidden = await here.ActAsync(clerk, person, "identity", Insert("不详", ("identityNumber", "x")));
        var absent = await here.ActAsync(clerk, person, "identity", Insert("不详", ("shoeSize", "x")));
        Assert.Equal("record.unknown-field", hidden.Refusal?.Code);
        Assert.Equal(hidden.Refusal!.Zh.Replace("identityNumber", "", StringComparison.Ordinal), absent.Refusal!.Zh.Replace("shoeSize", "", StringComparison.Ordinal));
        Assert.Equal(404, (await here.ActAsync(clerk, person, "sanction", Insert("2024.01.01", ("kind", "1")))).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_appointment_keeps_the_name_its_office_bore_on_the_day(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三");
        await here.Data.WriteAsync(TestDatabase.Insert<Modules.Organisation.Kinds.OfficeName>(here.North, new DateOnly(2022, 1, 1), 1, (nameof(Modules.Organisation.Kinds.OfficeName.Name), "北区人民检察院")));
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", Insert("2020.01.01", ("manner", "1"), ("postName", "检察员"), ("officeId", $"{here.North}")))).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", Insert("2023.01.01", ("manner", "1"), ("postName", "副检察长"), ("officeId", $"{here.North}")))).Refusal);
        var rows = (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value.Kind("appointment")!.Rows;
        Assert.Equal(["北县人民检察院", "北区人民检察院"], rows.Select(r => r.Text("officeName")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_correction_or_withdrawal_needs_its_reason_and_a_clerk_may_not_withdraw(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var row = (await here.ReadAsync(TestDatabase.Operator, person)).Value.Kind("service")!.Rows.Single();
        var withdraw = new ActRequest { Act = "withdraw", RowId = row.Id };
        Assert.Equal("record.reason-required", (await here.ActAsync(TestDatabase.Operator, person, "service", withdraw)).Refusal?.Code);
        Assert.Equal(403, (await here.ActAsync(await here.ActorAsync(Role.HrClerk, here.North), person, "service", withdraw with { Reason = "x" })).Refusal?.Status);
        Assert.Equal(403, (await here.ActAsync(await here.ActorAsync(Role.Leader, here.North), person, "service", Insert("2024.01.01", ("status", "1")))).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_identity_number_of_another_person_is_refused_and_a_wrong_check_digit_is_kept_and_flagged(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("李四", here.North, identityNumber: "11010519491231002X");
        var person = await here.Data.PersonAsync("张三", here.North);
        Assert.Equal("person.identity-number-taken", (await here.ActAsync(TestDatabase.Operator, person, "identity", Insert("不详", ("identityNumber", "11010519491231002x")))).Refusal?.Code);
        var kept = await here.ActAsync(TestDatabase.Operator, person, "identity", Insert("不详", ("identityNumber", "110105194912310021")));
        Assert.Equal("identityNumber", Assert.Single(kept.Value.Warnings).Field);
    }

    private static ActRequest Insert(string from, params (string Field, string? Value)[] values) =>
        new() { Act = "insert", From = from, Reach = "later", Values = values.ToDictionary(v => v.Field, v => v.Value) };
}
