using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Duoshi.Modules.Platform.Outcomes;

/// <summary>The version that a request's change is based on.</summary>
internal static class IfMatch
{
    private static readonly Refusal Missing = new(
        "record.version-required", "请先读取最新内容，并随请求送回其版本（If-Match）。", "Read the present state first and send its version back (If-Match).", 428);

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
