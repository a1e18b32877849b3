using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>缺项, and what a batch changes of the numbers of its offices.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class ImportCountsTests
{
    private static readonly DateOnly Since = new(2015, 3, 1);

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Each_required_field_counts_the_rows_that_lack_it_in_the_file_and_on_the_record(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        await desk.Data.PersonAsync("张三", desk.Province.City, identityNumber: ImportDesk.ZhangNumber);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,公民身份号码,单位,性别,出生年月,民族,政治面貌,入党时间,人员类别",
            $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,,1985.03,,,,",
            "李四,,示范市人民检察院,男,1990.01,汉族,中共党员,,检察官",
            "王五,,示范市人民检察院,男,1991.01,汉族,群众,,检察官助理"));
        var missing = (await MissingAsync(desk, batch.Id)).ToDictionary(m => m.Field, m => m.Rows);

        // 张三 has sex, post and category on the record; a date of joining is asked of Party members, a grade of prosecutors only.
        Assert.Equal((1, 2, 1, 1), (missing["ethnicGroup"], missing["identityNumber"], missing["joined"], missing["grade"]));
        Assert.Equal((3, 3, 2, 1), (missing["nativePlace"], missing["workStart"], missing["post"], missing["political"]));
        Assert.False(missing.ContainsKey("sex") || missing.ContainsKey("category") || missing.ContainsKey("birth") || missing.ContainsKey("unit"));

        // What a roster has no column for is not asked of it.
        Assert.False(missing.ContainsKey("photo") || missing.ContainsKey("resume"));

        // Each count opens its rows; mended or refused, a row no longer counts.
        Assert.Equal(["李四", "王五"], (await FoundAsync(desk, batch.Id, new RowQuery { Missing = "identityNumber" })).Select(r => r.Name));
        var wang = (await desk.RowsAsync(batch.Id))[2];
        Assert.Equal(7, wang.Missing.Count);
        _ = (await desk.RepairAsync(batch.Id, wang.Id, ("nativePlace", "辽宁大连"))).Value;
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision((await desk.RowsAsync(batch.Id))[1].Id, "refuse", Reason: "已调出")] })).Value;
        missing = (await MissingAsync(desk, batch.Id)).ToDictionary(m => m.Field, m => m.Rows);
        Assert.Equal((1, 1), (missing["nativePlace"], missing["identityNumber"]));
        Assert.Equal(["张三"], (await FoundAsync(desk, batch.Id, new RowQuery { Missing = "nativePlace" })).Select(r => r.Name));
        Assert.Empty(await FoundAsync(desk, batch.Id, new RowQuery { Missing = "no-such-field" }));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_form_is_asked_for_what_a_form_says(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { Resume = "2007.07--2026.07 示范市人民检察院干部" }));
        var missing = (await MissingAsync(desk, batch.Id)).Select(m => m.Field).ToList();
        Assert.Contains("photo", missing);
        Assert.DoesNotContain("resume", missing);
        Assert.DoesNotContain("category", missing);
        Assert.DoesNotContain("post", missing);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Accepted_rows_are_added_to_the_numbers_of_their_offices_and_an_overshoot_is_said(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var city = desk.Province.City;
        await desk.Data.WriteAsync(
            TestDatabase.Insert<OfficeEstablishment>(city, Since, 1, (nameof(OfficeEstablishment.EstablishmentKind), "1"), (nameof(OfficeEstablishment.Authorised), 2)),
            TestDatabase.Insert<OfficeLeadership>(city, Since, 2, (nameof(OfficeLeadership.Post), "P02"), (nameof(OfficeLeadership.Authorised), 1)));
        var zhang = await desk.Data.PersonAsync("张三", city, identityNumber: ImportDesk.ZhangNumber);
        await desk.Data.WriteAsync(
            TestDatabase.Insert<EstablishmentHeld>(zhang, Since, 1, (nameof(EstablishmentHeld.EstablishmentKind), "1"), (nameof(EstablishmentHeld.OfficeId), city)),
            TestDatabase.Insert<QuotaStatus>(zhang, Since, 1, (nameof(QuotaStatus.Status), "1")));
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,公民身份号码,单位,出生年月,职务,任现职时间,员额状态,入额时间,编制类型",
            $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,1985.03,副检察长,2024.05,退出员额,2024.05,中央政法专项编制",
            "李四,,示范市人民检察院,1990.01,检察官,2020.01,在额,2020.01,中央政法专项编制",
            "王五,,示范市人民检察院,1991.01,副检察长,2020.01,在额,2020.01,中央政法专项编制",
            "赵六,,北县人民检察院,1992.01,检察官助理,2020.01,,,中央政法专项编制"));
        Assert.Equal((3, 1), (batch.New, batch.Changed));

        // Nobody decided yet: the record as it stands, and what would change.
        Assert.Equal(
            [("e", 2, 1, 0, 2), ("q", null, 1, 0, 1), ("l", 1, 0, 0, 2)],
            (await OfAsync(desk, batch.Id, city)).Lines.Select(Shown));

        var rows = await desk.RowsAsync(batch.Id);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [.. rows.Take(3).Select(r => new RowDecision(r.Id, "accept"))] })).Value;
        var lines = (await OfAsync(desk, batch.Id, city)).Lines;
        Assert.Equal([("e", 2, 1, 2, 0), ("q", null, 1, 1, 0), ("l", 1, 0, 2, 0)], lines.Select(Shown));
        Assert.Equal([3, 2, 2], lines.Select(l => l.After));
        Assert.Equal([1, 0, 1], lines.Select(l => l.Over));
        Assert.Equal((0, 1), ((await OfAsync(desk, batch.Id, desk.Province.North)).Lines[0].Accepted, (await OfAsync(desk, batch.Id, desk.Province.North)).Lines[0].Pending));

        // A number opens the rows that make it; an overshoot stops nothing, and once on the record the rows are counted there.
        Assert.Empty(await FoundAsync(desk, batch.Id, new RowQuery { Effect = lines[1].Place, Decision = "pending" }));
        Assert.Equal(["张三", "李四", "王五"], (await FoundAsync(desk, batch.Id, new RowQuery { Effect = lines[1].Place })).Select(r => r.Name));
        Assert.Equal(["张三", "王五"], (await FoundAsync(desk, batch.Id, new RowQuery { Effect = lines[2].Place })).Select(r => r.Name));
        Assert.Equal(3, (await desk.CommitAsync(batch.Id)).Value.Rows);
        var effects = await EffectsAsync(desk, batch.Id);
        Assert.Equal(desk.Province.North, Assert.Single(effects.Offices).OfficeId);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(rows[3].Id, "refuse", Reason: "已调出")] })).Value;
        Assert.Empty((await EffectsAsync(desk, batch.Id)).Offices);
        var next = await desk.PrepareAsync(ImportDesk.Csv("二.csv", "姓名,单位,出生年月,编制类型", "孙七,示范市人民检察院,1993.01,中央政法专项编制"));
        Assert.Equal(("e", 2, 3, 0, 1), Shown(Assert.Single((await OfAsync(desk, next.Id, city)).Lines)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_field_refused_or_still_asked_about_moves_no_number(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var city = desk.Province.City;
        var zhang = await desk.Data.PersonAsync("张三", city, identityNumber: ImportDesk.ZhangNumber);
        await desk.Data.WriteAsync(TestDatabase.Insert<QuotaStatus>(zhang, Since, 1, (nameof(QuotaStatus.Status), "1")));

        // Without a day the new status asks; the other row's establishment is refused by itself.
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,公民身份号码,单位,出生年月,员额状态,编制类型",
            $"张三,{ImportDesk.ZhangNumber},示范市人民检察院,1985.03,退出员额,", "李四,,示范市人民检察院,1990.01,,中央政法专项编制"));
        var rows = await desk.RowsAsync(batch.Id);
        Assert.Equal(("conflict", "new"), (rows[0].Verdict, rows[1].Verdict));
        Assert.Equal([("e", null, 0, 0, 1)], (await OfAsync(desk, batch.Id, city)).Lines.Select(Shown));

        var asked = (await desk.FieldsAsync(batch.Id, rows[0].Id)).Single(f => f.Kind == "quota-status");
        var refused = (await desk.FieldsAsync(batch.Id, rows[1].Id)).Single(f => f.Kind == "establishment-held");
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Fields = [new FieldDecision(asked.Id, "accept"), new FieldDecision(refused.Id, "refuse")], Rows = [new RowDecision(rows[0].Id, "accept")] })).Value;
        Assert.Equal([("q", null, 1, -1, 0)], (await OfAsync(desk, batch.Id, city)).Lines.Select(Shown));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Another_county_learns_nothing_of_a_batch_by_its_counts(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.North, "北县");
        var batch = await desk.PrepareAsync(ImportDesk.Csv("北.csv", "姓名,单位,出生年月,编制类型", "甲一,北县人民检察院,1980.01,中央政法专项编制"));
        Assert.Equal(desk.Province.North, Assert.Single((await EffectsAsync(desk, batch.Id)).Offices).OfficeId);
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.South, "南县");
        Assert.Equal(404, (await desk.AsAsync<EffectsOfImport, Outcome<EffectsByOffice>>(s => s.RunAsync(batch.Id, CancellationToken.None))).Refusal?.Status);
        Assert.Equal(404, (await desk.AsAsync<MissingOfImport, Outcome<IReadOnlyList<MissingField>>>(s => s.RunAsync(batch.Id, CancellationToken.None))).Refusal?.Status);
    }

    private static (string Kind, int? Authorised, int Now, int Accepted, int Pending) Shown(EffectLine line) => (line.Place[..1], line.Authorised, line.Now, line.Accepted, line.Pending);

    private static async Task<OfficeEffect> OfAsync(ImportDesk desk, long import, long office) => (await EffectsAsync(desk, import)).Offices.Single(o => o.OfficeId == office);

    private static async Task<EffectsByOffice> EffectsAsync(ImportDesk desk, long import) =>
        (await desk.AsAsync<EffectsOfImport, Outcome<EffectsByOffice>>(s => s.RunAsync(import, CancellationToken.None))).Value;

    private static async Task<IReadOnlyList<MissingField>> MissingAsync(ImportDesk desk, long import) =>
        (await desk.AsAsync<MissingOfImport, Outcome<IReadOnlyList<MissingField>>>(s => s.RunAsync(import, CancellationToken.None))).Value;

    private static async Task<IReadOnlyList<ReviewedRow>> FoundAsync(ImportDesk desk, long import, RowQuery query) =>
        (await desk.AsAsync<ReviewImport, Outcome<RowPage>>(s => s.RowsAsync(import, query, CancellationToken.None))).Value.Rows;
}
