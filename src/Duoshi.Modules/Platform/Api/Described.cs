using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Duoshi.Modules.Platform.Api;

/// <summary>What the OpenAPI document says of replies that are no plain values.</summary>
internal static class Described
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Csv = "text/csv";

    /// <summary>The reply is a file of one of these types.</summary>
    public static RouteHandlerBuilder ProducesFile(this RouteHandlerBuilder endpoint, string type, params string[] others) =>
        endpoint.Produces<Stream>(StatusCodes.Status200OK, type, others);

    /// <summary>The reply is a list handed out as a workbook, or as CSV where asked.</summary>
    public static RouteHandlerBuilder ProducesSheet(this RouteHandlerBuilder endpoint) => endpoint.ProducesFile(Xlsx, Csv);

    /// <summary>The refusals to reckon with, each as problem+json.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.ProducesProblem(status);
        }

        return endpoint;
    }
}
