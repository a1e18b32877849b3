using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Narratives;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Resume against rows: what differs is shown with what could be done, and nothing is done without being asked.</summary>
[InChinese]
public class NarrativeTests
{
    private const string Text = """
        2003.09--2007.07  示范大学法学专业学生
        2007.07--2012.03  北县人民检察院书记员
        2012.06--2018.05  北县人民检察院公诉科副科长
        2018.05--         北县人民检察院检察官
        """;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Each_difference_is_corrected_by_one_click_or_let_stand_with_a_reason(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await PersonAsync(here);
        var clerk = await here.ActorAsync(Role.HrChief, here.North);
        var findings = await ReadAsync(here, clerk, zhang);
        Assert.Equal(["EndDiffers", "Gap", "OnlyInResume", "StartDiffers", "TextDiffers"], findings.Where(f => !f.Text.Contains("示范大学", StringComparison.Ordinal)).Select(f => f.Kind).Order(StringComparer.Ordinal));

        // A missing post is written from the resume's line, taken apart.
        var missing = findings.Single(f => f is { Kind: "OnlyInResume", Excerpt: { } e } && e.Contains("书记员", StringComparison.Ordinal));
        var fix = Assert.Single(missing.Fixes);
        Assert.Equal(("2007.07", "2012.03", "北县人民检察院", "", "书记员"), (fix.From, fix.To, fix.Office, fix.Department, fix.Post));
        Assert.Null((await FixAsync(here, clerk, zhang, missing, fix)).Refusal);

        // The start of a row.
        var start = (await ReadAsync(here, clerk, zhang)).Single(f => f.Kind == "StartDiffers");
        Assert.Null((await FixAsync(here, clerk, zhang, start, start.Fixes.Single())).Refusal);

        // The duty of a row, as the clerk left it.
        var duty = (await ReadAsync(here, clerk, zhang)).Single(f => f.Kind == "TextDiffers");
        Assert.Equal(["row", "resume"], duty.Fixes.Select(f => f.Key));
        Assert.Equal(("北县人民检察院", "公诉科", "副科长"), (duty.Fixes[0].Office, duty.Fixes[0].Department, duty.Fixes[0].Post));
        Assert.Null((await FixAsync(here, clerk, zhang, duty, duty.Fixes[0])).Refusal);

        // A gap without words is not closed; with them the resume gets its line.
        var gap = (await ReadAsync(here, clerk, zhang)).Single(f => f.Kind == "Gap");
        Assert.Equal("record.fix-unfilled", (await FixAsync(here, clerk, zhang, gap, gap.Fixes.Single())).Refusal?.Code);
        Assert.Null((await FixAsync(here, clerk, zhang, gap, gap.Fixes.Single() with { Text = "待业" })).Refusal);

        await using (var db = await here.Data.OpenAsync())
        {
            var posts = await db.Set<Appointment>().As(Known.Now).Where(a => a.SubjectId == zhang && a.ValidFrom < a.ValidTo).OrderBy(a => a.ValidFrom).ToListAsync();
            Assert.Equal(
                [("书记员", "2007.07", new DateOnly(2012, 3, 1)), ("副科长", "2012.06.01", new DateOnly(2018, 5, 1)), ("检察官", "2018.05", DateOnly.MaxValue)],
                posts.Select(p => (p.PostName!, new PartialDate(p.ValidFrom, p.FromPrecision).ToString(), p.ValidTo)));
            Assert.Contains("2012.03--2012.06  待业", (await db.Set<Resume>().At(SmallProvince.Today, Known.Now).SingleAsync(r => r.SubjectId == zhang)).Text, StringComparison.Ordinal);
            var change = await db.Set<Modules.Platform.Ledger.Change>().OrderByDescending(c => c.Id).FirstAsync();
            Assert.StartsWith("简历与任职核对：", change.Reason, StringComparison.Ordinal);
        }

        // What is left is let stand; taken back, it is there again.
        var left = Assert.Single(await ReadAsync(here, clerk, zhang));
        Assert.Equal("record.reason-required", (await here.AsAsync<SettleFinding, Outcome<long>>(clerk, s => s.DismissAsync(zhang, left.Id, " ", CancellationToken.None))).Refusal?.Code);
        var dismissal = (await here.AsAsync<SettleFinding, Outcome<long>>(clerk, s => s.DismissAsync(zhang, left.Id, "学历材料在办", CancellationToken.None))).Value;
        Assert.Equal("学历材料在办", Assert.Single(await ReadAsync(here, clerk, zhang)).Dismissed?.Reason);
        Assert.Empty((await ListAsync(here, clerk, false)).Rows);
        Assert.Single((await ListAsync(here, clerk, true)).Rows);
        Assert.DoesNotContain(await DoubtsAsync(here, clerk, zhang), d => d.Zh == left.Text);
        Assert.Null((await here.AsAsync<SettleFinding, Outcome<long>>(clerk, s => s.WithdrawAsync(zhang, dismissal, CancellationToken.None))).Refusal);
        Assert.Single((await ListAsync(here, clerk, false)).Rows);
        Assert.Contains(await DoubtsAsync(here, clerk, zhang), d => d.Zh == left.Text);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_list_is_narrowed_to_an_office_and_those_below_and_a_foreign_one_answers_like_an_unknown_one(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await PersonAsync(here);
        var city = await here.ActorAsync(Role.HrChief, here.City);
        Task<Outcome<FindingRows>> List(Actor actor, long office) => here.AsAsync<ListFindings, Outcome<FindingRows>>(actor, s => s.RunAsync(null, false, office, 50, Permission.PersonRead, CancellationToken.None));
        var north = (await List(city, here.North)).Value;
        Assert.NotEmpty(north.Rows);
        Assert.Equal("北县人民检察院", north.Office);
        Assert.Equal(north.Rows.Count, (await List(city, here.City)).Value.Rows.Count);
        Assert.Empty((await List(city, here.South)).Value.Rows);
        var southern = await here.ActorAsync(Role.HrChief, here.South);
        var (foreign, unknown) = ((await List(southern, here.North)).Refusal, (await List(southern, 987_654_321)).Refusal);
        Assert.Equal((404, foreign!.Code, foreign.Zh), (unknown!.Status, unknown.Code, unknown.Zh));
        var sheet = (await here.AsAsync<ListFindings, Outcome<Modules.Platform.Sheets.ShownList>>(city, s => s.ExportAsync(false, here.North, CancellationToken.None))).Value;
        Assert.Equal((north.Rows.Count, "北县人民检察院"), (sheet.Lines.Count(), sheet.Filters));
    }

    /// <summary>What the portrait asks: the same as the list, in the same words.</summary>
    private static async Task<IReadOnlyList<Doubt>> DoubtsAsync(SmallProvince here, Actor actor, long person) =>
        (await here.AsAsync<ReadPortrait, Outcome<PortraitReading>>(actor, s => s.RunAsync(person, null, null, CancellationToken.None))).Value.Portrait.Doubts;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_lists_settles_or_reads_those_of_another_county_and_a_stale_finding_is_refused(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await PersonAsync(here);
        var (clerk, other) = (await here.ActorAsync(Role.HrChief, here.North), await here.ActorAsync(Role.HrChief, here.South));
        var start = (await ReadAsync(here, clerk, zhang)).Single(f => f.Kind == "StartDiffers");
        Assert.NotEmpty((await ListAsync(here, clerk, false)).Rows);
        Assert.Empty((await ListAsync(here, other, false)).Rows);
        Assert.Equal(Refusal.NotFound.Code, (await here.AsAsync<ReadFindings, Outcome<PersonFindings>>(other, s => s.RunAsync(zhang, null, CancellationToken.None))).Refusal?.Code);
        Assert.Equal(Refusal.NotFound.Code, (await FixAsync(here, other, zhang, start, start.Fixes[0])).Refusal?.Code);
        Assert.Equal(Refusal.NotFound.Code, (await here.AsAsync<SettleFinding, Outcome<long>>(other, s => s.DismissAsync(zhang, start.Id, "无", CancellationToken.None))).Refusal?.Code);
        Assert.Null((await FixAsync(here, clerk, zhang, start, start.Fixes[0])).Refusal);
        Assert.Equal("record.finding-gone", (await FixAsync(here, clerk, zhang, start, start.Fixes[0])).Refusal?.Code);
        var own = clerk with { PersonId = zhang };
        var first = (await ReadAsync(here, clerk, zhang))[0].Id;
        Assert.Equal(Refusal.NotFound.Code, (await here.AsAsync<SettleFinding, Outcome<long>>(own, s => s.DismissAsync(zhang, first, "无", CancellationToken.None))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Namesakes_of_one_office_post_and_day_all_come_in_the_pages_of_the_list(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        long[] people = [await PersonAsync(here), await PersonAsync(here), await PersonAsync(here)];
        var clerk = await here.ActorAsync(Role.HrChief, here.North);
        var seen = new List<long>();
        string? after = null;
        do
        {
            var page = (await here.AsAsync<ListFindings, Outcome<FindingRows>>(clerk, s => s.RunAsync(after, false, null, 1, Permission.PersonRead, CancellationToken.None))).Value;
            seen.AddRange(page.Rows.Select(r => r.PersonId).Distinct());
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(people, seen);
    }

    private static async Task<long> PersonAsync(SmallProvince here)
    {
        var zhang = await here.Data.PersonAsync("张三", here.North, "公诉科科长", new DateOnly(2012, 6, 1));
        await here.Data.WriteAsync(
            TestDatabase.Insert<Resume>(zhang, new DateOnly(2020, 1, 1), 1, ("Text", Text.ReplaceLineEndings("\n"))),
            TestDatabase.Insert<Appointment>(zhang, new DateOnly(2018, 8, 1), Appointment.MainSlot, ("Manner", "1"), ("OfficeName", "北县人民检察院"), ("PostName", "检察官")));
        return zhang;
    }

    private static async Task<IReadOnlyList<FindingView>> ReadAsync(SmallProvince here, Actor actor, long person) =>
        (await here.AsAsync<ReadFindings, Outcome<PersonFindings>>(actor, s => s.RunAsync(person, null, CancellationToken.None))).Value.Findings;

    private static Task<Outcome<ActResult>> FixAsync(SmallProvince here, Actor actor, long person, FindingView finding, FixView fix) =>
        here.AsAsync<SettleFinding, Outcome<ActResult>>(actor, s => s.FixAsync(person, finding.Id, new SettleFinding.FixRequest(fix), CancellationToken.None));

    private static async Task<FindingRows> ListAsync(SmallProvince here, Actor actor, bool all) =>
        (await here.AsAsync<ListFindings, Outcome<FindingRows>>(actor, s => s.RunAsync(null, all, null, 50, Permission.PersonRead, CancellationToken.None))).Value;
}
