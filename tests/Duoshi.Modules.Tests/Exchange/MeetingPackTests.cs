using System.IO.Compression;
using Duoshi.Modules.Exchange.Packs;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using Duoshi.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>上会材料包: forms in roster order, roster, cover list and papers of other modules in one zip.</summary>
[InChinese]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class MeetingPackTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_pack_of_a_few_is_made_at_once_in_roster_order_and_each_step_is_audited(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (ding, zhao, two) = (await here.Data.PersonAsync("丁一", here.North), await here.Data.PersonAsync("赵六", here.North, "检察长"), await here.Data.PersonAsync("丁一", here.North));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var pack = (await StartAsync(here, clerk, new("第3次党组会", $"people={ding},{zhao},{two}&columns=name,duties&group=office", null))).Value;
        Assert.Equal((3, null), (pack.People, pack.JobId));

        var file = (await FetchAsync(here, clerk, pack.Id)).Value;
        Assert.Equal("第3次党组会.zip", file.Name);
        Assert.Equal(pack.Size, file.Content.Length);
        using var zip = new ZipArchive(new MemoryStream(file.Content));
        Assert.Equal(
            ["00-材料目录.docx", "01-干部名册.xlsx", "02-干部任免审批表/001-赵六.docx", "02-干部任免审批表/002-丁一.docx", "02-干部任免审批表/003-丁一-2.docx"],
            zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));

        await using var db = await here.Data.OpenAsync();
        var acts = await db.Set<AuditEntry>().OrderBy(e => e.Sequence).Select(e => e.Act).ToListAsync();
        Assert.Equal(["export-roster", "form-export", "form-export", "form-export", "meeting-pack", "meeting-pack-download"], acts[^6..]);
        // What is kept is under the cipher: no zip to be read in the database file.
        var kept = await db.Set<MeetingPack>().Select(p => p.SealedContent).SingleAsync();
        Assert.False(kept.AsSpan().StartsWith("PK"u8));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_pack_is_its_makers_for_seven_days_and_only_of_people_still_in_reach(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        var pack = (await StartAsync(here, clerk, new("甲", $"people={zhang}", [PackPapers.Roster]))).Value;
        var other = await here.ActorAsync(Role.HrChief, here.City);
        Assert.Equal(404, (await FetchAsync(here, other, pack.Id)).Refusal?.Status);
        Assert.Empty((await ListAsync(here, other)).Value);
        Assert.Equal(404, (await FetchAsync(here, clerk with { Grants = (await here.ActorAsync(Role.HrClerk, here.South)).Grants }, pack.Id)).Refusal?.Status);
        Assert.Equal(403, (await FetchAsync(here, clerk with { Grants = [] }, pack.Id)).Refusal?.Status);
        Assert.Single((await ListAsync(here, clerk)).Value);

        here.Data.Clock.Advance(MeetingPack.KeptFor + TimeSpan.FromMinutes(1));
        Assert.Equal(404, (await FetchAsync(here, clerk, pack.Id)).Refusal?.Status);
        var next = (await StartAsync(here, clerk, new("乙", $"people={zhang}", [PackPapers.Roster]))).Value;
        await using (var db = await here.Data.OpenAsync())
        {
            Assert.Equal([next.Id], await db.Set<MeetingPack>().Select(p => p.Id).ToListAsync());
        }

        Assert.Equal(404, (await RemoveAsync(here, other, next.Id)).Refusal?.Status);
        Assert.Null((await RemoveAsync(here, clerk, next.Id)).Refusal);
        Assert.Empty((await ListAsync(here, clerk)).Value);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Many_people_are_packed_in_the_background_and_another_module_adds_its_paper(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider, services => services.AddScoped<IMeetingSheet, PreCheck>());
        for (var i = 0; i <= StartPack.AtOnce; i++)
        {
            await here.Data.PersonAsync($"人{(char)('甲' + i)}", here.North);
        }

        var started = (await StartAsync(here, TestDatabase.Operator, new("丙", $"office={here.North}&columns=name", ["trial-paper", PackPapers.Forms]))).Value;
        Assert.Equal((StartPack.AtOnce + 1, 0L), (started.People, started.Size));
        Assert.Equal("meeting-pack.not-ready", (await FetchAsync(here, TestDatabase.Operator, started.Id)).Refusal?.Code);

        // The runner has no language of its own: the papers are in that of who asked.
        var runner = here.Data.Services.GetRequiredService<JobRunner>();
        var asked = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.InvariantCulture;
        await runner.RunAsync((await runner.ClaimAsync(CancellationToken.None))!, CancellationToken.None);
        System.Globalization.CultureInfo.CurrentUICulture = asked;
        var job = (await here.AsAsync<ShowJobs, Outcome<ShowJobs.Row>>(TestDatabase.Operator, s => s.OneAsync(started.JobId!.Value, CancellationToken.None))).Value;
        Assert.Equal((JobState.Done, StartPack.AtOnce + 3), (job.State, job.Done));
        Assert.Equal(job.Total, job.Done);

        using var zip = new ZipArchive(new MemoryStream((await FetchAsync(here, TestDatabase.Operator, started.Id)).Value.Content));
        Assert.Equal(StartPack.AtOnce + 1, zip.Entries.Count(e => e.FullName.StartsWith("01-干部任免审批表/", StringComparison.Ordinal)));
        using var sheet = new StreamReader(zip.GetEntry("02-职数预审/职数.txt")!.Open());
        Assert.Equal($"丙 2026-07-01 {StartPack.AtOnce + 1}", await sheet.ReadToEndAsync());
    }

    [Fact]
    public async Task A_pack_without_people_name_or_known_papers_is_refused()
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Equal("meeting-pack.title", (await StartAsync(here, clerk, new(" ", $"people={zhang}", null))).Refusal?.Code);
        Assert.Equal("meeting-pack.paper", (await StartAsync(here, clerk, new("甲", $"people={zhang}", ["votes"]))).Refusal?.Code);
        Assert.Equal("meeting-pack.empty", (await StartAsync(here, clerk, new("甲", "sex=2", null))).Refusal?.Code);
        Assert.Equal("roster.column", (await StartAsync(here, clerk, new("甲", $"people={zhang}&columns=no", null))).Refusal?.Code);
        Assert.Equal(404, (await StartAsync(here, clerk, new("甲", $"people={zhang},999999", null))).Refusal?.Status);
        Assert.Equal(403, (await StartAsync(here, await here.ActorAsync(Role.SupervisionOfficer, here.North), new("甲", $"people={zhang}", null))).Refusal?.Status);
        await using var db = await here.Data.OpenAsync();
        Assert.Empty(await db.Set<MeetingPack>().ToListAsync());
    }

    [Fact]
    public async Task LibreOffice_prints_roster_cover_and_form_with_repeated_heads_and_no_row_cut()
    {
        const int people = 45;
        const string given = "一二三四五六七八九十";
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var posts = new Dictionary<string, string>();
        for (var i = 0; i < people; i++)
        {
            // Some duties take one line, some three.
            var name = $"钱{given[i / 10]}{given[i % 10]}";
            posts[name] = i % 3 == 0 ? "书记员" : $"党组成员兼重大职务犯罪案件综合业务指导与案件质量评查专项工作办公室副主任及驻看守所检察室负责人";
            var person = await here.Data.PersonAsync(name, here.North, posts[name]);
            if (i < 3)
            {
                await here.Data.WriteAsync(TestDatabase.Insert<Photo>(person, TestDatabase.LongAgo, 1, ("Picture", RosterBuilderTests.Dot), ("MediaType", "image/png")));
            }
        }

        var pack = await StartAsync(here, TestDatabase.Operator, new("第3次党组会", $"office={here.North}&columns=name,sex,duties,birth,category,workStart,staffNumber,identity.nativePlace&group=office", null));
        var runner = here.Data.Services.GetRequiredService<JobRunner>();
        await runner.RunAsync((await runner.ClaimAsync(CancellationToken.None))!, CancellationToken.None);
        using var zip = new ZipArchive(new MemoryStream((await FetchAsync(here, TestDatabase.Operator, pack.Value.Id)).Value.Content));
        var pages = await LibreOffice.PagesAsync(
            ("cover.docx", Bytes(zip, e => e.FullName == "00-材料目录.docx")), ("roster.xlsx", Bytes(zip, e => e.FullName == "01-干部名册.xlsx")), ("form.docx", Bytes(zip, e => e.FullName.Contains("/001-", StringComparison.Ordinal))));

        var roster = pages["roster.xlsx"];
        Assert.InRange(roster.Count, 2, 4);
        for (var page = 0; page < roster.Count; page++)
        {
            var text = LibreOffice.TextOf(roster[page]);
            Assert.Contains("姓名", text, StringComparison.Ordinal);
            Assert.Contains("现任职务", text, StringComparison.Ordinal);
            Assert.Contains($"第{page + 1}页共{roster.Count}页", text.Replace("　", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Contains("北县人民检察院（45人）", LibreOffice.TextOf(roster[0]), StringComparison.Ordinal);
        Assert.Contains("截至日期：2026-07-01", LibreOffice.TextOf(roster[0]), StringComparison.Ordinal);
        Assert.Equal(people, roster.Sum(p => AssertWhole(p, posts)));

        var cover = pages["cover.docx"];
        Assert.InRange(cover.Count, 2, 5);
        Assert.All(cover, p => Assert.Contains("单位及职务", LibreOffice.TextOf(p), StringComparison.Ordinal));
        Assert.All(posts.Keys, name => Assert.Contains(cover, p => LibreOffice.TextOf(p).Contains(name, StringComparison.Ordinal)));
        Assert.Equal(2, pages["form.docx"].Count);
    }

    /// <summary>Each person's duties can be read in full at the height of the name, and lines of neighbours don't run into each other.</summary>
    private static int AssertWhole(IReadOnlyList<LibreOffice.Word> page, Dictionary<string, string> posts)
    {
        var names = page.Where(w => posts.ContainsKey(w.Text)).OrderBy(w => w.Middle).ToList();
        var duties = page.Where(w => w.Left > names[0].Right && posts.Values.Any(p => p.Contains(w.Text, StringComparison.Ordinal))).ToLookup(w => names.MinBy(n => Math.Abs(n.Middle - w.Middle))!);
        var floor = 0.0;
        foreach (var name in names)
        {
            var lines = duties[name].OrderBy(w => Math.Round(w.Bottom)).ThenBy(w => w.Left).ToList();
            Assert.Equal(posts[name.Text], string.Concat(lines.Select(l => l.Text)));
            Assert.True(lines[0].Top >= floor - 1, $"{name.Text}: the duties begin at {lines[0].Top}, above the row, which begins below {floor}.");
            floor = lines[^1].Bottom;
        }

        return names.Count;
    }

    private static byte[] Bytes(ZipArchive zip, Func<ZipArchiveEntry, bool> wanted)
    {
        using var entry = zip.Entries.Single(wanted).Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static Task<Outcome<PackRow>> StartAsync(SmallProvince here, Actor actor, StartPack.Body body) => here.AsAsync<StartPack, Outcome<PackRow>>(actor, s => s.RunAsync(body, CancellationToken.None));

    private static Task<Outcome<OwnPacks.Handed>> FetchAsync(SmallProvince here, Actor actor, long pack) => here.AsAsync<OwnPacks, Outcome<OwnPacks.Handed>>(actor, s => s.FetchAsync(pack, CancellationToken.None));

    private static Task<Outcome<Done>> RemoveAsync(SmallProvince here, Actor actor, long pack) => here.AsAsync<OwnPacks, Outcome<Done>>(actor, s => s.RemoveAsync(pack, CancellationToken.None));

    private static Task<Outcome<IReadOnlyList<PackRow>>> ListAsync(SmallProvince here, Actor actor) => here.AsAsync<OwnPacks, Outcome<IReadOnlyList<PackRow>>>(actor, s => s.ListAsync(CancellationToken.None));

    /// <summary>A paper of another module.</summary>
    private sealed class PreCheck : IMeetingSheet
    {
        public string Key => "trial-paper";

        public int Order => 10;

        public string Zh => "职数预审";

        public string En => "Pre-check of post numbers";

        public bool IsFor(Actor actor) => actor.May(Permission.OrganisationRead);

        public Task<Outcome<IReadOnlyList<MeetingFile>>> MakeAsync(MeetingPeople meeting, CancellationToken ct) =>
            Task.FromResult<Outcome<IReadOnlyList<MeetingFile>>>(new List<MeetingFile> { new("职数.txt", System.Text.Encoding.UTF8.GetBytes($"{meeting.Title} {meeting.Day:yyyy-MM-dd} {meeting.People.Count}")) });
    }
}
