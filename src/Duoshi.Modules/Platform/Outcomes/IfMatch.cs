using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Duoshi.Modules.Platform.Outcomes;

/// <summary>The version that a request's change is based on.</summary>
internal static class IfMatch
{
    private static readonly Refusal Missing = new(
        "request.if-match-missing", "更改须带 If-Match：先读取，再以其 ETag 提交。", "A change needs If-Match: read first, then send its ETag.", 428);

    /// <summary>The strong entity tag of a version.</summary>
    public static string Tag(string version) => $"\"{version}\"";

    /// <summary>The version in the request's If-Match; 428 without.</summary>
    public static Outcome<string> Read(HttpRequest request)
    {
        var given = request.GetTypedHeaders().IfMatch;
        return given.Count == 1 && given[0] is { IsWeak: false, Tag.Length: > 2 } tag && tag != EntityTagHeaderValue.Any
            ? tag.Tag.Value![1..^1]
            : Missing;
    }
}
