using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>
/// Passes XML on while it watches for a tag or a run of white space so long that the XML reader, which takes each of them
/// into memory whole, would fill it. Works on bytes, since the characters that matter are ASCII in all encodings of XML.
/// </summary>
internal sealed class MarkupGuardStream(Stream inner) : Stream
{
    private const int MaxTagBytes = 256 << 10;
    private const int MaxSpaceBytes = 4 << 20;

    private State state;
    private int length;

    private enum State
    {
        Text,
        Opened,
        Tag,
        Declaration,
        SingleQuoted,
        DoubleQuoted,
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Watch(buffer[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            switch (state)
            {
                case State.Text when b == '<':
                    (state, length) = (State.Opened, 0);
                    break;
                case State.Text:
                    length = b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 ? length + 1 : 0;
                    break;
                case State.Opened:
                    state = b is (byte)'!' or (byte)'?' ? State.Declaration : b == '>' ? State.Text : State.Tag;
                    break;
                case State.Declaration when b == '>':
                case State.Tag when b == '>':
                    (state, length) = (State.Text, 0);
                    break;
                case State.Tag when b is (byte)'"' or (byte)'\'':
                    state = b == '"' ? State.DoubleQuoted : State.SingleQuoted;
                    break;
                case State.DoubleQuoted when b == '"':
                case State.SingleQuoted when b == '\'':
                    state = State.Tag;
                    break;
                case State.Declaration:
                    break; // comments are skipped by the reader without being held
                default:
                    length++;
                    break;
            }

            if (length > (state == State.Text ? MaxSpaceBytes : MaxTagBytes))
            {
                throw new XmlException("Markup without end.");
            }
        }
    }
}
