using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Processes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;

namespace Duoshi.Modules.Tests.Selection;

/// <summary>A county with numbers of leading posts, and those who conduct a selection there.</summary>
internal sealed class SelectionDesk : IAsyncDisposable
{
    private SelectionDesk(SmallProvince province) => Province = province;

    public SmallProvince Province { get; }

    public TestDatabase Data => Province.Data;

    public long Office => Province.North;

    public Actor Clerk { get; private set; } = Actor.Nobody;

    public Actor Chief { get; private set; } = Actor.Nobody;

    /// <summary>王副, deputy chief; 李专, full-time member; 张办, head of the office.</summary>
    public long Deputy { get; private set; }

    public long Member { get; private set; }

    public long Head { get; private set; }

    /// <param name="provider">Which database.</param>
    /// <param name="deputies">Approved number of deputies.</param>
    public static async Task<SelectionDesk> CreateAsync(Provider provider, int deputies = 2)
    {
        var desk = new SelectionDesk(await SmallProvince.CreateAsync(provider));
        var since = new DateOnly(2019, 1, 1);
        await desk.Data.WriteAsync(
            TestDatabase.Insert<OfficeLeadership>(desk.Office, since, 2, ("Post", "P02"), ("Authorised", deputies), ("DocumentNumber", "示编〔2019〕7号")),
            TestDatabase.Insert<OfficeLeadership>(desk.Office, since, 3, ("Post", "P03"), ("Authorised", 1), ("DocumentNumber", "示编〔2019〕7号")),
            TestDatabase.Insert<OfficeEstablishment>(desk.Office, since, 1, ("EstablishmentKind", "1"), ("Authorised", 50)));
        desk.Deputy = await desk.PostAsync("王副", "副检察长", "P02");
        desk.Member = await desk.PostAsync("李专", "检察委员会专职委员", "P03");
        desk.Head = await desk.PostAsync("张办", "办公室主任", "P11");
        desk.Clerk = (await desk.Province.ActorAsync(Role.HrClerk, desk.Office, "县院政治部")) with { AccountId = 71 };
        desk.Chief = (await desk.Province.ActorAsync(Role.HrChief, desk.Office, "县院政治部主任")) with { AccountId = 72 };
        return desk;
    }

    public ActBody Promote(long person, string post = "P02") => new()
    {
        Kind = PlannedActKind.Appoint,
        PersonId = person,
        OfficeId = Office,
        PostCode = post,
        Nature = "2",
    };

    /// <summary>A process begun by the clerk.</summary>
    public async Task<long> StartAsync(AppointmentKind kind = AppointmentKind.Promotion, params ActBody[] acts) =>
        (await As<StartProcess, Outcome<long>>(Clerk, s => s.RunAsync(new StartProcess.Body("北县院领导职务调整", kind, Office, "2026.06.01", acts), CancellationToken.None))).Value;

    public async Task<ProcessView> ReadAsync(long id, Actor? actor = null) =>
        (await As<ReadProcess, Outcome<ProcessView>>(actor ?? Clerk, s => s.RunAsync(id, CancellationToken.None))).Value;

    /// <summary>Records a step against the version as it is now.</summary>
    public async Task<Outcome<RecordStep.Recorded>> StepAsync(long id, RecordStep.Body body, Actor? actor = null)
    {
        var version = (await ReadAsync(id, Chief)).Version;
        return await As<RecordStep, Outcome<RecordStep.Recorded>>(actor ?? Clerk, s => s.RunAsync(id, body, version, CancellationToken.None));
    }

    public static RecordStep.Body Step(SelectionStep step, string on, string? document = "北检政〔2026〕1号", byte part = 0) =>
        new() { Step = step, On = on, By = "县院党组", DocumentNumber = document, Part = part };

    /// <summary>Records everything up to a step, included.</summary>
    public async Task UpToAsync(long id, SelectionStep last)
    {
        RecordStep.Body[] all =
        [
            Step(SelectionStep.PreCheck, "2026.06.01"), Step(SelectionStep.Motion, "2026.06.02"), Step(SelectionStep.Recommendation, "2026.06.03"), Step(SelectionStep.Inspection, "2026.06.08"),
            .. Enumerable.Range(1, 4).Select(p => Step(SelectionStep.FourChecks, $"2026.06.0{p + 3}", part: (byte)p)), Step(SelectionStep.Decision, "2026.06.10"),
            Step(SelectionStep.Publicity, "2026.06.11") with { NoticeTo = "2026.06.17" },
            Step(SelectionStep.Publicity, "2026.06.11") with { NoticeTo = "2026.06.17", Objections = 0 },
            Step(SelectionStep.Appointment, "2026.06.22", "北检任〔2026〕3号") with { EffectiveOn = "2026.06.25" },
        ];
        foreach (var step in all.Where(s => s.Step <= last))
        {
            var recorded = await StepAsync(id, step);
            Assert.True(recorded.Refusal is null, $"{step.Step}: {recorded.Refusal?.Zh}");
        }
    }

    public async Task<Outcome<ConfirmAppointment.Confirmed>> ConfirmAsync(long id, Actor actor)
    {
        var version = (await ReadAsync(id, Chief)).Version;
        return await As<ConfirmAppointment, Outcome<ConfirmAppointment.Confirmed>>(actor, s => s.RunAsync(id, "县委决定", version, CancellationToken.None));
    }

    public Task<T> As<TSlice, T>(Actor actor, Func<TSlice, Task<T>> run)
        where TSlice : notnull => Province.AsAsync(actor, run);

    public ValueTask DisposeAsync() => Province.DisposeAsync();

    private async Task<long> PostAsync(string name, string post, string code)
    {
        var person = await Data.PersonAsync(name, Office, post);
        await Data.WriteAsync(TestDatabase.Insert<Appointment>(person, new DateOnly(2020, 5, 1), Appointment.MainSlot, ("Manner", "1"), ("OfficeId", Office), ("OfficeName", "北县人民检察院"), ("PostName", post), ("PostCode", code), ("IsLeading", true)));
        return person;
    }
}
