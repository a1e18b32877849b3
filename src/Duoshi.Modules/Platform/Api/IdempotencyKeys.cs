using System.Security.Cryptography;
using System.Text;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Api;

/// <summary>
/// Honours <c>Idempotency-Key</c> on POST below /api/v1: the same key with the same request is done once, and a repeat
/// within a day gets the first answer. Goes after authentication.
/// </summary>
public static class IdempotencyKeys
{
    public const string Header = "Idempotency-Key";

    /// <summary>On an answer that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    private const int LongestKey = 100;

    /// <summary>A longer answer is not kept: a repeat is then refused by the record itself.</summary>
    private const int LongestBody = 1024 * 1024;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A request that never came to an end, its process killed for one, stands in nobody's way after this.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(10);

    private static Refusal BadKey { get; } = new("idempotency.key", "Idempotency-Key 应为 1 至 100 个字符。", "Idempotency-Key takes 1 to 100 characters.", 400);

    private static Refusal OtherRequest { get; } = new("idempotency.other-request", "这个 Idempotency-Key 已用于另一请求，请换一个。", "This Idempotency-Key was used for another request; take a new one.", 422);

    private static Refusal AtWork { get; } = new("idempotency.at-work", "同一请求正在处理，请稍后再查。", "The same request is at work; ask again in a moment.");

    public static IApplicationBuilder UseIdempotencyKeys(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Path.StartsWithSegments("/api/v1", StringComparison.OrdinalIgnoreCase)
            || !http.Request.Headers.TryGetValue(Header, out var header))
        {
            await next(http);
            return;
        }

        var key = header.ToString();
        if (key.Length is 0 or > LongestKey)
        {
            await BadKey.ToHttp().ExecuteAsync(http);
            return;
        }

        var actor = await http.RequestServices.GetRequiredService<IActor>().CurrentAsync(http.RequestAborted);
        if (actor.IsNobody)
        {
            await next(http);
            return;
        }

        await RunAsync(http, next, actor.AccountId, key);
    });

    private static async Task RunAsync(HttpContext http, RequestDelegate next, long account, string key)
    {
        var databases = http.RequestServices.GetRequiredService<IDbContextFactory<DuoshiDb>>();
        var cipher = http.RequestServices.GetRequiredService<FieldCipher>();
        var gate = http.RequestServices.GetRequiredService<WriteGate>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcTicks;
        var fingerprint = await FingerprintAsync(http.Request);
        if (await ClaimAsync(databases, gate, account, key, fingerprint, now, http.RequestAborted) is { } earlier)
        {
            await AnswerAsync(http, earlier, fingerprint, cipher);
            return;
        }

        var reply = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        var done = false;
        try
        {
            await next(http);
            done = http.Response.StatusCode < 500 && kept.Length <= LongestBody && !SecretReply.IsExpected(http);
        }
        finally
        {
            http.Response.Body = reply;
            await SettleAsync(databases, gate, account, key, done ? http.Response : null, kept, cipher);
        }

        kept.Position = 0;
        await kept.CopyToAsync(reply, http.RequestAborted);
    }

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.Headers.IfMatch}\n"));
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Takes the key, or gives the row of who took it before.</summary>
    private static async Task<IdempotencyRow?> ClaimAsync(IDbContextFactory<DuoshiDb> databases, WriteGate gate, long account, string key, string fingerprint, long now, CancellationToken ct)
    {
        using var turn = await gate.EnterAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var (stale, stuck) = (now - Kept.Ticks, now - LongestWork.Ticks);
        await db.Set<IdempotencyRow>().Where(r => r.At < stale || (r.Status == 0 && r.At < stuck)).ExecuteDeleteAsync(ct);
        if (await db.Set<IdempotencyRow>().AsNoTracking().SingleOrDefaultAsync(r => r.AccountId == account && r.Key == key, ct) is { } earlier)
        {
            return earlier;
        }

        db.Add(new IdempotencyRow { AccountId = account, Key = key, At = now, Fingerprint = fingerprint });
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException)
        {
            // Another node of the same installation took it between the two statements.
            db.ChangeTracker.Clear();
            return await db.Set<IdempotencyRow>().AsNoTracking().SingleAsync(r => r.AccountId == account && r.Key == key, ct);
        }
    }

    private static async Task AnswerAsync(HttpContext http, IdempotencyRow earlier, string fingerprint, FieldCipher cipher)
    {
        if (earlier.Fingerprint != fingerprint)
        {
            await OtherRequest.ToHttp().ExecuteAsync(http);
        }
        else if (earlier.Status == 0)
        {
            await AtWork.ToHttp().ExecuteAsync(http);
        }
        else
        {
            http.Response.StatusCode = earlier.Status;
            http.Response.ContentType = earlier.ContentType;
            http.Response.Headers[Replayed] = "true";
            if (earlier.SealedBody is { } sealedBody)
            {
                await http.Response.Body.WriteAsync(cipher.OpenBytes(sealedBody), http.RequestAborted);
            }
        }
    }

    /// <summary>Keeps the answer; a failed request gives the key back, so that it can be tried again.</summary>
    private static async Task SettleAsync(IDbContextFactory<DuoshiDb> databases, WriteGate gate, long account, string key, HttpResponse? response, MemoryStream body, FieldCipher cipher)
    {
        using var turn = await gate.EnterAsync(CancellationToken.None);
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var row = db.Set<IdempotencyRow>().Where(r => r.AccountId == account && r.Key == key);
        if (response is null)
        {
            await row.ExecuteDeleteAsync(CancellationToken.None);
            return;
        }

        var (status, type, bytes) = (response.StatusCode, response.ContentType, body.Length == 0 ? null : cipher.SealBytes(body.ToArray()));
        await row.ExecuteUpdateAsync(set => set.SetProperty(r => r.Status, status).SetProperty(r => r.ContentType, type).SetProperty(r => r.SealedBody, bytes), CancellationToken.None);
    }
}
