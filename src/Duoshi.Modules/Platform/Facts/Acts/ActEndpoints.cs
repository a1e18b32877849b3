using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>The addresses of the four acts, the same for every sort of subject.</summary>
internal static class ActEndpoints
{
    private static readonly (SubjectKind Sort, string Segment)[] Sorts =
        [(SubjectKind.Person, "persons"), (SubjectKind.Office, "offices"), (SubjectKind.Department, "departments"), (SubjectKind.Position, "positions")];

    private static readonly (string Act, string Segment, string Summary)[] Acts =
    [
        ("insert", "insertions", "Something new holds from a day"),
        ("correct", "corrections", "It was always so"),
        ("end", "endings", "It no longer holds from a day on"),
        ("withdraw", "withdrawals", "It was never so"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (sort, subjects) in Sorts)
        {
            foreach (var (act, acts, summary) in Acts)
            {
                api.MapPost($"/{subjects}/{{id:long}}/facts/{{kind}}/{acts}",
                    async (long id, string kind, ActBody body, bool? preview, HttpContext http, ActOnFact slice, CancellationToken ct) =>
                    {
                        if (!EntityTags.TryRead(http.Request, out var version))
                        {
                            return EntityTags.Unreadable.ToHttp();
                        }

                        return (await slice.RunAsync(sort, id, kind, body.ToRequest(act), version, preview == true, ct)).ToHttp(result =>
                        {
                            http.Response.Headers.ETag = EntityTags.Of(result.Version);
                            return Results.Ok(result);
                        });
                    })
                    .WithSummary($"{summary}; preview=true shows the difference and writes nothing")
                    .WithTags(subjects)
                    .Produces<ActResult>()
                    .ProducesProblem(StatusCodes.Status404NotFound)
                    .ProducesProblem(StatusCodes.Status409Conflict)
                    .ProducesProblem(StatusCodes.Status412PreconditionFailed)
                    .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
                    .ProducesProblem(StatusCodes.Status428PreconditionRequired)
                    .Needs(ActOnFact.PermissionOf(act)!.Value);
            }
        }
    }

    /// <summary>An act's body: the act itself is in the address.</summary>
    internal sealed record ActBody(
        long? RowId, long? FactId, short? Slot, string? From, string? To, string? On, string? Reach, string? Fill,
        Dictionary<string, string?>? Values, string? Reason, string? DocumentNumber)
    {
        public ActRequest ToRequest(string act) => new()
        {
            Act = act,
            RowId = RowId,
            FactId = FactId,
            Slot = Slot,
            From = From,
            To = To,
            On = On,
            Reach = Reach,
            Fill = Fill,
            Values = Values ?? [],
            Reason = Reason,
            DocumentNumber = DocumentNumber,
        };
    }
}

/// <summary>Versions as entity tags: the number of the last change, in quotes.</summary>
internal static class EntityTags
{
    public static Refusal Unreadable { get; } = new("record.version-unreadable", "If-Match 应为读取时得到的 ETag。", "If-Match must be the ETag you read.", 400);

    public static string Of(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Reads If-Match; absent gives null.</summary>
    public static bool TryRead(HttpRequest request, out long? version)
    {
        version = null;
        var text = request.Headers[HeaderNames.IfMatch].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        if (long.TryParse(text.Replace("W/", "", StringComparison.Ordinal).Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            version = number;
            return true;
        }

        return false;
    }
}
