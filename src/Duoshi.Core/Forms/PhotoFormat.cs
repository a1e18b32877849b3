using System.Buffers.Binary;

namespace Duoshi.Core.Forms;

/// <summary>The kinds of image file a form may carry.</summary>
public enum PhotoKind : byte
{
    /// <summary>Not an image file we know.</summary>
    Unknown = 0,

    /// <summary>JPEG, in practice nearly all.</summary>
    Jpeg = 1,

    /// <summary>PNG.</summary>
    Png = 2,

    /// <summary>Windows bitmap.</summary>
    Bmp = 3,

    /// <summary>GIF.</summary>
    Gif = 4,
}

/// <summary>What the header of an image file says; the picture itself is never decoded here.</summary>
/// <param name="Kind">The kind of file, by its first bytes.</param>
/// <param name="Width">Width in pixels; 0 when the header doesn't tell.</param>
/// <param name="Height">Height in pixels; 0 when the header doesn't tell.</param>
public readonly record struct PhotoFormat(PhotoKind Kind, int Width, int Height)
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the header. Never throws: what isn't understood is <see cref="PhotoKind.Unknown"/> or has size 0.</summary>
    public static PhotoFormat Of(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(JpegStart))
        {
            return Jpeg(file);
        }

        if (file.StartsWith(PngStart))
        {
            return file.Length < 24 ? new(PhotoKind.Png, 0, 0) : Sized(PhotoKind.Png, BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        }

        if (file.StartsWith("GIF8"u8))
        {
            return file.Length < 10 ? new(PhotoKind.Gif, 0, 0) : Sized(PhotoKind.Gif, BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        }

        if (file.StartsWith("BM"u8) && file.Length >= 26)
        {
            // A negative height means that the rows are stored top down.
            var height = BinaryPrimitives.ReadInt32LittleEndian(file[22..]);
            return Sized(PhotoKind.Bmp, BinaryPrimitives.ReadInt32LittleEndian(file[18..]), height == int.MinValue ? 0 : Math.Abs(height));
        }

        return default;
    }

    private static PhotoFormat Jpeg(ReadOnlySpan<byte> file)
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

            // Start of frame, all but the tables C4, C8 and CC.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Sized(PhotoKind.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + Math.Max(2, (int)BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]));
        }

        return new(PhotoKind.Jpeg, 0, 0);
    }

    private static PhotoFormat Sized(PhotoKind kind, int width, int height) => width > 0 && height > 0 ? new(kind, width, height) : new(kind, 0, 0);
}
