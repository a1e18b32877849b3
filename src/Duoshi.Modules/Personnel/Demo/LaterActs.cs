using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Demo;

/// <summary>
/// What fictional clerks did to the record since it was set up: corrections, insertions, ends, withdrawals and one thing
/// still to come, so that histories and earlier knowledge have something to show. They go the way of every act.
/// </summary>
internal sealed class LaterActs(IDbContextFactory<DuoshiDb> databases, FactKinds kinds, RecordWriter writer, DemoClock clock, DateOnly today)
{
    /// <summary>Nobody's account: names for the history.</summary>
    private static readonly string[] Clerks = ["市院政治部 顾明岚", "县院政治部 宋知微", "省院干部处 陆云帆"];

    private int acts;

    /// <returns>The refusal of an act, which would be a fault of the demo.</returns>
    public async Task<Refusal?> RunAsync(Showcase showcase, CancellationToken ct)
    {
        var people = showcase.OfTheCity;
        return await CorrectionsAsync([.. people.Where((_, i) => i % 11 == 3).Take(12)], ct)
            ?? await AdditionsAsync([.. people.Where((_, i) => i % 13 == 5).Take(8)], ct)
            ?? await WithdrawalsAsync([.. people.Where((_, i) => i % 17 == 6).Take(4)], ct)
            ?? await ComingAsync([.. people.Where((_, i) => i % 19 == 7).Take(3)], ct);
    }

