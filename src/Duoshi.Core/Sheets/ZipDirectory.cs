using System.Buffers.Binary;

namespace Duoshi.Core.Sheets;

/// <summary>Looks into a zip's directory before the framework loads it, since that takes memory for each entry.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int Zip64LocatorLength = 20;
    private const int HeaderLength = 46;

    /// <summary>Counts the entries up to <paramref name="limit"/> + 1; null when the stream is no whole zip.</summary>
    public static int? CountEntries(Stream seekable, int limit)
    {
        var length = seekable.Length;
        var tail = new byte[(int)Math.Min(length, EndLength + ushort.MaxValue + Zip64LocatorLength)];
        seekable.Position = length - tail.Length;
        seekable.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > tail.Length)
        {
            return null;
        }

        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start == uint.MaxValue && !TryZip64Start(seekable, tail.AsSpan(0, end), out start))
        {
            return null;
        }

        return start >= 0 && start <= length ? Walk(seekable, start, limit) : null;
    }

    private static bool TryZip64Start(Stream seekable, ReadOnlySpan<byte> beforeEnd, out long start)
    {
        start = -1;
        if (beforeEnd.Length < Zip64LocatorLength || !beforeEnd[^Zip64LocatorLength..].StartsWith("PK\u0006\u0007"u8))
        {
            return false;
        }

        var at = BinaryPrimitives.ReadInt64LittleEndian(beforeEnd[^(Zip64LocatorLength - 8)..]);
        if (at < 0 || at > seekable.Length - 56)
        {
            return false;
        }

        Span<byte> record = stackalloc byte[56];
        seekable.Position = at;
        seekable.ReadExactly(record);
        start = BinaryPrimitives.ReadInt64LittleEndian(record[48..]);
        return true;
    }

    private static int Walk(Stream seekable, long position, int limit)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        var count = 0;
        while (count <= limit && position + HeaderLength <= seekable.Length)
        {
            seekable.Position = position;
            seekable.ReadExactly(header);
            if (!header.StartsWith("PK\u0001\u0002"u8))
            {
                break;
            }

            count++;
            position += HeaderLength
                + BinaryPrimitives.ReadUInt16LittleEndian(header[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
        }

        return count;
    }
}
