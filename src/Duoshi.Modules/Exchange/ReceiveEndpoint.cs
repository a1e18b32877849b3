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

/// <summary>A batch that is being read.</summary>
internal sealed record StartedReading(long Import, long Job);

/// <summary>Files into the holding area over HTTP, from programs and from the page alike. Few are read at once, many in the background.</summary>
internal static class ReceiveEndpoint
{
    /// <summary>Files of one request.</summary>
    public const int MostFiles = 20_000;

    /// <summary>Bytes of one request: what a zip may hold unpacked.</summary>
    public const long MostBytes = 400L << 20;

    /// <summary>More files, or more bytes, than these are read in the background.</summary>
    private const int FilesAtOnce = 20;

    private const long BytesAtOnce = 2L << 20;

    /// <summary>A file beyond it waits on disk, not in memory.</summary>
    private const int HeldInMemory = 16 << 10;

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/imports", ReceiveAsync)
        .WithSummary("Files into the holding area: read, checked, compared; nothing reaches the record")
        .WithDescription("multipart/form-data, any number of files up to 400 MB together; many files, or large ones, are read in the background and answered with 202")
        .Produces<ReviewedBatch>().Produces<StartedReading>(StatusCodes.Status202Accepted)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .DisableAntiforgery().WithFormOptions(memoryBufferThreshold: HeldInMemory, valueCountLimit: MostFiles, multipartBodyLengthLimit: MostBytes)
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes + (MostFiles * 512L))).Needs(Permission.ImportPrepare);

    private static Refusal NotMultipart { get; } = new(
        "exchange.not-multipart", "请以 multipart/form-data 上传文件。", "Send the files as multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);

    private static Refusal Broken { get; } = new("exchange.broken-upload", "上传的内容不完整或格式有误，请重新上传。", "The upload is incomplete or malformed; send it again.", StatusCodes.Status400BadRequest);

    /// <summary>Says the limits, so that nobody has to guess.</summary>
    public static Refusal TooLarge { get; } = new(
        "exchange.too-large", $"一次最多上传 {MostFiles:N0} 个文件、共 {MostBytes >> 20} MB；请分批上传，或压缩为 50 MB 以内的 zip。",
        $"One upload takes {MostFiles:N0} files and {MostBytes >> 20} MB together; send them in parts, or as zips of up to 50 MB.", StatusCodes.Status413PayloadTooLarge);

    private static async Task<IResult> ReceiveAsync(
        HttpRequest request, string? source, string? office, long? officeId, string? asOf, ReceiveFiles receive, ReadFiles read, StartReading start, ReviewImport review, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(asOf) && !PartialDate.TryParse(asOf, out _))
        {
            return new Refusal("exchange.as-of", $"截至日期“{asOf}”不是有效日期。", $"The as-of date '{asOf}' is no date.", StatusCodes.Status422UnprocessableEntity).ToHttp();
        }

        // Read here and not bound: the right is asked before the body is looked at.
        if (!(await FilesAsync(request, ct)).Succeeded(out var files, out var why))
        {
            return why.ToHttp();
        }

        var delivery = new Delivery(
            string.IsNullOrWhiteSpace(source) ? string.Join("、", files.Select(f => f.FileName).Take(3)) : source, [.. files.Select(f => new IncomingFile(f.FileName, f.Length, f.OpenReadStream))],
            office, PartialDate.TryParse(asOf, out var day) ? day : null, officeId);
        if (!(await receive.RunAsync(delivery, null, ct)).Succeeded(out var id, out why))
        {
            return why.ToHttp();
        }

        var batch = (await review.BatchAsync(id, ct)).Value;
        if (batch.Files > FilesAtOnce || (batch.Files > 0 && files.Sum(f => f.Length) > BytesAtOnce))
        {
            return (await start.RunAsync(id, ct)).ToHttp(job => Results.Accepted($"/api/v1/imports/{id}", new StartedReading(id, job)));
        }

        return (await read.RunAsync(id, null, ct)).Succeeded(out _, out why) ? (await review.BatchAsync(id, ct)).ToHttp() : why.ToHttp();
    }

    private static async Task<Outcome<List<IFormFile>>> FilesAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return NotMultipart;
        }

        try
        {
            return (await request.ReadFormAsync(ct)).Files.ToList();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge;
        }
        catch (InvalidDataException limit) when (limit.Message.Contains("limit", StringComparison.Ordinal))
        {
            return TooLarge;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or BadHttpRequestException)
        {
            return Broken;
        }
    }
}