    /// <summary>It was always so: what checking the files against the archives brought to light.</summary>
    private async Task<Refusal?> CorrectionsAsync(long[] people, CancellationToken ct)
    {
        foreach (var person in people)
        {
            Refusal? refusal = null;
            switch (acts % 4)
            {
                case 0 when await LastAsync<Education>(person, ct) is { } study:
                    refusal = await DoAsync<Education>("correct-fact", Basis.Correction, "档案核查：毕业院校登记有误", person, null, study.FactId,
                        new FactAct.Correct(study.Id, null, null, Change<Education>(nameof(Education.School), "示范师范大学"), Reach.ThisPeriod), ct);
                    break;
                case 1 when await LastAsync<Identity>(person, ct) is { WorkStart: { } start } identity:
                    refusal = await DoAsync<Identity>("correct-fact", Basis.Correction, "“三龄二历”核查：参加工作时间以首次入职表为准", person, identity.Slot, 0,
                        new FactAct.Correct(identity.Id, null, null, Change<Identity>(nameof(Identity.WorkStart), start with { Value = start.Value.AddMonths(-1) }), Reach.ThisPeriod), ct);
                    break;
                case 2 when await LastAsync<PoliticalStatus>(person, ct) is { Joined: { } joined } party:
                    refusal = await DoAsync<PoliticalStatus>("correct-fact", Basis.Correction, "入党时间以入党志愿书为准", person, party.Slot, 0,
                        new FactAct.Correct(party.Id, null, null, Change<PoliticalStatus>(nameof(PoliticalStatus.Joined), joined with { Value = joined.Value.AddMonths(1) }), Reach.ThisPeriod), ct);
                    break;
                case 3 when await MainAsync(person, ct) is { FromPrecision: DatePrecision.Day } post && post.ValidFrom.AddDays(9) < today:
                    refusal = await DoAsync<Appointment>("correct-fact", Basis.Correction, "任职时间以任免通知印发日期为准", person, post.Slot, 0,
                        new FactAct.Correct(post.Id, new PartialDate(post.ValidFrom.AddDays(6), DatePrecision.Day), null, ImmutableDictionary<int, object?>.Empty, Reach.ThisPeriod), ct);
                    break;
                default:
                    acts++;
                    break;
            }

            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>Plain facts that came in on paper.</summary>
    private async Task<Refusal?> AdditionsAsync(long[] people, CancellationToken ct)
    {
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            var on = new PartialDate(today.AddDays(-20 + i), DatePrecision.Day);
            var refusal = (i % 3) switch
            {
                0 => await DoAsync<Contact>("insert-fact", Basis.Registration, "本人申报联系方式变更", person, 1, 0,
                    new FactAct.Insert(on, null, Change<Contact>(nameof(Contact.Mobile), $"1990001{i:0000}"), Reach.AllLater), ct),
                1 => await DoAsync<Training>("insert-fact", Basis.Registration, "补录培训", person, null, 0,
                    new FactAct.Insert(on, null, Changes<Training>(
                        (nameof(Training.Course), "检察机关信息化应用培训班"), (nameof(Training.Kind), "3"), (nameof(Training.OffDuty), "1"),
                        (nameof(Training.Hours), 24m), (nameof(Training.Organiser), "示范省人民检察院"), (nameof(Training.EndsOn), on with { Value = on.Value.AddDays(2) })), Reach.ThisPeriod), ct),
                _ => await DoAsync<Reward>("insert-fact", Basis.Registration, "补录奖励", person, null, 0,
                    new FactAct.Insert(on, null, Changes<Reward>(
                        (nameof(Reward.Name), "全市检察机关先进个人"), (nameof(Reward.Code), "01119"), (nameof(Reward.Body), "示范省望澜市人民检察院"), (nameof(Reward.BodyLevel), "107")), Reach.ThisPeriod), ct),
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>It was never so: entered for the wrong person, and taken back the day after.</summary>
    private async Task<Refusal?> WithdrawalsAsync(long[] people, CancellationToken ct)
    {
        foreach (var person in people)
        {
            var on = new PartialDate(today.AddDays(-40), DatePrecision.Day);
            if (await DoAsync<Reward>("insert-fact", Basis.Registration, "补录奖励", person, null, 0,
                    new FactAct.Insert(on, null, Changes<Reward>((nameof(Reward.Name), "个人三等功"), (nameof(Reward.Code), "01114"), (nameof(Reward.Body), "示范省望澜市人民检察院")), Reach.ThisPeriod), ct) is { } refusal)
            {
                return refusal;
            }

            var wrong = (await RowsAsync<Reward>(person, ct)).MaxBy(r => r.Id)!;
            if (await DoAsync<Reward>("withdraw-fact", Basis.Correction, "张冠李戴，误录他人奖励", person, null, wrong.FactId, new FactAct.Withdraw(wrong.Id, Fill.Gap), ct) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    /// <summary>Signed today, holding from the first of next month: today's record still shows the old post.</summary>
    private async Task<Refusal?> ComingAsync(long[] people, CancellationToken ct)
    {
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        foreach (var person in people)
        {
            if (await MainAsync(person, ct) is not { IsLeading: not true } post || post.ValidTo != DateOnly.MaxValue)
            {
                continue;
            }

            if (await DoAsync<Appointment>("insert-fact", Basis.Registration, "轮岗交流，下月起任", person, Appointment.MainSlot, 0,
                    new FactAct.Insert(new PartialDate(next, DatePrecision.Day), null, Changes<Appointment>(
                        (nameof(Appointment.DepartmentName), "办公室"), (nameof(Appointment.DepartmentId), null), (nameof(Appointment.Line), "16"),
                        (nameof(Appointment.ChangeReason), "轮岗交流"), (nameof(Appointment.DocumentNumber), null)), Reach.AllLater), ct) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private async Task<Refusal?> DoAsync<T>(string act, Basis basis, string reason, long person, short? slot, long factId, FactAct what, CancellationToken ct)
        where T : Fact
    {
        acts++;
        clock.GoTo(TimeSpan.FromDays(Math.Min(acts, DemoClock.Days - 1)) + TimeSpan.FromHours(acts * 3 % 8));
        var clerk = new Actor(0, Clerks[acts % Clerks.Length], null, [new ActorGrant(Role.HrClerk, "")]);
        var request = new WriteRequest(new ChangeHeader(act, basis, Reason: reason), [new FactWrite(kinds.Get<T>(), person, slot, factId, what)]);
        return (await writer.WriteAsync(clerk, request, ct)).Succeeded(out _, out var why) ? null : why;
    }

    private async Task<Appointment?> MainAsync(long person, CancellationToken ct) =>
        (await RowsAsync<Appointment>(person, ct)).FirstOrDefault(a => a.Slot == Appointment.MainSlot && a.ValidFrom <= today && today < a.ValidTo);

    private async Task<T?> LastAsync<T>(long person, CancellationToken ct)
        where T : Fact => (await RowsAsync<T>(person, ct)).LastOrDefault();

    private async Task<List<T>> RowsAsync<T>(long person, CancellationToken ct)
        where T : Fact
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return [.. (await kinds.Get<T>().LoadAsync(db, [person], Known.Now, ct)).Cast<T>()];
    }

    private ImmutableDictionary<int, object?> Change<T>(string property, object? value)
        where T : Fact => Changes<T>((property, value));

    private ImmutableDictionary<int, object?> Changes<T>(params (string Property, object? Value)[] values)
        where T : Fact
    {
        var fields = kinds.Get<T>().Fields;
        return values.ToImmutableDictionary(v => Enumerable.Range(0, fields.Length).First(i => fields[i].Property.Name == v.Property), v => v.Value);
    }
}
