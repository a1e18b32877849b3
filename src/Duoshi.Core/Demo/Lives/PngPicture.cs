using System.Buffers.Binary;
using System.IO.Compression;

namespace Duoshi.Core.Demo.Lives;

/// <summary>A small picture of few colours, written as PNG.</summary>
/// <remarks>Source: W3C, <i>Portable Network Graphics</i>, 2nd ed., 2003, clauses 5, 9, 11 and annex D.</remarks>
internal sealed class PngPicture(int width, int height)
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
        {
            c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        }

        return c;
    })];

    private readonly byte[] pixels = new byte[width * height];
    private readonly List<uint> palette = [];

    /// <summary>Fills an ellipse; parts outside the picture or above <paramref name="fromRow"/> are cut off.</summary>
    public void Ellipse(double centreX, double centreY, double radiusX, double radiusY, uint rgb, double fromRow = 0, double toRow = double.MaxValue)
    {
        var colour = Colour(rgb);
        for (var y = (int)Math.Max(0, Math.Max(fromRow, centreY - radiusY)); y < Math.Min(height, Math.Min(toRow, centreY + radiusY)); y++)
        {
            var part = (y - centreY) / radiusY;
            var half = radiusX * Math.Sqrt(Math.Max(0, 1 - (part * part)));
            Run(y, centreX - half, centreX + half, colour);
        }
    }

    /// <summary>Fills a shape whose sides are straight between an upper and a lower edge.</summary>
    public void Trapezoid(int top, int bottom, (double Left, double Right) upper, (double Left, double Right) lower, uint rgb)
    {
        var colour = Colour(rgb);
        for (var y = top; y < Math.Min(bottom, height); y++)
        {
            var part = (y - top) / (double)(bottom - top);
            Run(y, upper.Left + ((lower.Left - upper.Left) * part), upper.Right + ((lower.Right - upper.Right) * part), colour);
        }
    }

    public byte[] ToPng()
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits a pixel
        header[9] = 3; // colours by palette
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "PLTE"u8, [.. palette.SelectMany(c => new[] { (byte)(c >> 16), (byte)(c >> 8), (byte)c })]);
        Chunk(file, "IDAT"u8, Compressed());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private byte[] Compressed()
    {
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels, y * width, width);
            }
        }

        return buffer.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var crc = Crc(Crc(0xFFFFFFFF, type), data) ^ 0xFFFFFFFF;
        BinaryPrimitives.WriteUInt32BigEndian(number, crc);
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private byte Colour(uint rgb)
    {
        var index = palette.IndexOf(rgb);
        if (index < 0)
        {
            index = palette.Count;
            palette.Add(rgb);
        }

        return (byte)index;
    }

    private void Run(int y, double from, double to, byte colour)
    {
        var first = Math.Clamp((int)Math.Round(from), 0, width);
        var last = Math.Clamp((int)Math.Round(to), 0, width);
        if (first < last)
        {
            pixels.AsSpan((y * width) + first, last - first).Fill(colour);
        }
    }
}
