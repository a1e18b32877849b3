using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Exchange;

/// <summary>The four steps of an import over HTTP: receive and read, look, decide, commit or withdraw.</summary>
internal static class ImportEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/imports/template.xlsx", () => Results.File(RosterTemplateFile.Make(), Xlsx, "roster-template.xlsx"))
            .WithSummary("The roster template").Needs(Permission.ImportPrepare);
        api.MapPost("/imports", ReceiveAsync)
            .WithSummary("Files into the holding area: read, checked, compared; nothing reaches the record")
            .WithDescription("multipart/form-data, any number of files").Produces<ReviewedBatch>().Produces<StartedReading>(StatusCodes.Status202Accepted)
            .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LargestRequest)).Needs(Permission.ImportPrepare);
        api.MapGet("/imports", async (long? before, int? take, ReviewImport slice, CancellationToken ct) => (await slice.BatchesAsync(before, take ?? 50, ct)).ToHttp())
            .WithSummary("Batches, the newest first").Produces<IReadOnlyList<ReviewedBatch>>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}", async (long id, ReviewImport slice, CancellationToken ct) => (await slice.BatchAsync(id, ct)).ToHttp())
            .WithSummary("One batch with its counts").Produces<ReviewedBatch>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/rows", async (long id, string? verdict, string? name, int? after, int? take, ReviewImport slice, CancellationToken ct) =>
                (await slice.RowsAsync(id, new RowQuery(verdict, name, after, take ?? 50), ct)).ToHttp())
            .WithSummary("Rows of a batch by verdict").Produces<RowPage>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/rows/{row:long}/fields", async (long id, long row, ReviewImport slice, CancellationToken ct) => (await slice.FieldsAsync(id, row, ct)).ToHttp())
            .WithSummary("Differences of a row, field by field").Produces<IReadOnlyList<ReviewedField>>().Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/notices", async (long id, long? row, ReviewImport slice, CancellationToken ct) => (await slice.NoticesAsync(id, row, ct)).ToHttp())
            .WithSummary("What is wrong or doubtful: file, row, column, cause, remedy").Produces<IReadOnlyList<ReviewedNotice>>().Needs(Permission.ImportPrepare);
        api.MapPatch("/imports/{id:long}", async (long id, Decisions decisions, [FromHeader(Name = "If-Match")] string? seen, DecideImport slice, ReviewImport review, CancellationToken ct) =>
                Version(seen) is not { } version ? Unseen.ToHttp()
                : (await slice.RunAsync(id, decisions, version, ct)).Succeeded(out _, out var why) ? (await review.BatchAsync(id, ct)).ToHttp() : why.ToHttp())
            .WithSummary("Accept or refuse rows and fields, settle candidates; If-Match is the batch's version").Produces<ReviewedBatch>().Needs(Permission.ImportPrepare);
        api.MapPost("/imports/{id:long}/commit", async (long id, CommitRequest request, [FromHeader(Name = "If-Match")] string? seen, CommitImport slice, CancellationToken ct) =>
                Version(seen) is { } version ? (await slice.RunAsync(id, request.Reason, request.DocumentNumber, version, ct)).ToHttp() : Unseen.ToHttp())
            .WithSummary("Commit what was accepted, whole or not at all").Produces<CommittedImport>().Needs(Permission.ImportCommit);
        api.MapPost("/imports/{id:long}/reading", async (long id, StartReading slice, CancellationToken ct) =>
                (await slice.RunAsync(id, ct)).ToHttp(job => Results.Accepted($"/api/v1/jobs/{job}", new StartedReading(id, job))))
            .WithSummary("Go on reading a batch, in the background").Produces<StartedReading>(StatusCodes.Status202Accepted).Needs(Permission.ImportPrepare);
        api.MapGet("/imports/{id:long}/annotated.xlsx", async (long id, string? file, bool? onlyWithNotices, AnnotateImport slice, CancellationToken ct) =>
                (await slice.RunAsync(id, file, onlyWithNotices ?? false, ct)).ToHttp(sheet => Results.File(sheet.Content, Xlsx, sheet.FileName)))
            .WithSummary("The roster given back with cause and remedy in a last column").Needs(Permission.ImportPrepare);
        api.MapPost("/imports/{id:long}/withdrawal", async (long id, CommitRequest request, WithdrawImport slice, CancellationToken ct) => (await slice.RunAsync(id, request.Reason, ct)).ToHttp())
            .WithSummary("Take a committed import back as one act and list what stays; one never committed is put aside").Produces<WithdrawnImport>().Needs(Permission.ImportPrepare);
    }

    /// <summary>Reason and document of a commit or withdrawal.</summary>
    public sealed record CommitRequest(string? Reason = null, string? DocumentNumber = null);

    /// <summary>A batch that is being read.</summary>
    public sealed record StartedReading(long Import, long Job);

    /// <summary>More files than this are read in the background.</summary>
    private const int ReadAtOnce = 50;

    /// <summary>A zip may have 50 MB; somewhat more for several files and the form around them.</summary>
    private const long LargestRequest = 120L << 20;

    private static Refusal Unseen { get; } = new(
        "exchange.version-needed", "请在 If-Match 中给出所见批次的版本号。", "Give the version of the batch you saw in If-Match.", StatusCodes.Status428PreconditionRequired);

    private static int? Version(string? tag) => int.TryParse(tag?.Trim('"'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, string? source, string? office, string? asOf, ReceiveFiles receive, ReadFiles read, StartReading start, ReviewImport review, CancellationToken ct)
    {
        // Read here and not bound: the right is asked before the body is looked at.
        if (!request.HasFormContentType)
        {
            return new Refusal("exchange.not-multipart", "请以 multipart/form-data 上传文件。", "Send the files as multipart/form-data.", StatusCodes.Status415UnsupportedMediaType).ToHttp();
        }

        var files = (await request.ReadFormAsync(ct)).Files;
        if (!string.IsNullOrWhiteSpace(asOf) && !PartialDate.TryParse(asOf, out _))
        {
            return new Refusal("exchange.as-of", $"截至日期“{asOf}”不是有效日期。", $"The as-of date '{asOf}' is no date.", StatusCodes.Status422UnprocessableEntity).ToHttp();
        }

        var delivery = new Delivery(
            string.IsNullOrWhiteSpace(source) ? string.Join("、", files.Select(f => f.FileName).Take(3)) : source, [.. files.Select(f => new IncomingFile(f.FileName, f.Length, f.OpenReadStream))],
            office, PartialDate.TryParse(asOf, out var day) ? day : null);
        if (!(await receive.RunAsync(delivery, null, ct)).Succeeded(out var id, out var why))
        {
            return why.ToHttp();
        }

        if ((await review.BatchAsync(id, ct)).Value.Files > ReadAtOnce)
        {
            return (await start.RunAsync(id, ct)).ToHttp(job => Results.Accepted($"/api/v1/imports/{id}", new StartedReading(id, job)));
        }

        return (await read.RunAsync(id, null, ct)).Succeeded(out _, out why) ? (await review.BatchAsync(id, ct)).ToHttp() : why.ToHttp();
    }
}
