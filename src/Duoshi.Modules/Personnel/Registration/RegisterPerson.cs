using Duoshi.Core.Identity;
using Duoshi.Core.Names;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Personnel.Registration;

/// <summary>Brings a new person on the record: who it is, in which office, and further facts, as one change.</summary>
internal sealed class RegisterPerson(
    FactKinds kinds, RecordWriter writer, IEnumerable<IFactRule> rules, IdentityRule identities, IPeople people, IOffices offices, IActor actors, TimeProvider clock)
{
    /// <param name="OfficeId">The office the person counts in.</param>
    /// <param name="From">Since when; 不详 where nobody knows.</param>
    /// <param name="Identity">Fields of the basic information; name is required.</param>
    /// <param name="Facts">Further first facts.</param>
    /// <param name="ConfirmedNew">People of the same name and birth month were looked at: this is another one.</param>
    /// <param name="Reason">Why, in the user's words.</param>
    /// <param name="DocumentNumber">文号.</param>
    public sealed record Body(
        long OfficeId, string? From, Dictionary<string, string?> Identity, IReadOnlyList<FirstFact>? Facts, bool? ConfirmedNew, string? Reason, string? DocumentNumber);

    /// <summary>A first fact of a new person.</summary>
    public sealed record FirstFact(string Kind, string? From, string? To, Dictionary<string, string?> Values);

    public sealed record Registered(long PersonId, long Change, IReadOnlyList<ActWarning> Warnings);

    /// <summary>Somebody on the record of the same name and birth month.</summary>
    public sealed record Alike(long PersonId, string Name, string? StaffNumber, string? Office, string? Duty);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/persons", async (Body body, RegisterPerson slice, CancellationToken ct) =>
            (await slice.RunAsync(body, ct)).ToHttp(r => Results.Created($"/api/v1/persons/{r.PersonId}", r)))
        .WithSummary("Register a new person")
        .Produces<Registered>(StatusCodes.Status201Created)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .Needs(Permission.FactInsert);

    /// <returns>The new key; or <c>person.identity-number-taken</c>, or <c>person.candidates</c> while nobody said it is another person.</returns>
    public async Task<Outcome<Registered>> RunAsync(Body body, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.FactInsert))
        {
            return Refusal.Forbidden;
        }

        var paths = await offices.PathsAsync([body.OfficeId], clock.Today(), ct);
        if (!paths.TryGetValue(body.OfficeId, out var path) || !actor.May(Permission.FactInsert, path))
        {
            return Refusal.NotFound;
        }

        if (!ActDates.From(body.From).Succeeded(out var since, out var undated))
        {
            return undated;
        }

        if (since is null)
        {
            return ActDates.Required("from", "进入本院的日期", "day of entering the office");
        }

        var readable = actor.ReadableClass(path, null, false) ?? FieldClass.Public;
        if (await CandidatesAsync(body, ct) is { } candidates)
        {
            return candidates;
        }

        long person = 0;
        var warnings = new List<ActWarning>();
        var request = new WriteRequest(new ChangeHeader("register-person", Basis.Registration, null, body.Reason, body.DocumentNumber), [])
        {
            Prepare = async scope =>
            {
                person = await people.NewPeopleAsync(scope, 1, ct);
                if (IdentityNumber.TryRead(body.Identity.GetValueOrDefault("identityNumber"), out var number)
                    && await identities.TakenAsync(scope.Db, person, number, ct) is { } taken)
                {
                    return taken;
                }

                // Who somebody is holds before the office came to know it.
                var facts = new List<(string Kind, PartialDate From, PartialDate? To, Dictionary<string, string?> Values)>
                {
                    ("identity", PartialDate.UnknownStart, null, body.Identity),
                    ("service", since.Value, null, new() { ["status"] = "1", ["officeId"] = body.OfficeId.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
                };
                foreach (var fact in body.Facts ?? [])
                {
                    if (!ActDates.From(fact.From).Succeeded(out var from, out var fromWrong) | !ActDates.To(fact.To).Succeeded(out var to, out var toWrong))
                    {
                        return (fromWrong ?? toWrong)!;
                    }

                    facts.Add((fact.Kind, from ?? since.Value, to, fact.Values));
                }

                var writes = new List<FactWrite>();
                foreach (var (kindKey, from, to, values) in facts)
                {
                    if (!(await WriteAsync(scope.Db, person, kindKey, from, to, values, readable, warnings, ct)).Succeeded(out var write, out var why))
                    {
                        return why;
                    }

                    writes.Add(write);
                }

                return writes;
            },
        };
        return (await writer.WriteAsync(actor, request, ct)).Succeeded(out var receipt, out var refused)
            ? new Registered(person, receipt.Change, warnings)
            : refused;
    }

    private async Task<Outcome<FactWrite>> WriteAsync(
        DuoshiDb db, long person, string kindKey, PartialDate from, PartialDate? to, Dictionary<string, string?> values, FieldClass readable, List<ActWarning> warnings, CancellationToken ct)
    {
        if (kinds.Find(kindKey) is not { Subject: SubjectKind.Person } kind || kind.Class > readable)
        {
            return new Refusal("record.unknown-kind", $"没有信息集 {kindKey}。", $"There is no kind {kindKey}.", 422) { Details = new { field = "kind" } };
        }

        if (ActDates.EndBeforeStart(from, to) is { } dates)
        {
            return dates;
        }

        var draft = new FactDraft(db, kind, person, [], null) { Act = "insert", From = from, To = to, Reach = Reach.AllLater, Slot = kind.Shape == FactShape.State ? (short)1 : null };
        foreach (var (key, text) in values)
        {
            if (kind.PositionOf(key) < 0 || kind.Field(key).Class > readable)
            {
                return new Refusal("record.unknown-field", $"“{kind.Zh}”没有字段 {key}。", $"'{kind.En}' has no field {key}.", 422) { Details = new { field = key } };
            }

            if (!FieldInput.Read(kind.Field(key), text).Succeeded(out var value, out var unreadable))
            {
                return unreadable;
            }

            draft.Values[key] = value.Value;
        }

        foreach (var rule in rules.Where(r => r.Entity == kind.Entity))
        {
            if (await rule.CompleteAsync(draft, ct) is { } refused)
            {
                return refused;
            }
        }

        if (kind.Fields.FirstOrDefault(f => f.Required && draft.Values.GetValueOrDefault(f.Key) is null or "") is { } missing)
        {
            return new Refusal("record.required", $"“{kind.Zh}”的“{missing.Zh}”不能为空，请填写。", $"'{missing.En}' of '{kind.En}' is required; fill it in.", 422) { Details = new { field = missing.Key } };
        }

        warnings.AddRange(draft.Warnings);
        return new FactWrite(kind, person, draft.Slot, 0, draft.ToAct());
    }

    /// <summary>Same name and birth month: a person decides, never the program.</summary>
    private async Task<Refusal?> CandidatesAsync(Body body, CancellationToken ct)
    {
        if (body.ConfirmedNew == true || string.IsNullOrWhiteSpace(body.Identity.GetValueOrDefault("name")) || !PartialDate.TryParse(body.Identity.GetValueOrDefault("birth"), out var birth))
        {
            return null;
        }

        var match = (await people.MatchAsync([new PersonKeys(null, null, null, body.Identity["name"], birth)], ct))[0];
        if (match.Candidates.Count == 0)
        {
            return null;
        }

        var labels = await people.LabelsAsync(match.Candidates, ct);
        return new Refusal(
            "person.candidates",
            $"已有 {match.Candidates.Count} 名同姓名、同出生年月的人员，请核对是否同一人。",
            $"{match.Candidates.Count} people of this name and birth month are on record; check whether it is one of them.")
        { Details = labels.Values.OrderBy(l => l.PersonId).Select(l => new Alike(l.PersonId, l.Name, l.StaffNumber, l.Office, l.Duty)).ToList() };
    }
}
