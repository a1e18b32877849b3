using System.Globalization;
using Duoshi.Core.Engines.Publicity;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection.Contracts;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.PaperDecisions;
using Duoshi.Modules.Selection.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Selection;

/// <inheritdoc cref="IDemoSelections"/>
/// <remarks>Through the slices, in the name of a fictional clerk, so that nothing stands here that a clerk could not have entered.</remarks>
internal sealed class DemoSelections(IDbContextFactory<DuoshiDb> databases, IServiceProvider services, TimeProvider clock) : IDemoSelections
{
    private const string Clerk = "县院政治部 宋知微";

    public async Task<Outcome<int>> SeedAsync(long office, CancellationToken ct)
    {
        var today = clock.Today();
        await using var db = await databases.CreateDbContextAsync(ct);
        var node = await db.Set<OfficeNode>().AsNoTracking().SingleAsync(n => n.OfficeId == office && n.ValidFrom <= today && today < n.ValidTo, ct);
        // Ordinary people of the office, by key: the same seed gives the same ones.
        var people = await db.Set<PersonCard>().AsNoTracking()
            .Where(c => c.OfficeId == office && c.Status == "1" && c.Category != null && c.ValidFrom <= today && today < c.ValidTo && c.CivilServiceRank != null)
            .OrderBy(c => c.DutyLevel != null).ThenBy(c => c.PersonId).Take(5).ToListAsync(ct);
        var actor = new Actor(0, Clerk, null, [new ActorGrant(Role.HrClerk, node.Path)]);
        var (made, begun) = (0, today.AddDays(-45));
        foreach (var (person, i) in people.Take(4).Select((p, i) => (p, i)))
        {
            var act = new ActBody { Kind = PlannedActKind.Appoint, PersonId = person.PersonId, OfficeId = office, PostName = i == 0 ? "办公室副主任" : "综合业务部副主任", Nature = "3" };
            var title = $"{node.ShortName ?? node.Name}内设机构职务调整（{"一二三四"[i]}）";
            if (!(await Slice<StartProcess>().RunAsync(new StartProcess.Body(title, AppointmentKind.Promotion, office, Day(begun), [act]), ct)).Succeeded(out var id, out var why))
            {
                return why;
            }

            made++;
            var version = 1;
            foreach (var step in Steps(begun, today).Take(i switch { 0 => 2, 1 => 4, 2 => 9, _ => 10 }))
            {
                if (!(await Slice<RecordStep>().RunAsync(id, step, version, ct)).Succeeded(out var recorded, out why))
                {
                    return why;
                }

                version = recorded.Version;
            }
        }

        if (people.Count == 5)
        {
            var rank = int.Parse(people[4].CivilServiceRank!, CultureInfo.InvariantCulture);
            var body = new DecisionBody(
                office, "中共本院党组", "党组会议", $"示检任〔{today.Year}〕16号", Day(today.AddDays(-6)), Day(today.AddDays(-5)), null,
                [new ActBody { Kind = PlannedActKind.Rank, PersonId = people[4].PersonId, Code = Math.Max(1, rank - 1).ToString(CultureInfo.InvariantCulture) }]);
            if (!(await Slice<SubmitDecision>().RunAsync(body, ct)).Succeeded(out _, out var unfit))
            {
                return unfit;
            }

            made++;
        }

        return made;

        T Slice<T>()
            where T : notnull => ActivatorUtilities.CreateInstance<T>(services, new FixedActor(actor));
    }

    private static IEnumerable<RecordStep.Body> Steps(DateOnly begun, DateOnly today)
    {
        RecordStep.Body Of(SelectionStep step, int after, string by, byte part = 0) => new()
        {
            Step = step,
            Part = part,
            On = Day(begun.AddDays(after)),
            By = by,
            DocumentNumber = $"示检政〔{begun.Year}〕{30 + (int)step + part}号",
            Note = "材料存政治部文书档案",
        };
        yield return Of(SelectionStep.PreCheck, 0, "政治部");
        yield return Of(SelectionStep.Motion, 2, "院党组");
        yield return Of(SelectionStep.Recommendation, 6, "院党组");
        yield return Of(SelectionStep.Inspection, 14, "考察组");
        foreach (var (body, part) in new[] { ("政治部", 1), ("政治部", 2), ("派驻纪检监察组", 3), ("检务督察部门", 4) })
        {
            yield return Of(SelectionStep.FourChecks, 10 + part, body, (byte)part);
        }

        yield return Of(SelectionStep.Decision, 20, "院党组");
        // A notice that stands today.
        var from = today.AddDays(-2);
        yield return Of(SelectionStep.Publicity, 43, "政治部") with { On = Day(from), NoticeTo = Day(WorkingDays.LastDay(from, 5)) };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture);
}
