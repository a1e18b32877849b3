using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.App.Commands;

/// <summary>What a verb says at its end: words for people, JSON for machines.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<int> SayAsync(IShell shell, bool json, object result, string words, int exit = Exit.Done)
    {
        await shell.Out.WriteLineAsync(json ? JsonSerializer.Serialize(result, Json) : words);
        return exit;
    }

    /// <summary>A refusal: exit code 2, nothing changed.</summary>
    public static async Task<int> RefuseAsync(IShell shell, bool json, Refusal why)
    {
        if (json)
        {
            await shell.Out.WriteLineAsync(JsonSerializer.Serialize(new { error = why.Code, zh = why.Zh, en = why.En, details = why.Details }, Json));
        }
        else
        {
            await shell.Error.WriteLineAsync(why.Text);
        }

        return Exit.Refused;
    }
}
