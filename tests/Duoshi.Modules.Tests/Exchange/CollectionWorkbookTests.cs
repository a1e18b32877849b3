using Duoshi.Core.Sheets;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using Duoshi.Tests.Shared;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class CollectionWorkbookTests
{
    private const string LiNumber = "990102199007120020";
    private const string WangNumber = "990101197811030039";
    private const string City = "示范市人民检察院";

    public static TheoryData<Provider, string> Files => new(
        from provider in (Provider[])[Provider.Sqlite, Provider.Postgres]
        from file in (string[])["信息提取表-WPS.xlsx", "信息提取表.xls"]
        select (provider, file));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_workbook_of_WPS_and_its_old_binary_form_become_the_facts_of_both_people(Provider provider, string file)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(Sample(file));
        Assert.True((batch.Rows, batch.New, batch.Errors) == (2, 2, 0), $"{batch.Rows} {batch.New} {batch.Errors} {await WordsAsync(desk, batch.Id)}");
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var committed = await desk.CommitAsync(batch.Id);
        Assert.True(committed.Refusal is null, committed.Refusal?.Zh);
        var people = (await desk.RowsAsync(batch.Id)).ToDictionary(r => r.Name, r => r.Person!.Value);
        Assert.Equal(["张三", "李四"], people.Keys.Order(StringComparer.Ordinal));

        // Five forms of dates, the day number of a spreadsheet and a date cell among them.
        var (zhang, li) = (people["张三"], people["李四"]);
        var identity = Assert.Single(await desk.FactsAsync<Identity>(zhang));
        Assert.Equal(("1985.03", "2007.07", "1"), ($"{identity.Birth}", $"{identity.WorkStart}", identity.Sex));
        Assert.Equal("2006.11", $"{Assert.Single(await desk.FactsAsync<PoliticalStatus>(zhang)).Joined}");
        Assert.Equal(("1990.07", "2012.07.01"), ($"{Assert.Single(await desk.FactsAsync<Identity>(li)).Birth}", $"{Assert.Single(await desk.FactsAsync<Identity>(li)).WorkStart}"));
        Assert.Equal(new DateOnly(2012, 7, 1), Assert.Single(await desk.FactsAsync<Appointment>(li)).ValidFrom);

        // Main posts follow each other; the concurrent one stands beside; a name merged over two rows holds for both.
        var posts = await desk.FactsAsync<Appointment>(zhang);
        Assert.Equal(["检察官", "第一检察部副主任"], posts.OrderBy(p => p.Manner, StringComparer.Ordinal).Select(p => p.PostName));
        Assert.Equal((new DateOnly(2015, 3, 1), "示检干〔2015〕3号", desk.Province.City), (posts.Single(p => p.Manner == "1").ValidFrom, posts.Single(p => p.Manner == "1").DocumentNumber, posts.Single(p => p.Manner == "1").OfficeId));
        var first = Assert.Single(await desk.FactsAsync<Appointment>(zhang, new DateOnly(2010, 1, 1)));
        Assert.Equal(("书记员", new DateOnly(2015, 3, 1)), (first.PostName, first.ValidTo));

        Assert.Equal("0142", Assert.Single(await desk.FactsAsync<DutyLevel>(zhang)).Level);
        Assert.Equal(new DateOnly(2022, 1, 1), Assert.Single(await desk.FactsAsync<CivilServiceRank>(zhang)).ValidFrom);
        var study = Assert.Single(await desk.FactsAsync<Education>(zhang));
        Assert.Equal(("示范大学", "21", "1", 4m), (study.School, study.EducationCode, study.Mode, study.Years));
        Assert.Equal(2, (await EventsAsync<Reward>(desk, zhang)).Count);
        Assert.Equal([(2023, "1"), (2024, "2")], (await EventsAsync<Assessment>(desk, zhang)).Select(a => (a.Year!.Value, a.Result!)).Order());
        Assert.Equal(("王五", "妻子"), (Assert.Single(await desk.FactsAsync<FamilyMember>(zhang)).Name, Assert.Single(await desk.FactsAsync<FamilyMember>(zhang)).Relation));
        Assert.Contains("示范大学", Assert.Single(await desk.FactsAsync<Resume>(zhang)).Text, StringComparison.Ordinal);
        Assert.Equal(desk.Province.City, Assert.Single(await desk.FactsAsync<Service>(li)).OfficeId);

        // Handed in again it changes nothing.
        var again = await desk.PrepareAsync(Sample(file));
        Assert.True(again.Same == 2, await WordsAsync(desk, again.Id));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_later_workbook_adds_its_lines_and_corrects_those_that_differ(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        _ = await desk.TakeAsync(Sample("信息提取表-WPS.xlsx"));
        var batch = await desk.PrepareAsync(TestWorkbook.Of(
            "补报.xlsx",
            ("A08学历学位", ["姓名|身份证号|学历名称|学校名称|毕业时间|所学专业", $"李四|{LiNumber}|大学|示范政法学院|2012.06|刑法学"]),
            ("A15考核", ["姓名|身份证号|年度|考核结论", $"李四|{LiNumber}|2024|优秀", $"李四|{LiNumber}|2025|称职"])));
        Assert.Equal((1, 1), (batch.Rows, batch.Changed));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Null((await desk.CommitAsync(batch.Id)).Refusal);
        var li = await desk.PersonOfAsync(batch.Id);
        var study = Assert.Single(await EventsAsync<Education>(desk, li));
        Assert.Equal(("刑法学", new DateOnly(2012, 6, 1)), (study.Major, study.ValidFrom));
        Assert.Equal([(2024, "1"), (2025, "2")], (await EventsAsync<Assessment>(desk, li)).Select(a => (a.Year!.Value, a.Result!)).Order());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_wrong_is_named_by_sheet_row_column_cause_and_remedy_and_the_rest_goes_on(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(TestWorkbook.Of(
            "坏表.xlsx",
            ("A01人员", ["姓名|身份证号|出生年月|统计关系所在单位|爱好", $"张三|{ImportDesk.ZhangNumber}|1985.03|{City}|下棋", $"李四|{LiNumber}|1990.07|{City}|", $"王五|{WangNumber}|1978.11|{City}|"]),
            ("A02职务", [
                "标题", "姓名|身份证号|任职机构名称|职务名称|任职时间|免职时间|主职务",
                $"张三|{ImportDesk.ZhangNumber}|{City}|检察官|20203||是",
                $"李四四|{LiNumber}|{City}|检察官助理|2012.07||是",
                $"王五|{WangNumber}|{City}|检察官|2010.05|2009.01|是",
                $"赵六||{City}|书记员|2011.01||是"]),
            ("A08学历学位", ["姓名|身份证号|学校名秤|毕业时间", $"张三|{ImportDesk.ZhangNumber}|示范大学|2007.07"])));
        var notices = (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight != "information").ToList();
        var places = notices.Select(n => $"{n.Code} {n.Sheet} {n.Row} {n.Column}").ToList();
        Assert.Contains("roster.unknown-column A01人员 1 5", places);
        Assert.Contains("date.in-doubt A02职务 3 5", places);
        Assert.Contains("identity.two-names A02职务 4 1", places);
        Assert.Contains("date.order A02职务 5 6", places);
        Assert.Contains("workbook.no-person A02职务 6 1", places);
        Assert.Contains("roster.missing-column A08学历学位 1 3", places);
        Assert.Contains("学校名秤", notices.Single(n => n.Code == "roster.missing-column").Remedy, StringComparison.Ordinal);
        Assert.All(notices, n => Assert.True(n.File == "坏表.xlsx" && n.Cause.Length > 0 && n.Remedy.Length > 0, n.Code));
        Assert.Equal(4, batch.Errors);

        // Mended in place, the row is sound again.
        var row = (await desk.RowsAsync(batch.Id)).Single(r => r.Name == "张三");
        _ = (await desk.RepairAsync(batch.Id, row.Id, ("posts@3:since", "2020.03"))).Value;
        var li = (await desk.RowsAsync(batch.Id)).Single(r => r.Name == "李四");
        var cells = (await desk.AsAsync<RowCells, Outcome<IReadOnlyList<RowCell>>>(s => s.RunAsync(batch.Id, li.Id, CancellationToken.None))).Value;
        Assert.Single(cells, c => c is { Key: "posts@4:name", Problems.Count: 1 });
        _ = (await desk.RepairAsync(batch.Id, li.Id, ("posts@4:name", "李四"))).Value;
        Assert.Equal(2, (await desk.BatchAsync(batch.Id)).Errors);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        Assert.Equal(new DateOnly(2020, 3, 1), Assert.Single(await desk.FactsAsync<Appointment>((await desk.RowsAsync(batch.Id)).Single(r => r.Name == "张三").Person!.Value)).ValidFrom);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_line_of_which_nobody_can_tell_whose_it_is_joins_the_person_once_its_identity_number_is_filled_in(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(TestWorkbook.Of(
            "同名.xlsx",
            ("A01人员", ["姓名|身份证号|出生年月|统计关系所在单位", $"张三|{ImportDesk.ZhangNumber}|1985.03|{City}", $"张三|{LiNumber}|1990.07|{City}"]),
            ("A15考核", ["姓名|身份证号|年度|考核结论", "张三||2024|优秀", $"张三|{LiNumber}|2023|称职", "孙七||2024|称职"])));
        var lost = (await desk.RowsAsync(batch.Id)).Where(r => r.Verdict == "error").ToList();
        Assert.Equal((4, 2), (batch.Rows, batch.Errors));
        Assert.Contains("several “张三”", lost[0].Reason, StringComparison.Ordinal);
        var cells = (await desk.AsAsync<RowCells, Outcome<IReadOnlyList<RowCell>>>(s => s.RunAsync(batch.Id, lost[0].Id, CancellationToken.None))).Value;
        Assert.Contains(cells, c => c is { Key: "identityNumber", Problems.Count: 1 });

        // The number of one of the two: the line is theirs, and its row is gone.
        _ = (await desk.RepairAsync(batch.Id, lost[0].Id, ("identityNumber", ImportDesk.ZhangNumber))).Value;
        var after = await desk.BatchAsync(batch.Id);
        Assert.Equal((3, 1), (after.Rows, after.Errors));
        var told = await desk.NoticesAsync(batch.Id);
        Assert.DoesNotContain(told, n => n.Code == "workbook.no-person" && n.Row == 2);
        Assert.Contains(told, n => n is { Code: "exchange.lines-joined", Sheet: "A15考核", Row: 2 });
        Assert.Contains(told, n => n is { Code: "exchange.repaired", Sheet: "A15考核", Row: 2 });

        // Asked for again, it answers with the row it is part of.
        var now = (await desk.AsAsync<ReviewImport, Outcome<ReviewedRow>>(s => s.RowAsync(batch.Id, lost[0].Id, CancellationToken.None))).Value;
        Assert.Equal("new", now.Verdict);

        // A second look takes nothing away from what the other line waits for.
        _ = (await desk.AsAsync<RecheckImport, Outcome<ImportBatch>>(s => s.RunAsync(batch.Id, null, CancellationToken.None))).Value;
        Assert.Contains(await desk.NoticesAsync(batch.Id), n => n is { Code: "workbook.no-person", Row: 4 });

        // Under another name it is nobody's, until the name is mended as well: then it is the line's name too.
        _ = (await desk.RepairAsync(batch.Id, lost[1].Id, ("identityNumber", LiNumber))).Value;
        Assert.Equal("error", (await desk.RowsAsync(batch.Id)).Single(r => r.Id == lost[1].Id).Verdict);
        _ = (await desk.RepairAsync(batch.Id, lost[1].Id, ("name", "张三"))).Value;
        after = await desk.BatchAsync(batch.Id);
        Assert.Equal((2, 0), (after.Rows, after.Errors));

        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        var people = await desk.RowsAsync(batch.Id);
        async Task<List<(int, string)>> YearsAsync(string born) =>
            [.. (await EventsAsync<Assessment>(desk, people.Single(r => r.Birth?.StartsWith(born, StringComparison.Ordinal) == true).Person!.Value)).Select(a => (a.Year!.Value, a.Result!)).Order()];
        Assert.Equal([(2024, "1")], await YearsAsync("1985"));
        Assert.Equal([(2023, "2"), (2024, "2")], await YearsAsync("1990"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_lost_line_of_somebody_committed_already_adds_to_the_record_and_lines_of_two_workbooks_do_not_mix(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var files = new[] { ("甲.xlsx", "2024"), ("乙.xlsx", "2023") }.Select((f, i) => TestWorkbook.Of(
            f.Item1,
            ("A01人员", ["姓名|身份证号|出生年月|统计关系所在单位", i == 0 ? $"王五|{WangNumber}|1978.11|{City}" : $"张三|{ImportDesk.ZhangNumber}|1985.03|{City}"]),
            ("A15考核", ["姓名|身份证号|年度|考核结论", i == 0 ? $"张三||{f.Item2}|优秀" : $"张三|{ImportDesk.ZhangNumber}|{f.Item2}|称职"]))).ToArray();
        var batch = await desk.PrepareAsync(files);
        var lost = Assert.Single(await desk.RowsAsync(batch.Id), r => r.Verdict == "error");

        // Another workbook's row of the same number stays as it is: the line is its twin, until that one is on the record.
        _ = (await desk.RepairAsync(batch.Id, lost.Id, ("identityNumber", ImportDesk.ZhangNumber))).Value;
        Assert.Equal((3, 1), (batch.Rows, (await desk.BatchAsync(batch.Id)).Errors));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(2, (await desk.CommitAsync(batch.Id)).Value.NewPeople);

        _ = (await desk.RepairAsync(batch.Id, lost.Id)).Value;
        var row = (await desk.RowsAsync(batch.Id)).Single(r => r.Id == lost.Id);
        Assert.Equal("changed", row.Verdict);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(0, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        Assert.Equal([(2023, "2"), (2024, "1")], (await EventsAsync<Assessment>(desk, row.Person!.Value)).Select(a => (a.Year!.Value, a.Result!)).Order());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_sheet_that_tells_of_no_person_is_named_with_its_rows_and_an_empty_one_is_not(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(TestWorkbook.Of(
            "单位.xlsx",
            ("A01人员", ["姓名|身份证号|出生年月|统计关系所在单位", $"张三|{ImportDesk.ZhangNumber}|1985.03|{City}"]),
            ("B01单位", ["法人单位名称|机构级别", $"{City}|处级", $"{City}|科级"]),
            ("A99Z1补充", ["姓名|身份证号"])));
        var notice = Assert.Single(await desk.NoticesAsync(batch.Id), n => n.Code == "workbook.sheet-not-read");
        Assert.Equal(("单位.xlsx", "B01单位", "information"), (notice.File, notice.Sheet, notice.Weight));
        Assert.Contains("its 2 rows", notice.Cause, StringComparison.Ordinal);
        Assert.Equal((0, 1), (batch.Errors, batch.New));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_people_under_one_number_are_both_named_and_a_second_look_frees_the_other_once_one_is_mended(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Csv(
            "名册.csv", "姓名,身份证号,单位", $"张三,{ImportDesk.ZhangNumber},{City}", $"李四,{ImportDesk.ZhangNumber},{City}"));
        Assert.Equal(2, batch.Errors);
        Assert.All(await desk.RowsAsync(batch.Id), r => Assert.True(r.Reason!.Contains("张三", StringComparison.Ordinal) && r.Reason.Contains("李四", StringComparison.Ordinal) && !r.Reason.Contains(ImportDesk.ZhangNumber, StringComparison.Ordinal), r.Reason));
        var li = (await desk.RowsAsync(batch.Id)).Single(r => r.Name == "李四");
        _ = (await desk.RepairAsync(batch.Id, li.Id, ("identityNumber", LiNumber))).Value;
        Assert.Equal(1, (await desk.BatchAsync(batch.Id)).Errors);
        var rechecked = await desk.AsAsync<RecheckImport, Outcome<ImportBatch>>(s => s.RunAsync(batch.Id, null, CancellationToken.None));
        Assert.Equal((0, 2), (rechecked.Value.Errors, rechecked.Value.New));
    }

    [Fact]
    public void Dates_are_read_in_every_form_that_cells_have_and_five_digits_in_doubt_are_not()
    {
        string Read(string text) => CellDates.TryRead(text, out var date) ? $"{date}" : "?";
        Assert.Equal(
            ["2020.03", "2020.03.01", "2020.03", "2020.03", "2020.03.05", "2020.03.01", "?", "?"],
            ((string[])["2020.03", "2020-3-1", "202003", "2020年3月", "20200305", "43891", "20203", "2020.13"]).Select(Read));
    }

    [Fact]
    public void The_template_is_read_back_sheet_by_sheet_with_every_head_known()
    {
        var reading = SheetReader.Read(new MemoryStream(CollectionTemplateFile.Make()), "模板.xlsx", null, InformationSets.AnyExpected, TestContext.Current.CancellationToken);
        var sheets = WorkbookSheets.Of([.. reading.Tables.Where(t => !t.IsHidden && !t.Headers.IsEmpty)], KnownNames.None)!;
        Assert.Equal(InformationSets.Lines.Insert(0, InformationSets.Person).Select(s => s.Key), sheets.Where(s => s.Set is not null).Select(s => s.Set!.Key));
        Assert.All(sheets.Where(s => s.Set is not null), s => Assert.Equal((0, 0, 0), (s.Match!.Missing.Length, s.Match.Unknown.Length, s.Table.Rows.Length)));
    }

    [Fact]
    public void A_sheet_is_known_by_its_heads_where_its_name_says_nothing()
    {
        SheetTable Table(string name, params string[] heads) => new(name, [.. heads.Select((h, i) => new SheetHeader(h, i + 1))], []);
        var sheets = WorkbookSheets.Of([Table("Sheet1", "姓名", "身份证号", "出生年月", "民族"), Table("Sheet2", "身份证号", "考核结论", "姓名", "考核年度"), Table("Sheet3", "称谓", "家庭成员姓名", "姓名")], KnownNames.None)!;
        Assert.Equal(["person", "assessments", "family"], sheets.Select(s => s.Set!.Key));
        Assert.Null(WorkbookSheets.Of([Table("名册", "姓名", "单位", "职务", "任现职时间", "出生年月")], KnownNames.None));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Half_a_million_blank_rows_cost_nothing(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var blank = Enumerable.Repeat("", 500_000).ToArray();
        var batch = await desk.PrepareAsync(TestWorkbook.Of(
            "空行.xlsx", ("A01人员", ["姓名|身份证号|出生年月|统计关系所在单位", .. blank, $"张三|{ImportDesk.ZhangNumber}|1985.03|{City}"]), ("A15考核", ["姓名|身份证号|考核年度|考核结论", $"张三|{ImportDesk.ZhangNumber}|2024|称职", .. blank])));
        Assert.True((batch.Rows, batch.New) == (1, 1), await WordsAsync(desk, batch.Id));
        Assert.Equal(500_002, (await desk.RowsAsync(batch.Id)).Single().Number);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task One_broken_file_among_many_is_named_and_the_rest_goes_on(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var forms = Enumerable.Range(1, 200).Select(i => ImportDesk.Lrmx($"{i:000}.lrmx", ImportDesk.Form($"人{i}", null, $"1980{(i % 12) + 1:00}"))).ToList();
        forms[99] = ("100.lrmx", [0x3C, 0x3F, 0x78, 0x6D, 0x6C, 0x20, 0x00, 0xFF]);
        var broken = Sample("信息提取表.xls");
        var batch = await desk.PrepareAsync([.. forms, ("断.xls", broken.Item2[..3000]), Sample("信息提取表-WPS.xlsx")]);
        Assert.Equal(199 + 2, batch.Rows);
        var named = (await desk.NoticesAsync(batch.Id)).Where(n => n.Weight == "error" && n.RowId is null).Select(n => n.File).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["100.lrmx", "断.xls"], named);
    }

    private static (string, byte[]) Sample(string name) => (name, File.ReadAllBytes(Path.Combine(ImportDesk.Samples, "..", "sheets", name)));

    private static async Task<List<T>> EventsAsync<T>(ImportDesk desk, long person)
        where T : Fact
    {
        await using var db = await desk.Data.OpenAsync();
        return await db.Set<T>().As(Known.Now).Where(f => f.SubjectId == person).OrderBy(f => f.ValidFrom).ToListAsync();
    }

    private static async Task<string> WordsAsync(ImportDesk desk, long batch)
    {
        var rows = await desk.RowsAsync(batch);
        var fields = new List<string>();
        foreach (var row in rows)
        {
            fields.Add($"{row.Name} {row.Verdict}: " + string.Join("; ", (await desk.FieldsAsync(batch, row.Id)).Select(f => $"{f.Kind}.{f.Field} {f.Verdict} '{f.Old}' -> '{f.New}' {f.Reason}")));
        }

        return string.Join("\n", fields.Concat((await desk.NoticesAsync(batch)).Select(n => $"{n.File} {n.Sheet} {n.Row} {n.Column} {n.Code} {n.Cause}")));
    }
}
