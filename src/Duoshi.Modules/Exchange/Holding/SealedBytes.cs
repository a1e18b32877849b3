using System.IO.Compression;
using System.Text.Json;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>How the holding area keeps files and texts: compressed where it pays, always under the field cipher.</summary>
internal static class SealedBytes
{
    public static byte[] SealFile(this FieldCipher cipher, ReadOnlySpan<byte> content)
    {
        // What is packed already is not packed again; a stream of the right size from the start is not copied as it grows.
        var isPacked = content.StartsWith("PK"u8);
        using var packed = new MemoryStream(isPacked ? content.Length + (content.Length >> 10) + 64 : 0);
        using (var deflate = new DeflateStream(packed, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return cipher.SealBytes(packed.ToArray());
    }

    /// <param name="cipher">The field cipher.</param>
    /// <param name="stored">What <see cref="SealFile"/> made.</param>
    /// <param name="size">Size of the file, where it is known: saves memory for large ones.</param>
    public static byte[] OpenFile(this FieldCipher cipher, byte[] stored, long size = 0)
    {
        using var deflate = new DeflateStream(new MemoryStream(cipher.OpenBytes(stored)), CompressionMode.Decompress);
        using var content = new MemoryStream((int)size);
        deflate.CopyTo(content);
        return size > 0 && content.Length == size && content.Capacity == size ? content.GetBuffer() : content.ToArray();
    }

    public static string SealJson<T>(this FieldCipher cipher, T value) =>
        Convert.ToBase64String(cipher.SealBytes(JsonSerializer.SerializeToUtf8Bytes(value)));

    public static T OpenJson<T>(this FieldCipher cipher, string stored) =>
        JsonSerializer.Deserialize<T>(cipher.OpenBytes(Convert.FromBase64String(stored)))
        ?? throw new InvalidDataException("A sealed text of the holding area is empty.");

    public static string? SealText(this FieldCipher cipher, string? text) => text is null ? null : cipher.Seal(text);

    public static string? OpenText(this FieldCipher cipher, string? stored) => stored is null ? null : cipher.Open(stored);
}
