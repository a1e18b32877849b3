using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Corrections;
using Duoshi.Modules.Personnel.FileChecks;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Narratives;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Personnel.Registration;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Personnel.Rosters;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>The scenarios every release must pass that speak of records.</summary>
[InChinese]
public class RecordScenarioTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_1_and_8_an_appointment_for_next_month_shows_on_its_day_and_not_before(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, "检察官助理");
        var signed = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2026.08.01", here.North));
        Assert.Null(signed.Refusal);

        Assert.Equal("检察官助理", (await OnlyRowAsync(here)).MainPost);
        here.Data.Clock.Set(2026, 7, 31);
        Assert.Equal("检察官助理", (await OnlyRowAsync(here)).MainPost);
        here.Data.Clock.Set(2026, 8, 1);
        Assert.Equal("检察员", (await OnlyRowAsync(here)).MainPost);
        Assert.Equal("北县人民检察院检察员", (await OnlyRowAsync(here)).Duties);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_1_rights_follow_a_transfer_on_its_day_and_not_before(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var (north, south) = (await here.ActorAsync(Role.HrClerk, here.North), await here.ActorAsync(Role.HrClerk, here.South));
        Assert.Null((await here.ActAsync(north, person, "service", Act("insert", "2026.08.01", ("officeId", Key(here.South))))).Refusal);

        Assert.Null((await here.ReadAsync(north, person)).Refusal);
        Assert.Equal(404, (await here.ReadAsync(south, person)).Refusal?.Status);
        here.Data.Clock.Set(2026, 8, 1);
        Assert.Equal(404, (await here.ReadAsync(north, person)).Refusal?.Status);
        Assert.Null((await here.ReadAsync(south, person)).Refusal);
        // Travelling back opens nobody's file.
        Assert.Empty((await here.ListAsync(north, new PeopleQuery { AsOf = "2026-07-01" })).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_2_transfer_and_grade_of_one_day_leave_two_periods_read_from_the_same_moment(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<ProsecutorGrade>(person, TestDatabase.LongAgo, 1, (nameof(ProsecutorGrade.Grade), "10")));
        await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2024.03.01", here.South));
        await here.ActAsync(TestDatabase.Operator, person, "service", Act("insert", "2024.03.01", ("officeId", Key(here.South))));
        await here.ActAsync(TestDatabase.Operator, person, "prosecutor-grade", Act("insert", "2024.03.01", ("grade", "二级检察官")));

        await using var db = await here.Data.OpenAsync();
        var cards = await db.Set<PersonCard>().Where(c => c.PersonId == person && c.ValidFrom >= TestDatabase.LongAgo).OrderBy(c => c.ValidFrom).ToListAsync();
        Assert.Equal(2, cards.Count);
        Assert.Equal(cards[0].ValidTo, cards[1].ValidFrom);
        Assert.Equal(("检察官助理", "10", here.North), (cards[0].MainPost, cards[0].ProsecutorGrade, cards[0].OfficeId));
        Assert.Equal(("检察员", "9", here.South), (cards[1].MainPost, cards[1].ProsecutorGrade, cards[1].OfficeId));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_3_a_cancelled_order_restores_every_field_and_both_stay_in_the_history(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(TestDatabase.Insert<ProsecutorGrade>(person, TestDatabase.LongAgo, 1, (nameof(ProsecutorGrade.Grade), "10")));
        var before = (await here.ReadAsync(TestDatabase.Operator, person)).Value.Head;
        var order = await here.Data.WriteAsync(
            TestDatabase.Insert<Appointment>(person, new DateOnly(2026, 6, 1), Appointment.MainSlot, (nameof(Appointment.Manner), "1"), (nameof(Appointment.PostName), "检察员"), (nameof(Appointment.OfficeId), here.City)),
            TestDatabase.Insert<Service>(person, new DateOnly(2026, 6, 1), 1, (nameof(Service.Status), "1"), (nameof(Service.OfficeId), here.City)),
            TestDatabase.Insert<ProsecutorGrade>(person, new DateOnly(2026, 6, 1), 1, (nameof(ProsecutorGrade.Grade), "9")));
        Assert.Equal("检察员", (await here.ReadAsync(TestDatabase.Operator, person)).Value.Head!.MainPost);

        var revoked = await here.AsAsync<WithdrawWholeChange, Outcome<WithdrawnChange>>(TestDatabase.Operator, s => s.RunAsync(order.Change, "任免决定撤销", CancellationToken.None));
        Assert.Null(revoked.Refusal);
        Assert.Equal(before, (await here.ReadAsync(TestDatabase.Operator, person)).Value.Head);
        var history = (await HistoryAsync(here, TestDatabase.Operator, person)).Value;
        Assert.Contains(history, e => e.Source.Change == order.Change);
        Assert.Contains(history, e => e.Source.Change == revoked.Value.Change && e.Source.Basis == Basis.Withdrawal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_4_a_second_main_post_before_after_inside_or_around_is_refused_and_a_withdrawn_one_does_not_count(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, from: new DateOnly(2015, 1, 1));
        foreach (var (from, to) in new[] { ("2014.06", "2015.06"), ("2020", "2030"), ("2018", "2019"), ("2010", "2030.01.01") })
        {
            var refused = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", from, here.North) with { To = to });
            Assert.Equal("record.main-post-overlap", refused.Refusal?.Code);
        }

        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("书记员", "2012.01.01", here.North) with { To = "2015.01.01" })).Refusal);
        var held = (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value.Kind("appointment")!.Rows.Single(r => r.To.Length == 0);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", new ActRequest { Act = "withdraw", RowId = held.Id, Fill = "gap", Reason = "登记有误" })).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2018", here.North) with { To = "2019" })).Refusal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_4_a_concurrent_duty_beside_the_main_post_is_no_overlap(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三");
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察长", "2018.01.01", here.North))).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", Act("insert", "2020.01.01", ("manner", "兼职"), ("postName", "党组书记"), ("officeId", Key(here.North))))).Refusal);
        Assert.Equal("北县人民检察院检察长、党组书记", (await OnlyRowAsync(here)).Duties);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_5_a_gap_in_service_leaves_exactly_two_periods(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, from: new DateOnly(2015, 1, 1));
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "service", new ActRequest { Act = "end", On = "2019.01.01", Reach = "later" })).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "service", Act("insert", "2020.01.01", ("status", "现职人员"), ("officeId", Key(here.North))))).Refusal);

        var rows = (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value.Kind("service")!.Rows;
        Assert.Equal([("2015.01.01", "2019.01.01"), ("2020.01.01", "")], rows.Select(r => (r.From, r.To)));
        Assert.Empty((await here.ListAsync(TestDatabase.Operator, new PeopleQuery { AsOf = "2019-06-01" })).Value.Rows);
        Assert.Single((await here.ListAsync(TestDatabase.Operator, new PeopleQuery { AsOf = "2018-12-31" })).Value.Rows);
        Assert.Single((await here.ListAsync(TestDatabase.Operator, new PeopleQuery { AsOf = "2020-01-01" })).Value.Rows);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_6_a_registration_with_one_bad_fact_writes_nothing(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var body = new RegisterPerson.Body(
            here.North, "2024.01.01", new() { ["name"] = "李四" },
            [new("staff-category", null, null, new() { ["category"] = "检察官助理" }), new("civil-service-rank", null, null, new() { ["rank"] = "特级调研员" })],
            null, null, null);
        var refused = await here.AsAsync<RegisterPerson, Outcome<RegisterPerson.Registered>>(TestDatabase.Operator, s => s.RunAsync(body, CancellationToken.None));
        Assert.Equal("record.unknown-code", refused.Refusal?.Code);
        await using var db = await here.Data.OpenAsync();
        Assert.False(await db.Set<Person>().AnyAsync());
        Assert.False(await db.Set<StaffCategory>().AnyAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_7_an_impossible_date_is_refused_with_the_field_named(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var noSuchDay = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2026.02.30", here.North));
        Assert.Equal(("record.date-impossible", "from"), (noSuchDay.Refusal?.Code, RefusalField.Of(noSuchDay.Refusal)));
        Assert.Contains("开始日期", noSuchDay.Refusal!.Zh, StringComparison.Ordinal);
        var backwards = await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2024.05", here.North) with { To = "2023.05" });
        Assert.Equal(("record.date-impossible", "to"), (backwards.Refusal?.Code, RefusalField.Of(backwards.Refusal)));
        var unborn = await here.ActAsync(TestDatabase.Operator, person, "identity", Act("insert", "不详", ("birth", "2030.01")));
        Assert.Equal(("record.date-impossible", "birth"), (unborn.Refusal?.Code, RefusalField.Of(unborn.Refusal)));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_9_in_service_from_the_first_day_through_the_last(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, from: new DateOnly(2020, 3, 1));
        // 挂职 is no leave of service.
        await here.ActAsync(TestDatabase.Operator, person, "appointment", Act("insert", "2021.01.01", ("manner", "挂职"), ("postName", "副主任"), ("officeId", Key(here.City))) with { To = "2022.01.01" });
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "service", new ActRequest { Act = "end", On = "2023.07.01", Reach = "later" })).Refusal);
        foreach (var (day, inService) in new[] { ("2020-02-29", false), ("2020-03-01", true), ("2021-06-01", true), ("2023-06-30", true), ("2023-07-01", false) })
        {
            var rows = (await here.ListAsync(TestDatabase.Operator, new PeopleQuery { AsOf = day })).Value.Rows;
            Assert.True(inService == (rows.Count == 1), day);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_10_a_title_inserted_in_the_past_is_carried_on_and_the_later_place_stays(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三");
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("A", "2020.01.01", here.North))).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("A", "2022.01.01", here.South))).Refusal);
        var change = new ActRequest { Act = "insert", From = "2021.01.01", Reach = "later", Values = new Dictionary<string, string?> { ["manner"] = "1", ["postName"] = "B" } };
        var preview = await here.ActAsync(TestDatabase.Operator, person, "appointment", change, preview: true);
        Assert.Equal([DifferenceKind.Restated, DifferenceKind.New, DifferenceKind.Restated], preview.Value.Rows.Select(r => r.Kind));
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", change)).Refusal);

        var rows = (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value.Kind("appointment")!.Rows;
        Assert.Equal(
            [("2020.01.01", "2021.01.01", "A", "北县人民检察院"), ("2021.01.01", "2022.01.01", "B", "北县人民检察院"), ("2022.01.01", "", "B", "南县人民检察院")],
            rows.Select(r => (r.From, r.To, r.Text("postName"), r.Text("officeName"))));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_11_what_was_known_in_september_reads_as_it_was_known_in_september(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        here.Data.Clock.Set(2026, 9, 1);
        var person = await here.Data.PersonAsync("张三", here.North, "检察员", from: new DateOnly(2020, 1, 1));
        here.Data.Clock.Set(2026, 10, 1);
        var row = (await here.ReadAsync(TestDatabase.Operator, person)).Value.Kind("appointment")!.Rows.Single();
        var corrected = new ActRequest { Act = "correct", RowId = row.Id, From = "2021.01.01", Values = new Dictionary<string, string?> { ["postName"] = "检察官助理" }, Reason = "任免文件核对" };
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", corrected)).Refusal);

        Assert.Equal("检察官助理", (await here.ReadAsync(TestDatabase.Operator, person)).Value.Head!.MainPost);
        Assert.Null((await here.ReadAsync(TestDatabase.Operator, person, "2020-06-01")).Value.Head!.MainPost);
        var then = (await here.ReadAsync(TestDatabase.Operator, person, "2020-06-01", "2026-09-15")).Value;
        Assert.Equal("检察员", then.Head!.MainPost);
        Assert.Equal("检察员", then.Kind("appointment")!.Rows.Single().Text("postName"));
        var roster = (await here.ListAsync(TestDatabase.Operator, new PeopleQuery { AsOf = "2020-06-01", KnownAt = "2026-09-15" })).Value;
        Assert.Equal("检察员", roster.Rows.Single().MainPost);
        Assert.Empty((await here.ListAsync(TestDatabase.Operator, new PeopleQuery { KnownAt = "2026-08-31" })).Value.Rows);
    }

    [Fact]
    public async Task Scenario_12_every_stored_field_of_a_person_is_a_dated_fact_or_on_the_reviewed_list()
    {
        // Reviewed: the key; read models and search keys made of facts; requests, kept filters, questions and templates, which are
        // no facts; rules and what they found; findings in the paper file and differences let stand, dated and superseded by themselves.
        HashSet<Type> reviewed =
        [
            typeof(Person), typeof(PersonCard), typeof(NamePair), typeof(BlindKey), typeof(CorrectionRequest), typeof(SavedFilter), typeof(SavedQuestion), typeof(PeerGroup), typeof(RosterTemplate),
            typeof(CheckRuleVersion), typeof(CheckRun), typeof(CheckRunRule), typeof(CheckRunOffice), typeof(CheckResult), typeof(FileCheck), typeof(FindingDismissal),
        ];
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        await using var db = await database.OpenAsync();
        var tables = db.Model.GetEntityTypes().Where(e => e.GetTableName()!.StartsWith("personnel_", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(tables);
        foreach (var table in tables.Where(t => !reviewed.Contains(t.ClrType)))
        {
            Assert.True(typeof(Fact).IsAssignableFrom(table.ClrType), $"{table.GetTableName()} is neither a dated fact nor on the reviewed list.");
            var kind = TestDatabase.Kinds.All.Single(k => k.Entity == table.ClrType);
            var fields = kind.Fields.Select(f => f.Property.Name).Concat(typeof(Fact).GetProperties().Select(p => p.Name)).ToHashSet(StringComparer.Ordinal);
            Assert.All(table.GetProperties(), p => Assert.True(fields.Contains(p.Name), $"{table.GetTableName()}.{p.Name} is no field of its kind, hence in no history."));
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_13_of_a_colleague_the_public_card_of_the_own_file_all_and_no_route_changes_it(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var self = await here.Data.PersonAsync("张三", here.North, identityNumber: "510107198503141236");
        var colleague = await here.Data.PersonAsync("李四", here.North);
        var staff = await here.ActorAsync(Role.StaffMember, here.North, person: self);

        var card = (await here.ReadAsync(staff, colleague)).Value;
        Assert.Empty(card.Kinds);
        Assert.Equal(("李四", null, null), (card.Head!.Name, card.Head.Birth, card.Head.StaffNumber));
        var own = (await here.ReadAsync(staff, self)).Value;
        Assert.EndsWith("1236", own.Kind("identity")!.Rows.Single().Text("identityNumber"), StringComparison.Ordinal);
        Assert.Null(own.Kind("sanction"));
        Assert.Equal(403, (await here.ListAsync(staff, new PeopleQuery())).Refusal?.Status);
        foreach (var act in new[] { "insert", "correct", "end", "withdraw" })
        {
            Assert.Equal(403, (await here.ActAsync(staff, self, "identity", new ActRequest { Act = act })).Refusal?.Status);
        }

        // A clerk is a member of staff too.
        var clerk = (await here.ActorAsync(Role.HrClerk, here.North, person: self)) with { AccountId = 7 };
        Assert.Equal("record.own-record", (await here.ActAsync(clerk, self, "identity", Act("insert", "不详", ("name", "张叁")))).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_14_a_list_export_or_total_over_two_offices_gives_a_clerk_of_one_nothing_of_the_other(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var (own, foreign) = (await here.Data.PersonAsync("张三", here.North), await here.Data.PersonAsync("李四", here.South));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);

        // Over the city that holds both: only the own office is listed and counted, and asking for the other says nothing about it.
        Assert.Equal(own, (await here.ListAsync(clerk, new PeopleQuery { Office = here.City })).Value.Rows.Single().PersonId);
        Assert.Equal(1, (await here.CountAsync(clerk, new PeopleQuery { Office = here.City })).Value);
        Assert.Equal(0, (await here.CountAsync(clerk, new PeopleQuery { Office = here.South })).Value);
        Assert.Equal(0, (await here.CountAsync(clerk, new PeopleQuery { Name = "李四" })).Value);

        // A bulk call with one foreign key fails whole.
        var forms = await here.AsAsync<Modules.Exchange.Exporting.ExportForms, Outcome<int>>(clerk, s => s.CountAsync(new([own, foreign]), CancellationToken.None));
        Assert.Equal(404, forms.Refusal?.Status);
        Assert.Equal(1, (await here.AsAsync<Modules.Exchange.Exporting.ExportForms, Outcome<int>>(clerk, s => s.CountAsync(new([own]), CancellationToken.None))).Value);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_19_days_before_entry_after_leaving_and_out_of_service_count_in_no_head_and_no_year(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, from: new DateOnly(2020, 3, 1));
        await here.ActAsync(TestDatabase.Operator, person, "appointment", Act("insert", "2020.03.01", ("manner", "主职"), ("line", "普通犯罪检察")));
        foreach (var kind in new[] { "service", "appointment" })
        {
            var held = (await here.ReadAsync(TestDatabase.Operator, person)).Value.Kind(kind)!.Rows.Single();
            Assert.Null((await here.ActAsync(TestDatabase.Operator, person, kind, new ActRequest { Act = "end", RowId = held.Id, On = "2022.03.01", Reach = "later" })).Refusal);
        }

        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "service", Act("insert", "2024.03.01", ("status", "现职人员"), ("officeId", Key(here.North))))).Refusal);
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2024.03.01", here.North))).Refusal);
        foreach (var (day, heads) in new[] { ("2020-02-29", 0), ("2020-03-01", 1), ("2022-02-28", 1), ("2022-03-01", 0), ("2024-02-29", 0), ("2024-03-01", 1) })
        {
            Assert.Equal(heads, (await here.CountAsync(TestDatabase.Operator, new PeopleQuery { AsOf = day })).Value);
        }

        // Two years, a gap of two, and the days since: the gap is no experience.
        var read = await here.AsAsync<Modules.Personnel.Portrait.ReadPortrait, Outcome<Modules.Personnel.Portrait.PortraitReading>>(
            TestDatabase.Operator, s => s.RunAsync(person, "2025-03-01", null, CancellationToken.None));
        Assert.Equal(3.0m, read.Value.Experience!.Axes.Single(a => a.Key == "grassroots").Own);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Scenario_20_after_a_transfer_the_old_office_lists_nobody_the_new_one_does_and_the_country_counts_once(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        await here.Data.WriteAsync(
            TestDatabase.Insert<Exit>(person, new DateOnly(2026, 3, 1), null, (nameof(Exit.OfficeId), here.North), (nameof(Exit.TransferredTo), "南县人民检察院")),
            TestDatabase.Insert<Entry>(person, new DateOnly(2026, 3, 1), null, (nameof(Entry.OfficeId), here.South), (nameof(Entry.FormerUnit), "北县人民检察院")),
            TestDatabase.Insert<Service>(person, new DateOnly(2026, 3, 1), 1, (nameof(Service.OfficeId), here.South)));
        await here.ActAsync(TestDatabase.Operator, person, "appointment", MainPost("检察员", "2026.03.01", here.South));
        // A concurrent duty at the old office makes no second head there.
        Assert.Null((await here.ActAsync(TestDatabase.Operator, person, "appointment", Act("insert", "2026.04.01", ("manner", "兼职"), ("postName", "联络员"), ("officeId", Key(here.North))))).Refusal);

        foreach (var (day, north, south) in new[] { ("2026-02-28", 1, 0), ("2026-03-01", 0, 1), ("2026-06-01", 0, 1) })
        {
            Assert.Equal(north, (await here.CountAsync(TestDatabase.Operator, new PeopleQuery { AsOf = day, Office = here.North })).Value);
            Assert.Equal(south, (await here.CountAsync(TestDatabase.Operator, new PeopleQuery { AsOf = day, Office = here.South })).Value);
            Assert.Equal(1, (await here.CountAsync(TestDatabase.Operator, new PeopleQuery { AsOf = day })).Value);
        }

        // One record tells both: left there, active here.
        var read = (await here.ReadAsync(TestDatabase.Operator, person, allDays: true)).Value;
        Assert.Equal("北县人民检察院", read.Kind("exit")!.Rows.Single().Text("officeId"));
        Assert.Equal("南县人民检察院", read.Kind("entry")!.Rows.Single().Text("officeId"));
        Assert.Equal(["北县人民检察院", "南县人民检察院"], read.Kind("service")!.Rows.Select(r => r.Text("officeId")));
    }

    private static async Task<PersonRow> OnlyRowAsync(SmallProvince here) => (await here.ListAsync(TestDatabase.Operator, new PeopleQuery())).Value.Rows.Single();

    private static Task<Outcome<IReadOnlyList<HistoryEntry>>> HistoryAsync(SmallProvince here, Actor actor, long person) =>
        here.AsAsync<PersonHistory, Outcome<IReadOnlyList<HistoryEntry>>>(actor, s => s.RunAsync(person, null, CancellationToken.None));

    private static string Key(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ActRequest Act(string act, string from, params (string Field, string? Value)[] values) =>
        new() { Act = act, From = from, Reach = "later", Values = values.ToDictionary(v => v.Field, v => v.Value) };

    private static ActRequest MainPost(string post, string from, long office) => Act("insert", from, ("manner", "主职"), ("postName", post), ("officeId", Key(office)));
}
