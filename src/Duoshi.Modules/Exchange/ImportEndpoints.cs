using System.Globalization;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Exchange;

/// <summary>The steps of an import after its files are received, over HTTP: look, mend, decide, commit or withdraw.</summary>
internal static class ImportEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/template.xlsx", () => Results.File(RosterTemplateFile.Make(), Xlsx, "roster-template.xlsx"))
            .WithSummary("The roster template").ProducesFile(Described.Xlsx).Needs(Permission.ImportPrepare);
        api.MapGet("/imports/collection-template.xlsx", () => Results.File(CollectionTemplateFile.Make(), Xlsx, "collection-workbook.xlsx"))
            .WithSummary("The collection workbook 干部大数据信息提取表, a sheet an information set").ProducesFile(Described.Xlsx).Needs(Permission.ImportPrepare);
        api.MapGet("/imports", async (long? before, int? take, ReviewImport slice, CancellationToken ct) => (await slice.BatchesAsync(before, take ?? 50, ct)).ToHttp())
            .WithSummary("Batches, the newest first").Produces<IReadOnlyList<ReviewedBatch>>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}", async (long id, HttpContext http, ReviewImport slice, CancellationToken ct) => (await slice.BatchAsync(id, ct)).ToHttp(batch => Tagged(http, batch.Version, batch)))
            .WithSummary("One batch with its counts").Produces<ReviewedBatch>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/rows", async (long id, string? verdict, string? name, string? missing, string? effect, string? decision, int? after, int? take, ReviewImport slice, CancellationToken ct) =>
                (await slice.RowsAsync(id, new RowQuery(verdict, name, after, take ?? 50) { Missing = missing, Effect = effect, Decision = decision }, ct)).ToHttp())
            .WithSummary("Rows of a batch by verdict, by a required field they lack, by a number of an office they move, by decision").Produces<RowPage>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/rows/{row:long}/fields", async (long id, long row, ReviewImport slice, CancellationToken ct) => (await slice.FieldsAsync(id, row, ct)).ToHttp())
            .WithSummary("Differences of a row, field by field").Produces<IReadOnlyList<ReviewedField>>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/rows/{row:long}/cells", async (long id, long row, RowCells slice, CancellationToken ct) => (await slice.RunAsync(id, row, ct)).ToHttp())
            .WithSummary("The cells of a roster's row, as received and as mended since").Produces<IReadOnlyList<RowCell>>().Needs(Permission.ImportPrepare);
        api.MapPatch("/imports/{id:long}/rows/{row:long}", RepairAsync)
            .WithSummary("Mend cells of a roster's row in place; it is checked and compared again, alone. If-Match is the batch's version").Produces<ReviewedRow>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/notices", async (long id, long? row, ReviewImport slice, CancellationToken ct) => (await slice.NoticesAsync(id, row, ct)).ToHttp())
            .WithSummary("What is wrong or doubtful: file, row, column, cause, remedy").Produces<IReadOnlyList<ReviewedNotice>>().Needs(Permission.ImportPrepare);
        api.MapPatch("/imports/{id:long}", async (long id, Decisions decisions, [FromHeader(Name = "If-Match")] string? seen, HttpContext http, DecideImport slice, ReviewImport review, CancellationToken ct) =>
                Version(seen) is not { } version ? Unseen.ToHttp()
                : (await slice.RunAsync(id, decisions, version, ct)).Succeeded(out _, out var why) ? (await review.BatchAsync(id, ct)).ToHttp(batch => Tagged(http, batch.Version, batch)) : why.ToHttp())
            .WithSummary("Accept rows and fields, refuse rows with a reason, settle candidates; If-Match is the batch's version").Produces<ReviewedBatch>().Needs(Permission.ImportPrepare);
        api.MapPost("/imports/{id:long}/commit", async (long id, CommitRequest request, [FromHeader(Name = "If-Match")] string? seen, CommitImport slice, CancellationToken ct) =>
                Version(seen) is { } version ? (await slice.RunAsync(id, request, version, ct)).ToHttp() : Unseen.ToHttp())
            .WithSummary("Commit what was accepted, whole or not at all").Produces<CommittedImport>().Needs(Permission.ImportCommit);
        api.MapPost("/imports/{id:long}/reading", async (long id, StartReading slice, CancellationToken ct) =>
                (await slice.RunAsync(id, ct)).ToHttp(job => Results.Accepted($"/api/v1/jobs/{job}", new StartedReading(id, job))))
            .WithSummary("Go on reading a batch, in the background").Produces<StartedReading>(StatusCodes.Status202Accepted).Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/annotated.xlsx", async (long id, string? file, bool? onlyWithNotices, AnnotateImport slice, CancellationToken ct) =>
                (await slice.RunAsync(id, file, onlyWithNotices ?? false, ct)).ToHttp(sheet => Results.File(sheet.Content, Xlsx, sheet.FileName)))
            .WithSummary("The roster given back with cause and remedy in a last column").ProducesFile(Described.Xlsx).Needs(Permission.ImportPrepare);
        api.MapPost("/imports/{id:long}/withdrawal", async (long id, CommitRequest request, WithdrawImport slice, CancellationToken ct) => (await slice.RunAsync(id, request.Reason, ct)).ToHttp())
            .WithSummary("Take a committed import back as one act, in however many steps it was committed, with a reason, and list what stays; one never committed is put aside").Produces<WithdrawnImport>().Needs(Permission.ImportPrepare);
    }

    public static Refusal Unseen { get; } = new(
        "exchange.version-needed", "请在 If-Match 中给出所见批次的版本号。", "Give the version of the batch you saw in If-Match.", StatusCodes.Status428PreconditionRequired);

    public static int? Version(string? tag) => int.TryParse(tag?.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static async Task<IResult> RepairAsync(
        long id, long row, RowRepair repair, [FromHeader(Name = "If-Match")] string? seen, HttpContext http, RepairRow slice, ReviewImport review, CancellationToken ct)
    {
        if (Version(seen) is not { } version)
        {
            return Unseen.ToHttp();
        }

        return (await slice.RunAsync(id, row, repair, version, ct)).Succeeded(out var batch, out var why)
            ? (await review.RowAsync(id, row, ct)).ToHttp(mended => Tagged(http, batch.Version, mended))
            : why.ToHttp();
    }

    /// <summary>The reply with the version of the batch, as the next request's If-Match has to say it.</summary>
    private static IResult Tagged<T>(HttpContext http, int version, T value)
    {
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
        return Results.Ok(value);
    }
}
