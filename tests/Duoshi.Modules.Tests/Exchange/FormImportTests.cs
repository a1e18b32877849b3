using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using FamilyMember = Duoshi.Core.Forms.FamilyMember;
using Relative = Duoshi.Modules.Personnel.Kinds.FamilyMember;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class FormImportTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_forms_with_one_identity_number_are_one_person_and_the_old_format_waits(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Sample("张三-到龄版.lrmx"), ImportDesk.Sample("张三.lrmx"), ImportDesk.Sample("张三.lrm"), ImportDesk.Sample("张三.pic"));
        Assert.Equal((ImportState.Prepared, 2, 1, 1, 0, 0), (batch.State, batch.Rows, batch.New, batch.Candidates, batch.Conflicts, batch.Errors));
        Assert.Equal(0, await desk.CountAsync<Person>());

        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var committed = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal((1, 1, 2, 1), (committed.Rows, committed.NewPeople, committed.Documents, committed.Waiting));

        // The old format turns out to be the same person and says nothing new.
        var waiting = Assert.Single(await desk.RowsAsync(batch.Id, "waiting"));
        var person = Assert.Single(waiting.Candidates).Person;
        var decided = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(waiting.Id, Person: person)] })).Value;
        Assert.Equal((0, 1), (decided.Candidates, decided.Same));
        Assert.Equal(0, decided.Waiting);
        Assert.Equal("exchange.nothing-accepted", (await desk.CommitAsync(batch.Id)).Refusal?.Code);
        Assert.Equal(1, await desk.CountAsync<Person>());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_form_becomes_facts_of_its_person_and_the_unit_places_it(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var form = ImportDesk.Form() with
        {
            PartyJoined = "200611；民建",
            WorkStarted = "200707",
            Health = "健康",
            FullTimeEducation = "大学",
            OnTheJobDegree = "法律硕士",
            Resume = "2007.07--         示范市人民检察院书记员",
            ProposedPosts = "示范市人民检察院党组副书记",
            FamilyMembers = [FamilyMember.Of("妻子", "李样例", "198609", "群众", "教师"), FamilyMember.Of("女儿", "张示例", "201505", "", "")],
        };
        var committed = await desk.TakeAsync(ImportDesk.Lrmx("张三.lrmx", form));
        var person = await desk.PersonOfAsync(committed.Import);

        var identity = Assert.Single(await desk.FactsAsync<Identity>(person));
        Assert.Equal(("张三", "1", "01", "健康", ImportDesk.ZhangNumber), (identity.Name, identity.Sex, identity.EthnicGroup, identity.Health, identity.IdentityNumber));
        Assert.Equal(new PartialDate(new DateOnly(1985, 3, 1), DatePrecision.Month), identity.Birth);
        Assert.Equal(DatePrecision.Unknown, identity.FromPrecision);
        var party = Assert.Single(await desk.FactsAsync<PoliticalStatus>(person));
        Assert.Equal(("01", "06", "200611；民建"), (party.Status, party.SecondParty, party.JoinedText));
        var service = Assert.Single(await desk.FactsAsync<Service>(person));
        Assert.Equal((desk.Province.City, "1"), (service.OfficeId, service.Status));
        Assert.Equal(["大学", null], (await desk.FactsAsync<EducationSummary>(person)).Select(e => e.Education));
        Assert.Equal(["妻子", "女儿"], (await desk.FactsAsync<Relative>(person)).Select(m => m.Relation));
        Assert.Equal("示范市人民检察院党组成员、副检察长", Assert.Single(await desk.FactsAsync<Statement>(person)).Duties);
        Assert.Equal(0, (await desk.BatchAsync(committed.Import)).ToPlace);

        // Proposed posts are the form's, not the person's.
        Assert.Empty(await desk.FactsAsync<Appointment>(person));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_absent_element_says_nothing_and_an_empty_one_asks_before_it_clears(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var first = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { Health = "健康", NativePlace = "辽宁大连" }));
        var person = await desk.PersonOfAsync(first.Import);

        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { Health = "", Expertise = "刑事检察" }));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var committed = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal(1, committed.Waiting);
        var identity = Assert.Single(await desk.FactsAsync<Identity>(person));
        Assert.Equal(("健康", "辽宁大连", "刑事检察"), (identity.Health, identity.NativePlace, identity.Speciality));

        // Asked, the clerk agrees: it is cleared from the form's date on.
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        var clears = Assert.Single(await desk.FieldsAsync(batch.Id, row.Id), f => f.Verdict == "clears");
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Fields = [new FieldDecision(clears.Id, "accept")] })).Value;
        Assert.Equal(0, (await desk.CommitAsync(batch.Id)).Value.Waiting);
        Assert.Null(Assert.Single(await desk.FactsAsync<Identity>(person)).Health);
        Assert.Equal("健康", Assert.Single(await desk.FactsAsync<Identity>(person, new DateOnly(2025, 12, 31))).Health);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_newer_form_begins_on_its_day_and_what_lasts_a_life_is_put_right_for_always(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var first = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { NativePlace = "辽宁大连" }));
        var person = await desk.PersonOfAsync(first.Import);
        var second = await desk.TakeAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260301") with { NativePlace = "辽宁沈阳", PresentPosts = "示范市人民检察院党组副书记、副检察长" }));

        Assert.Equal(0, second.Waiting);
        Assert.Equal("示范市人民检察院党组成员、副检察长", Assert.Single(await desk.FactsAsync<Statement>(person, new DateOnly(2026, 2, 28))).Duties);
        Assert.Equal("示范市人民检察院党组副书记、副检察长", Assert.Single(await desk.FactsAsync<Statement>(person, new DateOnly(2026, 3, 1))).Duties);
        Assert.Equal("辽宁沈阳", Assert.Single(await desk.FactsAsync<Identity>(person, new DateOnly(2000, 1, 1))).NativePlace);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_older_form_does_not_overrule_a_newer_one(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var first = await desk.TakeAsync(ImportDesk.Lrmx("new.lrmx", ImportDesk.Form()));
        var person = await desk.PersonOfAsync(first.Import);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("old.lrmx", ImportDesk.Form(date: "20200101") with { PresentPosts = "示范市人民检察院检察员" }));
        Assert.Equal(1, batch.Conflicts);
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        var fields = await desk.FieldsAsync(batch.Id, row.Id);
        _ = (await desk.DecideAsync(batch.Id, new Decisions
        {
            Fields = [.. fields.Where(f => f.Asks).Select(f => new FieldDecision(f.Id, "accept"))],
            Rows = [new RowDecision(row.Id, "accept")],
        })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal("示范市人民检察院检察员", Assert.Single(await desk.FactsAsync<Statement>(person, new DateOnly(2021, 1, 1))).Duties);
        Assert.Equal("示范市人民检察院党组成员、副检察长", Assert.Single(await desk.FactsAsync<Statement>(person)).Duties);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_file_does_not_silently_undo_a_correction(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var committed = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { NativePlace = "辽宁大连" }));
        var person = await desk.PersonOfAsync(committed.Import);
        var standing = Assert.Single(await desk.FactsAsync<Identity>(person));
        var kind = TestDatabase.Kinds.Get<Identity>();
        _ = (await desk.Data.Writer.WriteAsync(
            TestDatabase.Operator,
            new WriteRequest(new ChangeHeader("correct", Basis.Correction),
                [new FactWrite(kind, person, 1, 0, new Core.Timelines.FactAct.Correct(standing.Id, null, null, TestDatabase.Changes(kind, (nameof(Identity.NativePlace), "辽宁鞍山")), Core.Timelines.Reach.AllLater))]),
            CancellationToken.None)).Value;

        // The very same file again: it was received before, nothing is asked.
        Assert.Equal(1, (await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { NativePlace = "辽宁大连" }))).Same);

        // Another form that says what was corrected: a person decides.
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { NativePlace = "辽宁大连" }));
        Assert.Equal((1, 0), (batch.Conflicts, batch.Changed));
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        var conflict = Assert.Single(await desk.FieldsAsync(batch.Id, row.Id), f => f.Verdict == "conflict");
        Assert.Equal(("辽宁鞍山", "辽宁大连"), (conflict.Old, conflict.New));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal("exchange.nothing-accepted", (await desk.CommitAsync(batch.Id)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_files_of_one_batch_that_disagree_wait_for_a_person(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form()), ImportDesk.Lrmx("b.lrmx", ImportDesk.Form() with { EthnicGroup = "满族" }));
        Assert.Equal((1, 1, 0), (batch.Rows, batch.Conflicts, batch.New));
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        var disputed = Assert.Single(await desk.FieldsAsync(batch.Id, row.Id), f => f.Verdict == "conflict");
        Assert.Equal("ethnicGroup", disputed.Field);

        // Accepted without that field, the person is on the record and the question stays.
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(row.Id, "accept")] })).Value;
        Assert.Equal(1, (await desk.CommitAsync(batch.Id)).Value.Waiting);
        Assert.Null(Assert.Single(await desk.FactsAsync<Identity>(await desk.PersonOfAsync(batch.Id))).EthnicGroup);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_wrong_check_digit_is_kept_and_flagged_and_never_matched_on(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        const string wrong = "990101198503150018";
        var committed = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form(number: wrong)));
        Assert.Contains(await desk.NoticesAsync(committed.Import), n => n.Code == "identity.check-character" && n.Weight == "warning");
        Assert.Equal(wrong, Assert.Single(await desk.FactsAsync<Identity>(await desk.PersonOfAsync(committed.Import))).IdentityNumber);

        var again = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(number: wrong, date: "20260101")));
        Assert.Equal(1, again.Candidates);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_same_name_and_birth_month_is_a_candidate_only_and_may_be_somebody_new(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form()));

        // Another right number is another person; no number is a question.
        var other = await desk.TakeAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(number: "990101198503150113")));
        Assert.Equal((1, 0), (other.NewPeople, other.Waiting));
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("c.lrmx", ImportDesk.Form(number: null)));
        var row = Assert.Single(await desk.RowsAsync(batch.Id, "candidate"));
        Assert.Equal(2, row.Candidates.Count);
        Assert.Equal("exchange.undecided", (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(row.Id, "accept")] })).Refusal?.Code);
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(row.Id, "accept", IsNew: true)] })).Value;
        Assert.Equal(1, (await desk.CommitAsync(batch.Id)).Value.NewPeople);
        Assert.Equal(3, await desk.CountAsync<Person>());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Two_files_without_number_are_made_one_by_a_person(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form(number: null)), ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(number: null) with { Health = "健康" }));
        Assert.Equal(2, batch.Candidates);
        var rows = await desk.RowsAsync(batch.Id);
        var decided = (await desk.DecideAsync(batch.Id, new Decisions
        {
            Rows = [new RowDecision(rows[1].Id, SameAs: rows[0].Id), new RowDecision(rows[0].Id, "accept", IsNew: true)],
        })).Value;
        Assert.Equal((1, 1), (decided.Rows, decided.New));
        var committed = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal((1, 2), (committed.NewPeople, committed.Documents));
        Assert.Equal("健康", Assert.Single(await desk.FactsAsync<Identity>(await desk.PersonOfAsync(batch.Id))).Health);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_code_unknown_to_its_table_is_an_error_with_the_nearest_names_and_may_be_left_out(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { EthnicGroup = "满州族" }));
        Assert.Equal(1, batch.Errors);
        var notice = Assert.Single(await desk.NoticesAsync(batch.Id), n => n.Code == "code.unknown");
        Assert.Contains("满族", notice.Remedy, StringComparison.Ordinal);
        var row = Assert.Single(await desk.RowsAsync(batch.Id));
        Assert.Equal("exchange.row-in-error", (await desk.DecideAsync(batch.Id, new Decisions { Rows = [new RowDecision(row.Id, "accept")] })).Refusal?.Code);
        var wrong = Assert.Single(await desk.FieldsAsync(batch.Id, row.Id), f => f.Verdict == "error");
        _ = (await desk.DecideAsync(batch.Id, new Decisions { Fields = [new FieldDecision(wrong.Id, "refuse")], Rows = [new RowDecision(row.Id, "accept")] })).Value;
        var committed = (await desk.CommitAsync(batch.Id)).Value;

        // Nothing is dropped: the form keeps the text and hands it back.
        var person = await desk.PersonOfAsync(committed.Import);
        Assert.Null(Assert.Single(await desk.FactsAsync<Identity>(person)).EthnicGroup);
        Assert.Equal("满州族", (await desk.ComposeAsync(person)).Form.EthnicGroup);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_family_member_no_longer_on_the_form_is_asked_about(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var wife = FamilyMember.Of("妻子", "李样例", "198609", "群众", "教师");
        var father = FamilyMember.Of("父亲", "张老样", "195602", "中共党员", "干部");
        var first = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with { FamilyMembers = [wife, father] }));
        var person = await desk.PersonOfAsync(first.Import);
        var batch = await desk.PrepareAsync(ImportDesk.Lrmx("b.lrmx", ImportDesk.Form(date: "20260101") with { FamilyMembers = [wife with { WorkUnitAndPost = "校长" }] }));
        _ = (await desk.DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        Assert.Equal(1, (await desk.CommitAsync(batch.Id)).Value.Waiting);
        Assert.Equal(["校长", "干部"], (await desk.FactsAsync<Relative>(person)).Select(m => m.Workplace));

        _ = (await desk.DecideAsync(batch.Id, new Decisions { Clearings = "accept" })).Value;
        _ = (await desk.CommitAsync(batch.Id)).Value;
        Assert.Equal("李样例", Assert.Single(await desk.FactsAsync<Relative>(person)).Name);
        Assert.Equal(2, (await desk.FactsAsync<Relative>(person, new DateOnly(2025, 12, 31))).Count);
    }
}
