using System.Globalization;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Organisation;

public class OfficeReadsTests
{
    private const string SpecialPosts = "1";
    private const string Contract = "5";

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Head_count_establishment_and_vacancy_come_from_peoples_facts(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        await AuthoriseAsync(database, eastern, 3);
        await AuthoriseAsync(database, western, 2);
        var first = await EmployedAsync(database, "甲", eastern, SpecialPosts);
        await EmployedAsync(database, "乙", eastern, SpecialPosts);
        await EmployedAsync(database, "丙", eastern, Contract);
        await EmployedAsync(database, "丁", western, SpecialPosts);
        // Lent to the western city: neither establishment nor head count moves.
        await database.WriteAsync(TestDatabase.Insert<Appointment>(first, new DateOnly(2024, 1, 1), null, ("Manner", "4"), ("OfficeId", western), ("PostName", "借调干部")));

        var top = Assert.Single((await TreeAsync(database, null)).Nodes);
        Assert.Equal((province, 2, 3), (top.OfficeId, top.Children, top.Offices));
        Assert.Equal((4, 5, 3, 2), (top.Subtree.HeadCount, top.Subtree.Authorised!.Value, top.Subtree.Held, top.Subtree.Vacant!.Value));
        Assert.Equal((0, (int?)null, 0), (top.Own.HeadCount, top.Own.Authorised, top.Own.Held));
        var east = (await TreeAsync(database, province)).Nodes.Single(n => n.OfficeId == eastern);
        Assert.Equal((3, 3, 2, 1), (east.Own.HeadCount, east.Own.Authorised!.Value, east.Own.Held, east.Own.Vacant!.Value));
        var contract = Assert.Single(east.Own.ByKind, k => k.Kind == Contract);
        Assert.Equal((null, 1, false), (contract.Authorised, contract.Held, contract.Counts));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Before_entry_first_day_last_day_and_the_day_after(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        var entry = new DateOnly(2020, 3, 1);
        var left = new DateOnly(2024, 9, 1);
        var person = await EmployedAsync(database, "甲", office, SpecialPosts, entry);
        var (service, held) = (TestDatabase.Kinds.Get<Service>(), TestDatabase.Kinds.Get<EstablishmentHeld>());
        await database.WriteAsync(
            new FactWrite(service, person, 1, 0, new FactAct.End(TestDatabase.Dated(left), Reach.AllLater)),
            new FactWrite(held, person, 1, 0, new FactAct.End(TestDatabase.Dated(left), Reach.AllLater)));

        foreach (var (day, expected) in new[] { (entry.AddDays(-1), 0), (entry, 1), (new DateOnly(2022, 5, 5), 1), (left.AddDays(-1), 1), (left, 0) })
        {
            var node = Assert.Single((await TreeAsync(database, null, $"{day:yyyy-MM-dd}")).Nodes);
            Assert.Equal((day, expected, expected), (day, node.Own.HeadCount, node.Own.Held));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_change_for_next_month_shows_on_its_day_and_no_earlier(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        var person = await EmployedAsync(database, "甲", county, SpecialPosts);
        _ = (await database.Slice<MoveOffice>().RunAsync(county, new() { On = "2026-08-01", ParentId = western }, default)).Value;
        await database.WriteAsync(TestDatabase.Insert<Service>(person, new DateOnly(2026, 8, 1), 1, ("OfficeId", province)));

        async Task<(int East, int West, int Own)> CountsAsync()
        {
            var nodes = (await TreeAsync(database, province)).Nodes;
            var own = (await TreeAsync(database, null)).Nodes.Single().Own.HeadCount;
            return (nodes.Single(n => n.OfficeId == eastern).Subtree.HeadCount, nodes.Single(n => n.OfficeId == western).Subtree.HeadCount, own);
        }

        Assert.Equal((1, 0, 0), await CountsAsync());
        database.Clock.Set(2026, 8, 1);
        Assert.Equal((0, 0, 1), await CountsAsync());
        Assert.Equal([county], (await TreeAsync(database, western)).Nodes.Select(n => n.OfficeId));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_rename_dated_ahead_is_read_on_its_day_in_page_list_and_tree_and_no_earlier(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, _) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("示范省甲县人民检察院", eastern, "3");
        _ = (await database.Slice<RenameOffice>().RunAsync(county, new() { On = "2026-08-01", Name = "示范省甲区人民检察院", Seen = await database.VersionAsync(county) }, default)).Value;

        async Task<string[]> NamesAsync(string? day) =>
        [
            (await database.Slice<ReadOffice>().RunAsync(county, day, null, default)).Value.Name,
            (await database.Slice<ListOffices>().RunAsync(new() { Level = "3", AsOf = day }, null, 50, default)).Value.Rows.Single().Name,
            (await TreeAsync(database, eastern, day)).Nodes.Single().Name,
        ];

        Assert.All(await NamesAsync(null), n => Assert.Equal("示范省甲县人民检察院", n));
        Assert.All(await NamesAsync("2026-07-31"), n => Assert.Equal("示范省甲县人民检察院", n));
        Assert.All(await NamesAsync("2026-08-01"), n => Assert.Equal("示范省甲区人民检察院", n));
        database.Clock.Set(2026, 8, 1);
        Assert.All(await NamesAsync(null), n => Assert.Equal("示范省甲区人民检察院", n));
        Assert.Equal(["示范省甲县人民检察院", "示范省甲区人民检察院"], (await database.Slice<ReadOffice>().RunAsync(county, null, null, default)).Value.Names.Select(n => n.Name));
        Assert.Equal(province, (await database.Slice<ReadOffice>().RunAsync(county, null, null, default)).Value.Above[0].OfficeId);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_wrong_name_is_corrected_from_the_record_of_the_office_and_what_was_known_stays(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync("示范省假县人民检察院", null, "3");
        var facts = database.Slice<ReadOfficeFacts>();
        var kind = Assert.Single((await facts.RunAsync(office, null, null, "office-name", default)).Value);
        var row = Assert.Single(kind.Rows);

        var act = new ActRequest { Act = "correct", RowId = row.Id, Slot = row.Slot, Reason = "录错", Values = new Dictionary<string, string?> { ["name"] = "示范省甲县人民检察院" } };
        var done = (await database.Slice<ActOnFact>().RunAsync(SubjectKind.Office, office, "office-name", act, kind.Version, false, default)).Value;

        var now = Assert.Single((await facts.RunAsync(office, null, null, "office-name", default)).Value);
        Assert.Equal("示范省甲县人民检察院", now.Rows.Single().Text("name"));
        Assert.Equal(done.Version, now.Version);
        Assert.Equal("示范省假县人民检察院", Assert.Single((await facts.RunAsync(office, null, $"change:{row.Source.Change}", "office-name", default)).Value).Rows.Single().Text("name"));
        var sheet = (await database.Slice<ExportOfficeFacts>().RunAsync(office, null, null, default)).Value;
        Assert.Contains(sheet.Lines, l => l.Cells.Count > 2 && l.Cells[2]!.Contains("示范省甲县人民检察院", StringComparison.Ordinal));
        Assert.Equal(404, (await facts.RunAsync(987654, null, null, null, default)).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_was_known_then_stays_readable_as_it_was(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var county = await database.OfficeAsync("甲县人民检察院", eastern, "3");
        await AuthoriseAsync(database, county, 10);
        await EmployedAsync(database, "甲", county, SpecialPosts);
        var then = (await AuthoriseAsync(database, county, 12)).Change;

        database.Clock.Advance(TimeSpan.FromDays(10));
        _ = (await database.Slice<MoveOffice>().RunAsync(county, new() { On = "2015-01-01", ParentId = western }, default)).Value;
        await AuthoriseAsync(database, county, 15);
        await EmployedAsync(database, "乙", county, SpecialPosts);

        var now = (await TreeAsync(database, western)).Nodes.Single();
        Assert.Equal((county, 15, 2, 2), (now.OfficeId, now.Own.Authorised!.Value, now.Own.Held, now.Own.HeadCount));
        var known = (await TreeAsync(database, eastern, null, $"change:{then}")).Nodes.Single();
        Assert.Equal((county, 12, 1, 1), (known.OfficeId, known.Own.Authorised!.Value, known.Own.Held, known.Own.HeadCount));
        Assert.Empty((await TreeAsync(database, eastern)).Nodes);
        Assert.Equal(3, (await TreeAsync(database, null, null, $"change:{then}")).Nodes.Single().Children + 1);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_railway_office_stands_in_both_trees(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var railway = (await database.Slice<FoundOffice>().RunAsync(
            new() { On = "2015-01-01", Office = new() { Name = "示范铁路运输检察院", ParentId = eastern, BusinessParentId = western } }, default)).Value.Id;

        var node = Assert.Single((await TreeAsync(database, eastern)).Nodes);
        Assert.Equal((railway, western, "示范省西市人民检察院", "3"), (node.OfficeId, node.BusinessParentId!.Value, node.BusinessParentName, node.Level));
        Assert.Empty((await TreeAsync(database, western)).Nodes);
        var tree = database.Slice<TreeAsOf>();
        Assert.Equal(railway, Assert.Single((await tree.RunAsync(western, business: true, null, null, default)).Value.Nodes).OfficeId);
        Assert.Empty((await tree.RunAsync(eastern, business: true, null, null, default)).Value.Nodes);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Whoever_reads_a_subtree_sees_no_office_and_no_total_beyond_it(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        var moved = await database.OfficeAsync("甲县人民检察院", western, "3");
        await database.OfficeAsync("乙县人民检察院", eastern, "3");
        await EmployedAsync(database, "甲", moved, SpecialPosts);
        await EmployedAsync(database, "乙", eastern, SpecialPosts);
        _ = (await database.Slice<MoveOffice>().RunAsync(moved, new() { On = "2020-01-01", ParentId = eastern }, default)).Value;
        var path = (await database.Slice<IOfficePaths>().TodayAsync([western], default))[western];
        await using var scope = database.ScopeOf(new Actor(9, "西市干部", null, [new ActorGrant(Role.HrClerk, path)]));
        var tree = scope.ServiceProvider.GetRequiredService<TreeAsOf>();
        var list = scope.ServiceProvider.GetRequiredService<ListOffices>();

        Assert.Equal(western, Assert.Single((await tree.RunAsync(null, false, null, null, default)).Value.Nodes).OfficeId);
        Assert.Equal("access.not-found", (await tree.RunAsync(eastern, false, null, null, default)).Refusal?.Code);
        Assert.Equal("access.not-found", (await tree.RunAsync(987654, false, null, null, default)).Refusal?.Code);
        Assert.Equal("access.not-found", (await scope.ServiceProvider.GetRequiredService<ReadOffice>().RunAsync(province, null, null, default)).Refusal?.Code);
        Assert.Equal(1, (await list.CountAsync(new(), default)).Value);
        // In 2015 the county stood below the western city; rights are judged today, so travelling back does not open it.
        var past = Assert.Single((await tree.RunAsync(null, false, "2015-01-01", null, default)).Value.Nodes);
        Assert.Equal((western, 0, 0), (past.OfficeId, past.Children, past.Subtree.HeadCount));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_offices_page_tells_names_succession_departments_posts_and_numbers(Provider provider)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        await using var database = await TestDatabase.CreateAsync(provider);
        var (_, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        _ = (await database.Slice<MergeOffices>().RunAsync(new() { On = "2018-01-01", Offices = [western], IntoId = eastern, DocumentNumber = "示编〔2017〕3号" }, default)).Value;
        _ = (await database.Slice<RenameOffice>().RunAsync(eastern, new() { On = "2019-01-01", Name = "示范省东海市人民检察院" }, default)).Value;
        var department = (await database.Slice<FoundDepartment>().RunAsync(eastern, new() { On = "2019-01-01", Name = "第一检察部", Line = "01" }, default)).Value.Id;
        var position = (await database.Slice<FoundPosition>().RunAsync(eastern, new() { On = "2019-01-01", Name = "主任", DepartmentId = department, PostCode = "P11", Number = 1 }, default)).Value.Id;
        _ = (await database.Slice<SetLeadershipNumber>().RunAsync(eastern, new() { On = "2019-01-01", Post = "P02", Authorised = 3 }, default)).Value;
        var deputy = await database.PersonAsync("副检察长甲", eastern, "副检察长", new DateOnly(2021, 1, 1));
        await database.WriteAsync(
            TestDatabase.Insert<Appointment>(deputy, new DateOnly(2021, 1, 1), 1, ("PostCode", "P02")),
            TestDatabase.Insert<Appointment>(deputy, new DateOnly(2021, 1, 1), null, ("Manner", "2"), ("OfficeId", eastern), ("PositionId", position), ("PostName", "主任")));

        var office = (await database.Slice<ReadOffice>().RunAsync(eastern, null, null, default)).Value;
        Assert.Equal("示范省东海市人民检察院", office.Name);
        Assert.Equal([("", "示范省东市人民检察院"), ("2019.01.01", "示范省东海市人民检察院")], office.Names.Select(n => (n.From == "2010.01.01" ? "" : n.From, n.Name)));
        Assert.Equal(("示范省西市人民检察院", "2018.01.01", "示编〔2017〕3号"), office.Predecessors.Select(p => (p.Office.Name, p.On, p.DocumentNumber)).Single());
        Assert.Equal(("第一检察部", "刑事检察"), office.Departments.Select(d => (d.Name, d.LineName)).Single());
        Assert.Equal((1, 1, 0, "副检察长甲"), office.Positions.Select(p => (p.Number!.Value, p.Filled, p.Vacant!.Value, p.Holders.Single().Name)).Single());
        Assert.Equal((3, 1, 2), office.Leadership.Where(l => l.Post == "P02").Select(l => (l.Authorised!.Value, l.Filled, l.Missing!.Value)).Single());
        Assert.True(office.MayChange);

        var gone = (await database.Slice<ReadOffice>().RunAsync(western, null, null, default)).Value;
        Assert.False(gone.Exists);
        Assert.Equal(eastern, gone.Successors.Single().Office.OfficeId);
        var before = (await database.Slice<ReadOffice>().RunAsync(eastern, "2018-06-01", null, default)).Value;
        Assert.Equal("示范省东市人民检察院", before.Name);
        Assert.Empty(before.Departments);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Offices_are_found_by_part_of_a_name_and_paged_in_the_order_of_the_tree(Provider provider)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        await using var database = await TestDatabase.CreateAsync(provider);
        var (province, eastern, western) = await OfficeHistories.ProvinceOfTwoCitiesAsync(database);
        foreach (var name in new[] { "甲县", "乙县", "丙县" })
        {
            await database.OfficeAsync($"示范省{name}人民检察院", eastern, "3");
        }

        var list = database.Slice<ListOffices>();
        var all = new List<string>();
        string? after = null;
        do
        {
            var page = (await list.RunAsync(new(), after, 2, default)).Value;
            all.AddRange(page.Rows.Select(r => r.Name));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(["示范省人民检察院", "示范省东市人民检察院", "示范省甲县人民检察院", "示范省乙县人民检察院", "示范省丙县人民检察院", "示范省西市人民检察院"], all);
        var found = Assert.Single((await list.RunAsync(new() { Q = "乙县院" }, null, 50, default)).Value.Rows);
        Assert.Equal([province, eastern], found.Above);
        Assert.Equal(3, (await list.CountAsync(new() { Level = "3" }, default)).Value);
        Assert.Equal(1, (await list.CountAsync(new() { Within = western }, default)).Value);

        var sheet = (await database.Slice<ExportOffices>().RunAsync(new() { Q = "县", AsOf = "2020-01-01" }, default)).Value;
        Assert.Equal(3, sheet.Lines.Count());
        Assert.Equal((new DateOnly(2020, 1, 1), "含“县”"), (sheet.AsOf!.Value, sheet.Filters));
        Assert.Contains(sheet.Lines, l => l.Cells.Contains("示范省乙县人民检察院"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_wrong_number_is_corrected_as_a_single_fact_and_stays_on_its_line(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        await AuthoriseAsync(database, office, 30);
        _ = (await database.Slice<SetEstablishment>().RunAsync(office, new() { On = "2015-01-01", Kind = "4", Authorised = 5 }, default)).Value;
        await using var db = await database.OpenAsync();
        var version = await Versions.CurrentAsync(db, SubjectKind.Office, office, "office-establishment", default);
        var row = db.Set<Modules.Organisation.Kinds.OfficeEstablishment>().Single(e => e.SubjectId == office && e.EstablishmentKind == "4");
        var act = database.Slice<ActOnFact>();

        var bent = await act.RunAsync(SubjectKind.Office, office, "office-establishment", new() { Act = "correct", RowId = row.Id, Reason = "录错", Values = new Dictionary<string, string?> { ["establishmentKind"] = "5" } }, version, false, default);
        Assert.Equal("organisation.other-line", bent.Refusal?.Code);
        _ = (await act.RunAsync(SubjectKind.Office, office, "office-establishment", new() { Act = "correct", RowId = row.Id, Reason = "录错", Values = new Dictionary<string, string?> { ["authorised"] = "6" } }, version, false, default)).Value;
        Assert.Equal(36, (await TreeAsync(database, null)).Nodes.Single().Own.Authorised);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_history_tells_what_changed_when_it_holds_when_we_learned_it_by_whom_and_from_what(Provider provider)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync("示范市人民检察院");
        _ = (await database.Slice<FoundDepartment>().RunAsync(office, new() { On = "2015-01-01", Name = "公诉处" }, default)).Value;
        database.Clock.Set(2026, 7, 15);
        _ = (await database.Slice<RenameOffice>().RunAsync(office, new() { On = "2020.01", Name = "新示范市人民检察院", Reason = "县改市", DocumentNumber = "示编〔2019〕1号" }, default)).Value;

        var history = (await database.Slice<OfficeHistory>().RunAsync(office, null, 50, default)).Value;
        Assert.Equal(["rename-office", "found-department", "found-office"], history.Entries.Select(e => e.Source.Act));
        var renamed = history.Entries[0];
        Assert.Equal(("local:test", "县改市", "示编〔2019〕1号", Basis.Registration, new DateTime(2026, 7, 15, 1, 0, 0)), (renamed.Source.Actor, renamed.Source.Reason, renamed.Source.DocumentNumber, renamed.Source.Basis, renamed.Source.At));
        var item = Assert.Single(renamed.Items);
        Assert.Equal([("2010.01.01", "", "示范市人民检察院", false)], item.Before.Select(p => (p.From, p.To, p.Text, p.Stands)));
        Assert.Equal([("2010.01.01", "2020.01", "示范市人民检察院", true), ("2020.01", "", "新示范市人民检察院", true)], item.After.Select(p => (p.From, p.To, p.Text, p.Stands)));
        Assert.Equal("公诉处", Assert.Single(history.Entries[1].Items).SubjectName);

        var next = (await database.Slice<OfficeHistory>().RunAsync(office, null, 1, default)).Value.Next;
        Assert.Equal("found-department", (await database.Slice<OfficeHistory>().RunAsync(office, next, 1, default)).Value.Entries.Single().Source.Act);

        // Who may not read earlier knowledge sees where the standing facts come from, and nothing superseded.
        var path = (await database.Slice<IOfficePaths>().TodayAsync([office], default))[office];
        await using var scope = database.ScopeOf(new Actor(9, "院领导", null, [new ActorGrant(Role.Leader, path)]));
        var present = (await scope.ServiceProvider.GetRequiredService<OfficeHistory>().RunAsync(office, null, 50, default)).Value;
        Assert.All(present.Entries.SelectMany(e => e.Items), i => Assert.Empty(i.Before));
        Assert.DoesNotContain(present.Entries.SelectMany(e => e.Items).SelectMany(i => i.After), p => !p.Stands);
    }

    private static async Task<TreeLevel> TreeAsync(TestDatabase database, long? parent, string? asOf = null, string? knownAt = null) =>
        (await database.Slice<TreeAsOf>().RunAsync(parent, business: false, asOf, knownAt, CancellationToken.None)).Value;

    private static async Task<OrganisationActDone> AuthoriseAsync(TestDatabase database, long office, int number) =>
        (await database.Slice<SetEstablishment>().RunAsync(office, new() { On = "2012-01-01", Kind = SpecialPosts, Authorised = number }, CancellationToken.None)).Value;

    private static async Task<long> EmployedAsync(TestDatabase database, string name, long office, string kind, DateOnly? from = null)
    {
        var person = await database.PersonAsync(name, office, from: from);
        await database.WriteAsync(TestDatabase.Insert<EstablishmentHeld>(person, from ?? TestDatabase.LongAgo, 1, ("EstablishmentKind", kind), ("OfficeId", office)));
        return person;
    }
}
