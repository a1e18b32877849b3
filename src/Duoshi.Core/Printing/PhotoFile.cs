using System.Buffers.Binary;

namespace Duoshi.Core.Printing;

/// <summary>What the head of an image file says of itself; the file's name and declared type are not trusted.</summary>
/// <param name="ContentType">Media type.</param>
/// <param name="Extension">Usual ending, without a dot.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record PhotoFile(string ContentType, string Extension, int Width, int Height)
{
    /// <summary>Reads the head of a JPEG, PNG, GIF or BMP file; null when it is none or its size makes no sense.</summary>
    public static PhotoFile? Read(ReadOnlySpan<byte> file)
    {
        var found = file switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Jpeg(file),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when file.Length > 24 =>
                new PhotoFile("image/png", "png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when file.Length > 10 =>
                new PhotoFile("image/gif", "gif", BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..])),
            [(byte)'B', (byte)'M', ..] when file.Length > 26 =>
                new PhotoFile("image/bmp", "bmp", BinaryPrimitives.ReadInt32LittleEndian(file[18..]), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(file[22..]))),
            _ => null,
        };
        return found is { Width: > 0 and < 100_000, Height: > 0 and < 100_000 } ? found : null;
    }

    /// <summary>The largest size in millimetres, in the photo's own proportions, inside a frame.</summary>
    public (double WidthMm, double HeightMm) Inside(double widthMm, double heightMm)
    {
        var scale = Math.Min(widthMm / Width, heightMm / Height);
        return (Width * scale, Height * scale);
    }

    // Walks the segments to the frame header that holds the size.
    private static PhotoFile? Jpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new PhotoFile(
                    "image/jpeg", "jpg", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}
