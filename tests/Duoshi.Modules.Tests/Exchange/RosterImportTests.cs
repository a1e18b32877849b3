using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class RosterImportTests
{
    private const string Heads = "姓名,身份证号,工号,单位,部门,现任职务,任现职时间,性别,出生年月,政治面貌,人员类别,检察官等级,任现等级时间,编制类型,全日制学历,手机";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_roster_becomes_facts_by_heads_with_aliases_names_and_codes(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var committed = await desk.TakeAsync(ImportDesk.Csv(
            "名册.csv", Heads, $"张 三,{ImportDesk.ZhangNumber},B001,示范市院,第一检察部,检察官,2019.06,男,1985.03,党员,1,二级检察官,20200115,中央政法专项编制,大学,13900000000"));
        var person = await desk.PersonOfAsync(committed.Import);
        var identity = Assert.Single(await desk.FactsAsync<Identity>(person));
        Assert.Equal(("张三", "1"), (identity.Name, identity.Sex));
        Assert.Equal(("B001", desk.Province.City), (Assert.Single(await desk.FactsAsync<StaffNumber>(person)).Number, Assert.Single(await desk.FactsAsync<StaffNumber>(person)).IssuingOfficeId));
        var service = Assert.Single(await desk.FactsAsync<Service>(person));
        Assert.Equal((desk.Province.City, "1", DatePrecision.Unknown), (service.OfficeId, service.Status, service.FromPrecision));
        var post = Assert.Single(await desk.FactsAsync<Appointment>(person));
        Assert.Equal(("检察官", "第一检察部", "示范市人民检察院", "1", Appointment.MainSlot), (post.PostName, post.DepartmentName, post.OfficeName, post.Manner, post.Slot));
        Assert.Equal((new DateOnly(2019, 6, 1), DatePrecision.Month), (post.ValidFrom, post.FromPrecision));
        var grade = Assert.Single(await desk.FactsAsync<ProsecutorGrade>(person));
        Assert.Equal(("9", new DateOnly(2020, 1, 15)), (grade.Grade, grade.ValidFrom));
        Assert.Equal("01", Assert.Single(await desk.FactsAsync<PoliticalStatus>(person)).Status);
        Assert.Equal("1", Assert.Single(await desk.FactsAsync<StaffCategory>(person)).Category);
        Assert.Equal(("1", desk.Province.City), (Assert.Single(await desk.FactsAsync<EstablishmentHeld>(person)).EstablishmentKind, Assert.Single(await desk.FactsAsync<EstablishmentHeld>(person)).OfficeId));
        Assert.Equal("13900000000", Assert.Single(await desk.FactsAsync<Contact>(person)).Mobile);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Bad_rows_say_where_why_and_what_to_do_and_do_not_hinder_the_others(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,单位,出生年月,民族,人员编号",
            "甲一,示范市人民检察院,1980.01,汉族,1",
            "乙二,示范市人民检查院,1981.02,汉族,2",
            "丙三,示范市人民检察院,1982.13,汉族,3",
            "丁四,示范市人民检察院,1983.04,汗族,4",
            ",示范市人民检察院,1984.05,汉族,5"));
        Assert.Equal((5, 1, 4), (batch.Rows, batch.New, batch.Errors));
        var notices = (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight == "error").OrderBy(n => n.Row).ToList();
        Assert.Equal(
            [(3, 2, "unit.unknown"), (4, 3, "date.invalid"), (5, 4, "code.unknown"), (6, 1, "value.required")],
            notices.Select(n => (n.Row!.Value, n.Column!.Value, n.Code)));
        Assert.Contains("示范市人民检察院", notices[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("汉族", notices[2].Remedy, StringComparison.Ordinal);
        Assert.All(notices, n => Assert.Equal("名册.csv", n.File));

        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(1, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        Assert.Equal(4, (await desk.RowsAsync(batch.Id, "waiting")).Count);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_roster_again_changes_nothing_and_a_changed_one_says_what(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        string Row(string post, string since, string phone) => $"张三,{ImportDesk.ZhangNumber},B001,示范市人民检察院,第一检察部,{post},{since},男,1985.03,中共党员,检察官助理,,,中央政法专项编制,大学,{phone}";
        var first = await desk.TakeAsync(ImportDesk.Csv("a.csv", Heads, Row("检察官助理", "2015.03", "13900000000")));
        var person = await desk.PersonOfAsync(first.Import);
        Assert.Equal(1, (await desk.PrepareAsync(ImportDesk.Csv("a.csv", Heads, Row("检察官助理", "2015.03", "13900000000")))).Same);

        var batch = await desk.PrepareAsync(ImportDesk.Csv("b.csv", Heads, Row("检察官", "2024.05", "13911111111")));
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        Assert.Equal("changed", row.Verdict);
        Assert.Equal(
            [("postName", "检察官助理", "检察官"), ("mobile", "13900000000", "13911111111")],
            (await desk.FieldsAsync(batch.Id, row.Id)).Select(f => (f.Field, f.Old!, f.New!)));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal("检察官助理", Assert.Single(await desk.FactsAsync<Appointment>(person, new DateOnly(2024, 4, 30))).PostName);
        Assert.Equal("检察官", Assert.Single(await desk.FactsAsync<Appointment>(person)).PostName);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_person_is_not_registered_twice_by_one_roster(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,公民身份号码,单位,出生年月",
            $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,1985.03",
            $"张三,{ImportDesk.ZhangNumber.ToLowerInvariant()},示范市人民检察院,1985.03",
            "李四,,示范市人民检察院,1990.01",
            "李四,,示范市人民检察院,1990.01",
            "王五,,示范市人民检察院,"));
        Assert.Equal((1, 2, 2), (batch.New, batch.Candidates, batch.Errors));
        var errors = (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight == "error").OrderBy(n => n.Row).ToList();
        Assert.Equal([(3, "exchange.repeated"), (6, "exchange.no-keys")], errors.Select(n => (n.Row!.Value, n.Code)));
        Assert.Contains("名册.csv 2", errors[0].Cause, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_value_without_a_day_does_not_overrule_a_dated_one_unless_the_roster_has_an_as_of_date(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var person = await desk.Data.PersonAsync("张三", desk.Province.City, identityNumber: ImportDesk.ZhangNumber);
        var file = ImportDesk.Csv("名册.csv", "姓名,公民身份号码,单位,人员类别", $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,检察官");
        var undated = await desk.PrepareAsync(file);
        Assert.Equal((1, 0), (undated.Conflicts, undated.Changed));

        var batch = await desk.PrepareAsync(new PartialDate(new DateOnly(2026, 3, 1), DatePrecision.Day), file);
        Assert.Equal((0, 1), (batch.Conflicts, batch.Changed));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal("21", Assert.Single(await desk.FactsAsync<StaffCategory>(person, new DateOnly(2026, 2, 28))).Category);
        Assert.Equal("1", Assert.Single(await desk.FactsAsync<StaffCategory>(person)).Category);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_transfer_read_from_a_roster_waits_for_a_person(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        await desk.Data.PersonAsync("张三", desk.Province.North, identityNumber: ImportDesk.ZhangNumber);
        var batch = await desk.PrepareAsync(
            new PartialDate(new DateOnly(2026, 3, 1), DatePrecision.Day), ImportDesk.Csv("名册.csv", "姓名,公民身份号码,单位", $"张三,{ImportDesk.ZhangNumber},南县人民检察院"));
        Assert.Equal(1, batch.Conflicts);
        var conflict = Assert.Single(await desk.FieldsAsync(batch.Id, Assert.Single(await desk.RowsAsync(batch.Id)).Id));
        Assert.Equal(("北县人民检察院", "南县人民检察院"), (conflict.Old, conflict.New));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Thousands_of_rows_are_one_change(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        // More acts than are written at once: while one part is written the next is worked out.
        var lines = Enumerable.Range(0, 3000).Select(i => $"员{(char)('\u4e00' + i)},示范市人民检察院,1985.03,{i:D5},检察官助理,2015.03,中共党员,四级主任科员,中央政法专项编制,19900004952");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var batch = await desk.PrepareAsync(ImportDesk.Csv("名册.csv", ["姓名,单位,出生年月,人员编号,人员类别,任现职时间,政治面貌,职级,编制类型,手机", .. lines]));
        Assert.Equal((3000, 3000), (batch.Rows, batch.New));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(3000, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        Assert.Equal(3000, await desk.CountAsync<Person>());
        TestContext.Current.SendDiagnosticMessage("3,000 rows on {0}: {1}", provider, clock.Elapsed);
        Assert.Equal(ImportState.Committed.Key(), (await desk.BatchAsync(batch.Id)).State);

        // Cards, keys and audit chain are what they would be had everybody been recorded one by one.
        Assert.True((await desk.Data.Services.GetRequiredService<VerifyRecord>().RunAsync(false, null, CancellationToken.None)).Value.Whole);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_copied_from_a_sheet_goes_in_like_a_roster(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);

        // As Excel and WPS put it on the clipboard: tabs between cells, quotes round a cell with a line break or a quote in it.
        var batch = await desk.PrepareAsync(("粘贴的名册.csv", System.Text.Encoding.UTF8.GetBytes(
            "姓名\t单位\t出生年月\t家庭住址\t籍贯\r\n张三\t示范市人民检察院\t1985.03\t\"示范路1号\n\"\"甲\"\"楼\"\t辽宁,大连\r\n李四\t示范市人民检察院\t1985.13\t\t=1+1\r\n")));
        Assert.Equal((2, 1, 1), (batch.Rows, batch.New, batch.Errors));
        Assert.Equal((3, 3, "date.invalid"), (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight == "error" && n.Column is not null).Select(n => (n.Row!.Value, n.Column!.Value, n.Code)).Single());
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        var person = (await desk.RowsAsync(batch.Id))[0].Person!.Value;
        Assert.Equal("示范路1号\n\"甲\"楼", Assert.Single(await desk.FactsAsync<Contact>(person)).HomeAddress!.ReplaceLineEndings("\n"));
        Assert.Equal("辽宁,大连", Assert.Single(await desk.FactsAsync<Identity>(person)).NativePlace);
    }
}
