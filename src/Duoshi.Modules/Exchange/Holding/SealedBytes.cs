using System.IO.Compression;
using System.Text.Json;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>How the holding area keeps files and texts: compressed where it pays, always under the field cipher.</summary>
internal static class SealedBytes
{
    public static byte[] SealFile(this FieldCipher cipher, ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return cipher.SealBytes(packed.ToArray());
    }

    public static byte[] OpenFile(this FieldCipher cipher, byte[] stored)
    {
        using var deflate = new DeflateStream(new MemoryStream(cipher.OpenBytes(stored)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        deflate.CopyTo(content);
        return content.ToArray();
    }

    public static string SealJson<T>(this FieldCipher cipher, T value) =>
        Convert.ToBase64String(cipher.SealBytes(JsonSerializer.SerializeToUtf8Bytes(value)));

    public static T OpenJson<T>(this FieldCipher cipher, string stored) =>
        JsonSerializer.Deserialize<T>(cipher.OpenBytes(Convert.FromBase64String(stored)))
        ?? throw new InvalidDataException("A sealed text of the holding area is empty.");

    public static string? SealText(this FieldCipher cipher, string? text) => text is null ? null : cipher.Seal(text);

    public static string? OpenText(this FieldCipher cipher, string? stored) => stored is null ? null : cipher.Open(stored);
}
