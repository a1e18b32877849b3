using Duoshi.Modules.Personnel.FileChecks;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>三龄二历: each item of a person as the paper file showed it, with who and when, earlier findings kept.</summary>
[InChinese]
public class FileCheckTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_finding_supersedes_the_one_before_and_both_are_read(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North, "李干事");
        var before = (await ReadAsync(here, clerk, zhang)).Value;
        Assert.Equal(("1985.03", null, 0L), (before.Items[0].Recorded, before.Items[0].Now, before.Items[0].Version));

        Assert.Equal(1, (await EnterAsync(here, clerk, zhang, new EnterFileCheck.Entry(FileCheckItem.Birth, FileCheckState.Differs, "1984.12", null, "入党志愿书为 1984.12", 0))).Value);
        var differs = (await ReadAsync(here, clerk, zhang)).Value.Items[0];
        Assert.Equal("file-check.settled", (await EnterAsync(here, clerk, zhang, new EnterFileCheck.Entry(FileCheckItem.Birth, FileCheckState.Settled, "1984.12", " ", null, differs.Version))).Refusal?.Code);
        Assert.Equal("file-check.stale", (await EnterAsync(here, clerk, zhang, new EnterFileCheck.Entry(FileCheckItem.Birth, FileCheckState.Agrees, null, null, null, 0))).Refusal?.Code);
        Assert.Equal(1, (await EnterAsync(here, clerk, zhang, new EnterFileCheck.Entry(FileCheckItem.Birth, FileCheckState.Settled, "1984.12", "组认〔2026〕3号", null, differs.Version))).Value);

        var after = (await ReadAsync(here, clerk, zhang)).Value.Items[0];
        Assert.Equal((FileCheckState.Settled, "1984.12", "组认〔2026〕3号", "李干事"), (after.Now!.State, after.Now.Value, after.Now.Basis, after.Now.CheckedBy));
        Assert.Equal(FileCheckState.Differs, Assert.Single(after.Earlier).State);
        Assert.Equal("1985.03", after.Recorded); // the record is corrected by an act of its own
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_list_tells_progress_by_office_and_who_is_left(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (zhang, li) = (await here.Data.PersonAsync("张三", here.North), await here.Data.PersonAsync("李四", here.North));
        await here.Data.PersonAsync("王五", here.South);
        var city = await here.ActorAsync(Role.HrClerk, here.City);
        await EnterAsync(here, city, zhang, [.. FileCheckWords.Items.Select(i => new EnterFileCheck.Entry(i, i == FileCheckItem.PartyJoining ? FileCheckState.NotApplicable : FileCheckState.Agrees, null, null, null, 0))]);
        await EnterAsync(here, city, li, new EnterFileCheck.Entry(FileCheckItem.Education, FileCheckState.Differs, "大专", null, null, 0));

        var list = (await ListAsync(here, city, null, null)).Value;
        Assert.Equal([(2, 1, 1), (1, 0, 0)], list.Offices.Select(o => (o.People, o.Done, o.Differing)));
        Assert.Equal(["李四", "王五"], (await ListAsync(here, city, null, FileCheckState.Open)).Value.Rows.Select(r => r.Name).Order());
        Assert.Equal(["李四"], (await ListAsync(here, city, FileCheckItem.Education, FileCheckState.Differs)).Value.Rows.Select(r => r.Name));
        Assert.Equal(["王五"], (await ListAsync(here, await here.ActorAsync(Role.HrClerk, here.South), null, null)).Value.Rows.Select(r => r.Name));
    }

    [Fact]
    public async Task Nobody_checks_the_own_file_another_office_or_one_managed_above()
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var zhang = await here.Data.PersonAsync("张三", here.North);
        Assert.Equal(404, (await ReadAsync(here, await here.ActorAsync(Role.HrClerk, here.South), zhang)).Refusal?.Status);
        Assert.Equal(404, (await ReadAsync(here, await here.ActorAsync(Role.HrClerk, here.North, person: zhang), zhang)).Refusal?.Status);
        Assert.Equal(403, (await ReadAsync(here, await here.ActorAsync(Role.Leader, here.North), zhang)).Refusal?.Status);
        Assert.Equal("file-check.day", (await here.AsAsync<EnterFileCheck, Outcome<int>>(await here.ActorAsync(Role.HrClerk, here.North), s => s.RunAsync(zhang, new([], SmallProvince.Today.AddDays(1)), default))).Refusal?.Code);
    }

    private static Task<Outcome<FileCheckView>> ReadAsync(SmallProvince here, Actor actor, long person) => here.AsAsync<ReadFileCheck, Outcome<FileCheckView>>(actor, s => s.RunAsync(person, default));

    private static Task<Outcome<int>> EnterAsync(SmallProvince here, Actor actor, long person, params EnterFileCheck.Entry[] entries) =>
        here.AsAsync<EnterFileCheck, Outcome<int>>(actor, s => s.RunAsync(person, new(entries, null), default));

    private static Task<Outcome<FileCheckList>> ListAsync(SmallProvince here, Actor actor, FileCheckItem? item, FileCheckState? state) =>
        here.AsAsync<ListFileChecks, Outcome<FileCheckList>>(actor, s => s.RunAsync(null, item, state, 0, 50, default));
}
