using System.Buffers.Binary;
using System.Text;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>
/// Values in PostgreSQL's binary COPY format, one after another in a growing block of bytes.
/// </summary>
/// <remarks>Source: PostgreSQL 15 documentation, COPY, "Binary Format", and the receive functions of the types. All numbers are big-endian.</remarks>
internal sealed class CopyBuffer
{
    private const int DayOfEpoch = 730_119; // 2000-01-01, from which PostgreSQL counts days

    /// <summary>Half a character is refused, as the provider refuses it, not replaced.</summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] bytes = new byte[64 << 10];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Signature, no flags, no extension: before the first row.</summary>
    public void Head()
    {
        ReadOnlySpan<byte> head = [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
        head.CopyTo(Room(19));
        Length += 19;
    }

    /// <summary>After the last row.</summary>
    public void Tail() => Short(-1);

    /// <summary>Begins a row.</summary>
    public void Row(short columns) => Short(columns);

    public void Null()
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), -1);
        Length += 4;
    }

    public void Write(short value)
    {
        var room = Room(6);
        BinaryPrimitives.WriteInt32BigEndian(room, 2);
        BinaryPrimitives.WriteInt16BigEndian(room[4..], value);
        Length += 6;
    }

    public void Write(int value)
    {
        var room = Room(8);
        BinaryPrimitives.WriteInt32BigEndian(room, 4);
        BinaryPrimitives.WriteInt32BigEndian(room[4..], value);
        Length += 8;
    }

    public void Write(long value)
    {
        var room = Room(12);
        BinaryPrimitives.WriteInt32BigEndian(room, 8);
        BinaryPrimitives.WriteInt64BigEndian(room[4..], value);
        Length += 12;
    }

    public void Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    public void Write(bool value)
    {
        var room = Room(5);
        BinaryPrimitives.WriteInt32BigEndian(room, 1);
        room[4] = value ? (byte)1 : (byte)0;
        Length += 5;
    }

    /// <summary>The ends of the calendar are ±infinity, as the provider writes them.</summary>
    public void Write(DateOnly value) => Write(value == DateOnly.MinValue ? int.MinValue : value == DateOnly.MaxValue ? int.MaxValue : value.DayNumber - DayOfEpoch);

    public void Write(string value)
    {
        var room = Room(4 + Strict.GetMaxByteCount(value.Length));
        var length = Strict.GetBytes(value, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        Length += 4 + length;
    }

    public void Write(byte[] value)
    {
        var room = Room(4 + value.Length);
        BinaryPrimitives.WriteInt32BigEndian(room, value.Length);
        value.CopyTo(room[4..]);
        Length += 4 + value.Length;
    }

    /// <summary>Groups of four decimal digits, the point between two of them; the scale as the number bears it.</summary>
    public void Write(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var scale = (parts[3] >> 16) & 0xFF;
        var whole = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);

        // The last group after the point is filled up with zeros.
        var filled = (4 - (scale % 4)) % 4;
        for (var i = 0; i < filled; i++)
        {
            whole *= 10;
        }

        Span<short> groups = stackalloc short[12];
        var count = 0;
        for (; whole > 0; whole /= 10_000)
        {
            groups[count++] = (short)(ushort)(whole % 10_000);
        }

        var weight = count - 1 - ((scale + filled) / 4);
        var skipped = 0;
        while (skipped < count && groups[skipped] == 0)
        {
            skipped++; // zeros at the end are not written
        }

        var room = Room(12 + (2 * (count - skipped)));
        BinaryPrimitives.WriteInt32BigEndian(room, 8 + (2 * (count - skipped)));
        BinaryPrimitives.WriteInt16BigEndian(room[4..], (short)(count - skipped));
        BinaryPrimitives.WriteInt16BigEndian(room[6..], (short)(count == 0 ? 0 : weight));
        BinaryPrimitives.WriteInt16BigEndian(room[8..], decimal.IsNegative(value) && count > 0 ? (short)0x4000 : (short)0);
        BinaryPrimitives.WriteInt16BigEndian(room[10..], (short)scale);
        for (var i = count - 1; i >= skipped; i--)
        {
            BinaryPrimitives.WriteInt16BigEndian(room[(12 + (2 * (count - 1 - i)))..], groups[i]);
        }

        Length += 12 + (2 * (count - skipped));
    }

    private void Short(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), value);
        Length += 2;
    }

    private Span<byte> Room(int more)
    {
        if (bytes.Length - Length < more)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
        }

        return bytes.AsSpan(Length);
    }
}
