using System.Text;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Personnel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Exchange;

/// <summary>A clerk's desk over a small province: hands files in, looks, decides, commits.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    public const string ZhangNumber = "990101198503150017";

    private ImportDesk(SmallProvince province) => Province = province;

    public SmallProvince Province { get; }

    public TestDatabase Data => Province.Data;

    /// <summary>Who acts; null: the operator.</summary>
    public Actor? Clerk { get; set; }

    public static async Task<ImportDesk> OpenAsync(Provider provider, Action<IServiceCollection>? more = null) => new(await SmallProvince.CreateAsync(provider, more));

    /// <summary>A form in which only what is given says something; the form itself bears its date.</summary>
    public static AppointmentForm Form(string name = "张三", string? number = ZhangNumber, string birth = "198503", string date = "20250601") => new()
    {
        Name = name,
        Sex = "男",
        BirthDate = birth,
        EthnicGroup = "汉族",
        PresentPosts = "示范市人民检察院党组成员、副检察长",
        IdentityNumber = number,
        FormDate = date,
        Version = FormElements.WrittenVersion,
    };

    public static (string, byte[]) Lrmx(string fileName, AppointmentForm form)
    {
        using var file = new MemoryStream();
        LrmxWriter.Write(form, file);
        return (fileName, file.ToArray());
    }

    public static (string, byte[]) Csv(string fileName, params string[] lines) => (fileName, Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));

    public static (string, byte[]) Sample(string name) => (name, File.ReadAllBytes(Path.Combine(Samples, name)));

    public static string Samples
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(at!.FullName, "tests", "samples", "lrmx")))
            {
                at = at.Parent;
            }

            return Path.Combine(at.FullName, "tests", "samples", "lrmx");
        }
    }

    public async Task<T> AsAsync<TSlice, T>(Func<TSlice, Task<T>> run)
        where TSlice : notnull
    {
        await using var scope = Data.ScopeOf(Clerk ?? TestDatabase.Operator);
        return await run(scope.ServiceProvider.GetRequiredService<TSlice>());
    }

    /// <summary>Receives, reads and compares.</summary>
    public Task<ImportBatch> PrepareAsync(params (string Name, byte[] Content)[] files) => PrepareAsync(null, files);

    public async Task<ImportBatch> PrepareAsync(PartialDate? asOf, params (string Name, byte[] Content)[] files)
    {
        var delivery = new Delivery("测试", [.. files.Select(f => new IncomingFile(f.Name, f.Content.Length, () => new MemoryStream(f.Content)))], null, asOf);
        var id = (await AsAsync<ReceiveFiles, Outcome<long>>(s => s.RunAsync(delivery, null, CancellationToken.None))).Value;
        return (await AsAsync<ReadFiles, Outcome<ImportBatch>>(s => s.RunAsync(id, null, CancellationToken.None))).Value;
    }

    public Task<Outcome<ImportBatch>> DecideAsync(long import, Decisions decisions, int? version = null) =>
        AsAsync<DecideImport, Outcome<ImportBatch>>(s => s.RunAsync(import, decisions, version, CancellationToken.None));

    public Task<Outcome<CommittedImport>> CommitAsync(long import, string? reviewer = null) => AsAsync<CommitImport, Outcome<CommittedImport>>(s => s.RunAsync(import, new CommitRequest("测试", null, reviewer), null, CancellationToken.None));

    /// <summary>Mends cells of a row, by key of the column.</summary>
    public Task<Outcome<ImportBatch>> RepairAsync(long import, long row, params (string Column, string Text)[] cells) =>
        AsAsync<RepairRow, Outcome<ImportBatch>>(s => s.RunAsync(import, row, new RowRepair(cells.ToDictionary(c => c.Column, c => c.Text)), null, CancellationToken.None));

    /// <summary>Accepts what is undisputed and commits it.</summary>
    public async Task<CommittedImport> TakeAsync(params (string Name, byte[] Content)[] files)
    {
        var batch = await PrepareAsync(files);
        _ = (await DecideAsync(batch.Id, new Decisions { AcceptUndisputed = true })).Value;
        var outcome = await CommitAsync(batch.Id);
        Assert.True(outcome.Refusal is null, $"{outcome.Refusal} {string.Join("; ", (await RowsAsync(batch.Id)).Select(r => r.Verdict + " " + r.Reason))}");
        return outcome.Value;
    }

    public async Task<IReadOnlyList<ReviewedRow>> RowsAsync(long import, string? verdict = null) =>
        (await AsAsync<ReviewImport, Outcome<RowPage>>(s => s.RowsAsync(import, new RowQuery(verdict, Take: 500), CancellationToken.None))).Value.Rows;

    public async Task<IReadOnlyList<ReviewedField>> FieldsAsync(long import, long row) =>
        (await AsAsync<ReviewImport, Outcome<IReadOnlyList<ReviewedField>>>(s => s.FieldsAsync(import, row, CancellationToken.None))).Value;

    public async Task<IReadOnlyList<ReviewedNotice>> NoticesAsync(long import) =>
        (await AsAsync<ReviewImport, Outcome<IReadOnlyList<ReviewedNotice>>>(s => s.NoticesAsync(import, null, CancellationToken.None))).Value;

    public async Task<ReviewedBatch> BatchAsync(long import) => (await AsAsync<ReviewImport, Outcome<ReviewedBatch>>(s => s.BatchAsync(import, CancellationToken.None))).Value;

    public async Task<ComposedForm> ComposeAsync(long person) => (await AsAsync<ExportForms, Outcome<ComposedForm>>(s => s.ComposeAsync(person, CancellationToken.None))).Value;

    /// <summary>The rows of a kind of a person that hold on a day.</summary>
    public async Task<List<T>> FactsAsync<T>(long person, DateOnly? day = null)
        where T : Fact
    {
        await using var db = await Data.OpenAsync();
        return await db.Set<T>().At(day ?? SmallProvince.Today, Known.Now).Where(f => f.SubjectId == person).OrderBy(f => f.Slot).ThenBy(f => f.FactId).ToListAsync();
    }

    public async Task<int> CountAsync<T>()
        where T : class
    {
        await using var db = await Data.OpenAsync();
        return await db.Set<T>().CountAsync();
    }

    /// <summary>The only person the batch brought or found.</summary>
    public async Task<long> PersonOfAsync(long import) => (await RowsAsync(import)).Single().Person!.Value;

    /// <summary>All of the holding area and the size of the record: equal before and after what changed nothing.</summary>
    public async Task<string> EverythingAsync()
    {
        await using var db = await Data.OpenAsync();
        var rows = await db.Set<ImportRow>().AsNoTracking().OrderBy(r => r.Id).Select(r => $"{r.Id} {r.Verdict} {r.Decision} {r.PersonId} {r.CommittedBy} {r.WaitingFields} {r.SeenVersions}").ToListAsync();
        var fields = await db.Set<ImportField>().AsNoTracking().OrderBy(f => f.Id).Select(f => $"{f.Id} {f.Decision} {f.CommittedBy}").ToListAsync();
        var forms = await db.Set<ReceivedForm>().AsNoTracking().OrderBy(f => f.Id).Select(f => $"{f.Id} {f.PersonId} {f.CommittedBy}").ToListAsync();
        var batches = await db.Set<ImportBatch>().AsNoTracking().OrderBy(b => b.Id).Select(b => $"{b.Id} {b.State} {b.Version} {b.Waiting}").ToListAsync();
        var ledger = await db.Set<LedgerState>().AsNoTracking().SingleAsync();
        var record = await db.Set<Person>().CountAsync() + await db.Set<Identity>().CountAsync() + await db.Set<PersonCard>().CountAsync() + await db.Set<PersonToPlace>().CountAsync();
        return string.Join('\n', rows.Concat(fields).Concat(forms).Concat(batches).Append($"{ledger.LastChange} {ledger.LastAudit} {record}"));
    }

    public ValueTask DisposeAsync() => Province.DisposeAsync();
}
