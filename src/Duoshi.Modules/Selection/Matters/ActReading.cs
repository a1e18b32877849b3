using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>Reads acts as written: codes by name or code, people and offices in scope. One foreign person, and nothing is taken.</summary>
internal sealed class ActReading(FactKinds kinds, SubjectDirectory subjects)
{
    /// <summary>So many acts in one matter are enough.</summary>
    private const int Most = 100;

    /// <returns>The acts in order; or what is wrong with which of them, or <c>access.not-found</c> for anybody or any office out of scope.</returns>
    public async Task<Outcome<IReadOnlyList<PlannedAct>>> ReadAsync(DuoshiDb db, Actor actor, Permission permission, IReadOnlyList<ActBody>? bodies, DateOnly today, CancellationToken ct)
    {
        if (bodies is null || bodies.Count is 0 or > Most)
        {
            return new Refusal("act.none", $"请至少登记一名人员的任免（一次至多 {Most} 项）。", $"Give at least one act of a person (at most {Most}).", 422) { Details = new { field = "acts" } };
        }

        if (bodies.Any(b => b.PersonId == actor.PersonId && b.PersonId != 0))
        {
            return new Refusal("act.own", "涉及本人的任免须由他人办理。", "What concerns yourself is done by somebody else.", 403);
        }

        var acts = new List<PlannedAct>();
        foreach (var (body, i) in bodies.Select((b, i) => (b, i)))
        {
            if (!One(body, i).Succeeded(out var act, out var why))
            {
                return why;
            }

            acts.Add(act);
        }

        if (acts.Where(a => a.Kind != PlannedActKind.Remove).GroupBy(a => (a.PersonId, a.Kind, Main: a.Manner == "2" ? a.PostName : "")).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            return Wrong(twice.Last().Order, "kind", "同一人的同类事项重复", "the same thing twice for one person");
        }

        return await InScopeAsync(db, actor, permission, acts, today, ct) is { } foreign ? foreign : acts;
    }

    private Outcome<PlannedAct> One(ActBody body, int order)
    {
        if (body.PersonId <= 0)
        {
            return Wrong(order, "personId", "请选择人员", "choose the person");
        }

        var act = new PlannedAct { Order = order, PersonId = body.PersonId, Kind = body.Kind };
        switch (body.Kind)
        {
            case PlannedActKind.Appoint:
                return Appointment(body, act, order);
            case PlannedActKind.Remove when body.FactId is { } fact:
                act.FactId = fact;
                return act;
            case PlannedActKind.Remove:
                return Wrong(order, "factId", "请选择所免的职务", "choose the post that ends");
            case PlannedActKind.Level or PlannedActKind.Rank or PlannedActKind.Grade:
                var (kind, field) = KindOf(body.Kind);
                if (!FieldInput.Read(kinds.Find(kind)!.Field(field), body.Code).Succeeded(out var code, out var why))
                {
                    return why;
                }

                act.Code = code.Value as string;
                return act.Code is null ? Wrong(order, "code", "请选择层次、职级或等级", "choose the level, rank or grade") : act;
            default:
                return Wrong(order, "kind", "没有这类事项", "there is no such act");
        }
    }

    private Outcome<PlannedAct> Appointment(ActBody body, PlannedAct act, int order)
    {
        var kind = kinds.Find("appointment")!;
        if (!FieldInput.Read(kind.Field("manner"), body.Manner ?? "1").Succeeded(out var manner, out var why)
            || !FieldInput.Read(kind.Field("postCode"), body.PostCode).Succeeded(out var post, out why)
            || !FieldInput.Read(kind.Field("nature"), body.Nature).Succeeded(out var nature, out why)
            || !FieldInput.Read(kind.Field("postName"), body.PostName).Succeeded(out var name, out why))
        {
            return why;
        }

        if (manner.Value is not ("1" or "2"))
        {
            return Wrong(order, "manner", "此处只登记主职或兼职", "only a main post or a concurrent duty");
        }

        if (body.OfficeId is not > 0)
        {
            return Wrong(order, "officeId", "请选择任职的院", "choose the office");
        }

        act.Manner = (string)manner.Value;
        act.OfficeId = body.OfficeId;
        act.DepartmentId = body.DepartmentId;
        act.PostCode = post.Value as string;
        act.Nature = nature.Value as string;
        act.PostName = (name.Value as string)?.Trim() ?? (act.PostCode is { } code ? FieldCodes.ChineseName(Core.Codes.CodeTableNames.ProcuratoratePost, code) : null);
        act.IsLeading = LeadingPosts.IsLeading(act.PostCode);
        act.Moves = body.Moves && act.Manner == "1";
        return string.IsNullOrEmpty(act.PostName) ? Wrong(order, "postName", "请填写职务名称", "write the name of the post") : act;
    }

    /// <summary>The kind and field that a level, rank or grade is a value of.</summary>
    public static (string Kind, string Field) KindOf(PlannedActKind kind) => kind switch
    {
        PlannedActKind.Level => ("duty-level", "level"),
        PlannedActKind.Rank => ("civil-service-rank", "rank"),
        _ => ("prosecutor-grade", "grade"),
    };

    private async Task<Refusal?> InScopeAsync(DuoshiDb db, Actor actor, Permission permission, List<PlannedAct> acts, DateOnly today, CancellationToken ct)
    {
        if (!await subjects.Find(SubjectKind.Person)!.SeesAllAsync(db, actor, permission, [.. acts.Select(a => a.PersonId).Distinct()], ct))
        {
            return Refusal.NotFound;
        }

        var offices = acts.Select(a => a.OfficeId).OfType<long>().Distinct().ToList();
        var paths = await db.Set<OfficeNode>().Where(n => offices.Contains(n.OfficeId) && n.ValidFrom <= today && today < n.ValidTo).Select(n => n.Path).ToListAsync(ct);
        if (paths.Count < offices.Count || !paths.TrueForAll(p => actor.May(permission, p)))
        {
            return Refusal.NotFound;
        }

        var departments = acts.Where(a => a.DepartmentId is not null).Select(a => a.DepartmentId!.Value).Distinct().ToList();
        return departments.Count > 0 && (await subjects.Find(SubjectKind.Department)!.NamesAsync(db, departments, today, ct)).Count < departments.Count ? Refusal.NotFound : null;
    }

    private static Refusal Wrong(int order, string field, string zh, string en) =>
        new("act.invalid", $"第 {order + 1} 项：{zh}。", $"Act {order + 1}: {en}.", 422) { Details = new { field, order } };
}
