using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Http;

namespace Duoshi.Modules.Platform.Outcomes;

/// <summary>Outcomes as replies of the API: the value, or problem+json with a stable code and both languages.</summary>
public static class OutcomeHttp
{
    /// <summary>200 with the value; 204 for <see cref="Done"/>; else the refusal as problem+json.</summary>
    public static IResult ToHttp<T>(this Outcome<T> outcome) =>
        outcome.ToHttp(value => value is Done ? TypedResults.NoContent() : Results.Ok(value));

    /// <summary>The reply made of the value; else the refusal as problem+json.</summary>
    public static IResult ToHttp<T>(this Outcome<T> outcome, Func<T, IResult> reply) =>
        outcome.Succeeded(out var value, out var why) ? reply(value) : why.ToHttp();

    /// <summary>The refusal as problem+json: type, title in the user's language, status, code, zh, en, details.</summary>
    public static IResult ToHttp(this Refusal refusal) => TypedResults.Problem(
        statusCode: refusal.Status,
        title: Words.T(refusal.Zh, refusal.En),
        type: $"urn:duoshi:problem:{refusal.Code}",
        extensions: Extensions(refusal));

    private static Dictionary<string, object?> Extensions(Refusal refusal)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = refusal.Code,
            ["zh"] = refusal.Zh,
            ["en"] = refusal.En,
        };
        if (refusal.Details is not null)
        {
            extensions["details"] = refusal.Details;
        }

        return extensions;
    }
}
