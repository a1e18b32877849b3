using System.Text.Encodings.Web;
using System.Text.Json;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>
/// A payload as it is kept: JSON without what is empty, a cell as a list of text, column and, where they are not the row's own, sheet and
/// row. A delivery of a province holds half a million cells; written with the names of their parts they are three times as long.
/// </summary>
internal static class PayloadJson
{
    // Under the cipher nobody but this reader sees it: Chinese needs no escapes.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (MemoryStream Buffer, Utf8JsonWriter Writer)? own;

    public static string SealPayload(this FieldCipher cipher, RowPayload payload) => Convert.ToBase64String(cipher.SealBytes(Write(payload)));

    public static RowPayload OpenPayload(this FieldCipher cipher, string stored) => Read(cipher.OpenBytes(Convert.FromBase64String(stored)));

    public static ReadOnlySpan<byte> Write(RowPayload payload)
    {
        if (own is not var (buffer, writer))
        {
            buffer = new MemoryStream();
            own = (buffer, writer = new Utf8JsonWriter(buffer, Writing));
        }

        buffer.SetLength(0);
        writer.Reset(buffer);
        writer.WriteStartObject();
        writer.WriteString("Name"u8, payload.Name);
        Text(writer, "Birth"u8, payload.Birth);
        Text(writer, "IdentityNumber"u8, payload.IdentityNumber);
        Text(writer, "StaffNumber"u8, payload.StaffNumber);
        if (payload.IssuingOfficeId is { } office)
        {
            writer.WriteNumber("IssuingOfficeId"u8, office);
        }

        Text(writer, "Sheet"u8, payload.Sheet);
        if (payload.Cells is { } cells)
        {
            writer.WriteStartObject("Cells"u8);
            foreach (var (key, cell) in cells)
            {
                writer.WriteStartArray(key);
                Write(writer, cell);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        if (payload.Repairs.Count > 0)
        {
            writer.WritePropertyName("Repairs"u8);
            JsonSerializer.Serialize(writer, payload.Repairs);
        }

        if (payload.IsCollected)
        {
            writer.WriteBoolean("IsCollected"u8, true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
    }

    public static RowPayload Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var payload = new RowPayload("", null, null);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var part = reader.GetString();
            reader.Read();
            payload = reader.TokenType == JsonTokenType.Null ? payload : part switch
            {
                "Name" => payload with { Name = reader.GetString()! },
                "Birth" => payload with { Birth = reader.GetString() },
                "IdentityNumber" => payload with { IdentityNumber = reader.GetString() },
                "StaffNumber" => payload with { StaffNumber = reader.GetString() },
                "IssuingOfficeId" => payload with { IssuingOfficeId = reader.GetInt64() },
                "Sheet" => payload with { Sheet = reader.GetString() },
                "Cells" => payload with { Cells = Cells(ref reader) },
                "Repairs" => payload with { Repairs = JsonSerializer.Deserialize<List<CellRepair>>(ref reader)! },
                "IsCollected" => payload with { IsCollected = reader.GetBoolean() },
                _ => throw new InvalidDataException($"A sealed text of the holding area has an unknown part '{part}'."),
            };
        }

        return payload;
    }

    private static void Text(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Write(Utf8JsonWriter writer, CellText cell)
    {
        writer.WriteStringValue(cell.Text);
        writer.WriteNumberValue(cell.Column);
        if (cell.Sheet is not null || cell.Row is not null)
        {
            writer.WriteStringValue(cell.Sheet);
            if (cell.Row is { } row)
            {
                writer.WriteNumberValue(row);
            }
        }
    }

    private static Dictionary<string, CellText> Cells(ref Utf8JsonReader reader)
    {
        var cells = new Dictionary<string, CellText>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();

            // Batches received before cells were lists have them with the names of their parts.
            cells[key] = reader.TokenType == JsonTokenType.StartObject ? JsonSerializer.Deserialize<CellText>(ref reader)! : Cell(ref reader);
        }

        return cells;
    }

    private static CellText Cell(ref Utf8JsonReader reader)
    {
        reader.Read();
        var text = reader.GetString()!;
        reader.Read();
        var cell = new CellText(text, reader.GetInt32());
        reader.Read();
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.Null)
        {
            cell = cell with { Sheet = reader.GetString() };
            reader.Read();
        }

        if (reader.TokenType == JsonTokenType.Number)
        {
            cell = cell with { Row = reader.GetInt32() };
            reader.Read();
        }

        return cell;
    }
}
