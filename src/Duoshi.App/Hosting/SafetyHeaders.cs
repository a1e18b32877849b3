namespace Duoshi.App.Hosting;

/// <summary>Headers of every reply: no request leaves the site, nothing frames it, nothing sensitive is cached.</summary>
internal static class SafetyHeaders
{
    private const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
        + "font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public static Task Apply(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        http.Response.OnStarting(static state =>
        {
            var reply = (HttpResponse)state;
            var page = reply.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
            if (page || reply.HttpContext.Request.Path.StartsWithSegments("/api"))
            {
                reply.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, http.Response);
        return next(http);
    }
}
