using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Rosters;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The roster builder: who is listed and how, within the rights of who asks.</summary>
[InChinese]
public class RosterBuilderTests
{
    // A PNG of one pixel.
    internal static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task People_stand_under_their_units_in_roster_order_with_counts(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("丁一", here.North);
        await here.Data.PersonAsync("赵六", here.North, "检察长");
        await here.Data.PersonAsync("王二", here.City);
        await here.Data.PersonAsync("安七", here.North); // pinyin would put him before 丁一, strokes after
        var clerk = await here.ActorAsync(Role.HrClerk, here.City);

        var preview = (await PreviewAsync(here, clerk, $"group=office&columns=name,duties")).Value;
        Assert.Equal(
            ["示范市人民检察院（1 人）", "1 王二", "北县人民检察院（3 人）", "2 赵六", "3 丁一", "4 安七"],
            preview.Lines.Select(l => l.Heading ?? $"{l.Number} {l.Cells[0]}"));
        Assert.Equal(["赵六", "安七", "丁一"], (await PreviewAsync(here, clerk, $"office={here.North}&order=roster-pinyin&columns=name")).Value.Lines.Select(l => l.Cells[0]));
        Assert.Equal(["丁一", "安七", "赵六"], (await PreviewAsync(here, clerk, $"office={here.North}&order=strokes&columns=name")).Value.Lines.Select(l => l.Cells[0]));
        Assert.Contains("共 3 人", (await PreviewAsync(here, clerk, $"office={here.North}")).Value.Filters, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Columns_come_in_the_order_asked_for_and_read_the_day_asked_for(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<Identity>(zhang, new DateOnly(2020, 1, 1), 1, ("NativePlace", "辽宁大连")),
            TestDatabase.Insert<EducationSummary>(zhang, TestDatabase.LongAgo, EducationSummary.OnTheJobSlot, ("Education", "省委党校研究生")),
            TestDatabase.Insert<Assessment>(zhang, new DateOnly(2024, 12, 31), null, ("Year", 2024), ("Result", "1")),
            TestDatabase.Insert<Assessment>(zhang, new DateOnly(2025, 12, 31), null, ("Year", 2025), ("Result", "2")),
            TestDatabase.Insert<Appointment>(zhang, new DateOnly(2026, 8, 1), Appointment.MainSlot, ("Manner", "1"), ("OfficeId", here.North), ("PostName", "检察长")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        const string columns = "columns=assessment.year,education-summary-2.education,name,identity.nativePlace,appointment.postName";

        Assert.Equal(["2025\n2024", "省委党校研究生", "张三", "辽宁大连", "检察官助理"], Assert.Single((await PreviewAsync(here, clerk, columns)).Value.Lines).Cells);
        Assert.Equal("检察长", Assert.Single((await PreviewAsync(here, clerk, columns + "&asOf=2026-08-01")).Value.Lines).Cells[4]);
        Assert.Equal("2024", Assert.Single((await PreviewAsync(here, clerk, columns + "&asOf=2025-06-01")).Value.Lines).Cells[0]);
        Assert.Equal("", Assert.Single((await PreviewAsync(here, clerk, columns + "&asOf=2019-06-01")).Value.Lines).Cells[3]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_column_that_is_not_the_readers_is_not_offered_and_refused_as_if_it_did_not_exist(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<Contact>(zhang, TestDatabase.LongAgo, 1, ("Mobile", "13900000000")));
        var (clerk, leader) = (await here.ActorAsync(Role.HrClerk, here.North), await here.ActorAsync(Role.Leader, here.North));

        Assert.Contains("contact.mobile", (await ColumnsAsync(here, clerk)).Select(c => c.Key));
        Assert.Equal("13900000000", Assert.Single((await PreviewAsync(here, clerk, "columns=contact.mobile")).Value.Lines).Cells[0]);
        Assert.DoesNotContain("contact.mobile", (await ColumnsAsync(here, leader)).Select(c => c.Key));
        var (unread, unknown) = ((await PreviewAsync(here, leader, "columns=name,contact.mobile")).Refusal!, (await PreviewAsync(here, leader, "columns=name,contact.no-such")).Refusal!);
        Assert.Equal((400, 400, unknown.Code), (unread.Status, unknown.Status, unread.Code));

        // Nobody lists relatives, sanctions or pictures; identity numbers show their last four.
        Assert.DoesNotContain((await ColumnsAsync(here, clerk)).Select(c => c.Key.Split('.')[0]), k => k is "family-member" or "sanction" or "photo" or "resume");
        Assert.Equal(403, (await PreviewAsync(here, await here.ActorAsync(Role.SupervisionOfficer, here.North), "")).Refusal?.Status);
        Assert.Equal(404, (await PreviewAsync(here, await here.ActorAsync(Role.HrClerk, here.South), $"people={zhang}")).Refusal?.Status);
        Assert.Empty((await PreviewAsync(here, await here.ActorAsync(Role.HrClerk, here.South), "")).Value.Lines);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_is_withheld_of_a_person_managed_above_is_marked_and_said(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var chief = await here.Data.PersonAsync("赵六", here.North, "检察长");
        var own = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<ManagedBy>(chief, TestDatabase.LongAgo, 1, ("Authority", "03")),
            TestDatabase.Insert<Contact>(chief, TestDatabase.LongAgo, 1, ("Mobile", "13900000001")),
            TestDatabase.Insert<Contact>(own, TestDatabase.LongAgo, 1, ("Mobile", "13900000002")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North, authority: "04");
        var preview = (await PreviewAsync(here, clerk, "columns=name,contact.mobile")).Value;
        Assert.Equal([("赵六", "—"), ("张三", "13900000002")], preview.Lines.Select(l => (l.Cells[0], l.Cells[1])));
        Assert.Contains("“—”为按权限不列出", preview.Filters, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_workbook_says_day_and_filters_holds_photos_and_is_audited(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        await here.Data.PersonAsync("=SUM(A1)", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<Photo>(zhang, TestDatabase.LongAgo, 1, ("Picture", Dot), ("MediaType", "image/png")));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var made = (await here.AsAsync<ExportRoster, Outcome<ExportRoster.Made>>(clerk, s => s.RunAsync(RosterRequest.Read("title=后备干部名册&subtitle=党组会&photo=true&columns=name,sex&group=category"), default))).Value;
        Assert.Equal("后备干部名册-2026-07-01.xlsx", made.Name);

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(made.Content), false);
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single();
        var texts = sheet.Worksheet!.Descendants<Cell>().Select(c => c.InnerText).Where(t => t.Length > 0).ToList();
        Assert.Equal(["后备干部名册", "党组会"], texts[..2]);
        Assert.Contains(texts, t => t.Contains("人员状态：现职", StringComparison.Ordinal) && t.Contains("共 2 人", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("截至日期：2026-07-01", StringComparison.Ordinal));
        Assert.Contains("=SUM(A1)", texts);
        Assert.Empty(sheet.Worksheet.Descendants<CellFormula>());
        Assert.Single(sheet.DrawingsPart!.ImageParts);
        Assert.EndsWith("&R第 &P 页　共 &N 页", sheet.Worksheet.Descendants<OddFooter>().Single().Text, StringComparison.Ordinal);
        Assert.Contains("$5:$5", workbook.WorkbookPart.Workbook!.DefinedNames!.InnerText, StringComparison.Ordinal);

        await using var db = await here.Data.OpenAsync();
        var entry = await db.Set<AuditEntry>().OrderByDescending(e => e.Sequence).FirstAsync();
        Assert.Equal("export-roster", entry.Act);
        Assert.Contains("name,sex,photo", entry.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_template_is_private_or_for_a_role_at_and_below_the_sharers_office(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (city, north, south, leader) = (await here.ActorAsync(Role.HrClerk, here.City), await here.ActorAsync(Role.HrClerk, here.North), await here.ActorAsync(Role.HrClerk, here.South), await here.ActorAsync(Role.Leader, here.North));
        leader = leader with { AccountId = 77 };
        var own = (await SaveAsync(here, north, new("常用", "columns=name,sex&people=1&asOf=2020-01-01&group=office", null))).Value;
        Assert.Equal("columns=name%2Csex&group=office", own.Query);
        Assert.Null((await SaveAsync(here, city, new("会议用", "columns=name,birth", Role.HrClerk))).Refusal);
        Assert.Null((await SaveAsync(here, south, new("南县用", "columns=name", Role.HrClerk))).Refusal);

        Assert.Equal(["会议用", "常用"], (await TemplatesAsync(here, north)).Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["会议用"], (await TemplatesAsync(here, city)).Select(t => t.Name));
        Assert.Empty(await TemplatesAsync(here, leader));

        Assert.Null((await SaveAsync(here, north, new("常用", "columns=name", Role.Leader))).Refusal); // replaces the own one
        var shared = Assert.Single(await TemplatesAsync(here, leader));
        Assert.Equal(("常用", "columns=name", false), (shared.Name, shared.Query, shared.Own));
        Assert.Equal(404, (await RemoveAsync(here, leader, shared.Id)).Refusal?.Status);
        Assert.Null((await RemoveAsync(here, north, shared.Id)).Refusal);
        Assert.Empty(await TemplatesAsync(here, leader));
        Assert.Equal("template.name", (await SaveAsync(here, north, new(" ", "columns=name", null))).Refusal?.Code);
        Assert.Equal("template.query", (await SaveAsync(here, north, new("空", "people=1", null))).Refusal?.Code);
        Assert.Equal("template.role", (await SaveAsync(here, north, new("甲", "columns=name", Role.AuditAdministrator))).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_not_offered_is_refused_by_name()
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Equal("roster.order", (await PreviewAsync(here, clerk, "order=salary")).Refusal?.Code);
        Assert.Equal("roster.group", (await PreviewAsync(here, clerk, "group=office,category,grade")).Refusal?.Code);
        Assert.Equal("roster.group", (await PreviewAsync(here, clerk, "group=office,office")).Refusal?.Code);
        Assert.Equal("roster.title", (await PreviewAsync(here, clerk, "title=" + new string('长', 61))).Refusal?.Code);
        Assert.Equal("list.unknown-code", (await PreviewAsync(here, clerk, "grade=no-such")).Refusal?.Code);
    }

    [Fact]
    public void Departments_stand_under_their_office_whatever_was_asked_for()
    {
        Assert.Equal(["office", "department"], RosterGroups.Read("department")!.Value);
        Assert.Equal(["category", "office", "department"], RosterGroups.Read("category,department")!.Value);
        Assert.Equal(["office", "department"], RosterGroups.Read("department,office")!.Value);
        Assert.Empty(RosterGroups.Read("")!.Value);
    }

    private static Task<Outcome<RosterPreview>> PreviewAsync(SmallProvince here, Actor actor, string query) =>
        here.AsAsync<PreviewRoster, Outcome<RosterPreview>>(actor, s => s.RunAsync(RosterRequest.Read(query), 100, default));

    private static async Task<IReadOnlyList<ColumnChoice>> ColumnsAsync(SmallProvince here, Actor actor) =>
        (await here.AsAsync<OfferedColumns, Outcome<IReadOnlyList<ColumnChoice>>>(actor, s => s.RunAsync(default))).Value;

    private static Task<Outcome<RosterTemplates.Row>> SaveAsync(SmallProvince here, Actor actor, RosterTemplates.Body body) =>
        here.AsAsync<RosterTemplates, Outcome<RosterTemplates.Row>>(actor, s => s.SaveAsync(body, default));

    private static Task<Outcome<Done>> RemoveAsync(SmallProvince here, Actor actor, long id) =>
        here.AsAsync<RosterTemplates, Outcome<Done>>(actor, s => s.RemoveAsync(id, default));

    private static async Task<IReadOnlyList<RosterTemplates.Row>> TemplatesAsync(SmallProvince here, Actor actor) =>
        (await here.AsAsync<RosterTemplates, Outcome<IReadOnlyList<RosterTemplates.Row>>>(actor, s => s.ListAsync(default))).Value;
}
