using System.Globalization;
using System.Text.Json;

namespace Duoshi.Core.Engines.Questions;

/// <summary>Numbers of JSON, written as a number or as text.</summary>
internal static class JsonNumbers
{
    public static bool TryWhole(this JsonElement json, out int number)
    {
        number = 0;
        return json.ValueKind == JsonValueKind.Number ? json.TryGetInt32(out number) : json.ValueKind == JsonValueKind.String && int.TryParse(json.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
