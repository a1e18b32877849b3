using Duoshi.Modules.Personnel.Corrections;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

[InChinese]
public class OwnFileTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task People_see_who_opened_their_file_but_not_openings_for_motion_inspection_or_verification(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var staff = await here.ActorAsync(Role.StaffMember, here.North, "张三", person);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North, "王科员");
        foreach (var purpose in new[] { "daily", "daily", "motion", "inspection", "verification" })
        {
            Assert.Null((await here.AsAsync<ReadPerson, Outcome<PersonRecord>>(clerk, s => s.RunAsync(person, null, null, false, null, purpose, default))).Refusal);
        }

        var own = (await here.AsAsync<MyRecord, Outcome<OwnFile>>(staff, s => s.RunAsync(null, default))).Value;
        Assert.Equal("王科员", Assert.Single(own.Openings).Actor);
        await using var db = await here.Data.OpenAsync();
        Assert.Equal(4, await db.Set<AuditEntry>().CountAsync(a => a.Act == OpenFileLog.Act));
        Assert.Null(await AuditChain.VerifyFactsAsync(db, default));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_request_for_correction_goes_to_the_clerk_in_scope_and_changes_nothing_by_itself(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var staff = await here.ActorAsync(Role.StaffMember, here.North, "张三", person);
        var (north, south) = (await here.ActorAsync(Role.HrClerk, here.North), await here.ActorAsync(Role.HrClerk, here.South));
        var row = (await here.ReadAsync(staff, person)).Value.Kind("identity")!.Rows.Single();
        var asked = await here.AsAsync<RequestCorrection, Outcome<long>>(staff, s => s.RunAsync(new("identity", row.Id, "birth", "出生年月应为1985年5月"), default));
        Assert.Null(asked.Refusal);

        Assert.Empty((await InboxAsync(here, south)).Value);
        var request = Assert.Single((await InboxAsync(here, north)).Value);
        Assert.Equal(("张三", "出生年月应为1985年5月"), (request.Name, request.Text));
        Assert.Equal(404, (await AnswerAsync(here, south, request.Id, true)).Refusal?.Status);
        var answered = await AnswerAsync(here, north, request.Id, true);
        Assert.Contains($"correct={row.Id}", answered.Value.Continue!, StringComparison.Ordinal);
        Assert.Equal("correction.answered", (await AnswerAsync(here, north, request.Id, false)).Refusal?.Code);
        Assert.Equal("1985.03", (await here.ReadAsync(staff, person)).Value.Head!.Birth);
        await using var db = await here.Data.OpenAsync();
        Assert.DoesNotContain("1985", (await db.Set<CorrectionRequest>().SingleAsync()).SealedText, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Nobody_answers_the_own_request(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North, "张三", person);
        var id = (await here.AsAsync<RequestCorrection, Outcome<long>>(clerk, s => s.RunAsync(new("identity", null, null, "缺少学历"), default))).Value;
        Assert.Empty((await InboxAsync(here, clerk)).Value);
        Assert.Equal(404, (await AnswerAsync(here, clerk, id, true)).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_identity_number_is_shown_for_a_purpose_that_is_in_the_audit_chain(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await here.Data.PersonAsync("张三", here.North, identityNumber: "11010519491231002X");
        Task<Outcome<RevealIdentityNumber.Revealed>> RevealAsync(Actor actor, string? purpose) =>
            here.AsAsync<RevealIdentityNumber, Outcome<RevealIdentityNumber.Revealed>>(actor, s => s.RunAsync(person, purpose, default));
        var clerk = await here.ActorAsync(Role.HrClerk, here.North);
        Assert.Equal("record.purpose-required", (await RevealAsync(clerk, " ")).Refusal?.Code);
        Assert.Equal(403, (await RevealAsync(await here.ActorAsync(Role.Leader, here.North), "办理社保")).Refusal?.Status);
        Assert.Equal(404, (await RevealAsync(await here.ActorAsync(Role.HrClerk, here.South), "办理社保")).Refusal?.Status);
        Assert.Equal("11010519491231002X", (await RevealAsync(clerk, "办理社保")).Value.IdentityNumber);
        await using var db = await here.Data.OpenAsync();
        var entry = await db.Set<AuditEntry>().SingleAsync(a => a.Act == RevealIdentityNumber.Act);
        Assert.Equal("办理社保", entry.Detail);
    }

    private static Task<Outcome<IReadOnlyList<CorrectionView>>> InboxAsync(SmallProvince here, Actor actor) =>
        here.AsAsync<ListCorrections, Outcome<IReadOnlyList<CorrectionView>>>(actor, s => s.RunAsync(false, default));

    private static Task<Outcome<AnswerCorrection.Answered>> AnswerAsync(SmallProvince here, Actor actor, long id, bool accept) =>
        here.AsAsync<AnswerCorrection, Outcome<AnswerCorrection.Answered>>(actor, s => s.RunAsync(id, new(accept, accept ? null : "依据不足"), default));
}
