using System.Text;

namespace Duoshi.Core.Sheets;

/// <summary>Reads CSV: any of comma, semicolon and tab; UTF-8, UTF-16 with a mark, or GB18030; quoted cells with line breaks.</summary>
internal sealed class DelimitedReader(Stream seekable, string name, CellStore store, NoticeList notices, SheetLimits limits)
{
    private const int SampleBytes = 64 << 10;
    private const int SampleLines = 10;
    private static readonly char[] Delimiters = [',', ';', '\t'];

    private readonly StringBuilder cell = new();
    private int row = 1;
    private int column = 1;
    private bool isCut;
    private bool isUnreadable;

    private enum State
    {
        CellStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }

    /// <summary>The encoding of a text: by its mark, else UTF-8 where all of it is valid, else GB18030.</summary>
    public static Encoding Detect(Stream seekable)
    {
        seekable.Position = 0;
        var sample = new byte[(int)Math.Min(SampleBytes, seekable.Length)];
        seekable.ReadExactly(sample);
        if (sample is [0xEF, 0xBB, 0xBF, ..])
        {
            return Encoding.UTF8;
        }

        if (sample is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode;
        }

        if (sample is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode;
        }

        var isUtf8 = sample.Length == seekable.Length ? ChineseText.IsUtf8(sample) : IsUtf8ToTheEnd(seekable);
        return isUtf8 ? Encoding.UTF8 : ChineseText.Gb18030;
    }

    public List<SheetRow> Read(CancellationToken cancel)
    {
        var encoding = Detect(seekable);
        seekable.Position = 0;
        store.Sheet = name;
        using var reader = new StreamReader(seekable, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
        var buffer = new char[1 << 15];
        var read = reader.ReadBlock(buffer);
        var text = buffer.AsSpan(0, read);
        var delimiter = Delimiter(ref text);
        var state = State.CellStart;
        while (read > 0)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var c in text)
            {
                state = Next(state, c, delimiter);
            }

            read = reader.ReadBlock(buffer);
            text = buffer.AsSpan(0, read);
        }

        if (state == State.Quoted)
        {
            notices.Add(SheetNotices.OpenQuote(name, row));
        }

        EndCell();
        store.EndRow(row);
        return store.TakeRows();
    }

    private static bool IsUtf8ToTheEnd(Stream seekable)
    {
        seekable.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, chars) = (new byte[SampleBytes], new char[SampleBytes + 1]);
        try
        {
            int read;
            while ((read = seekable.Read(bytes)) > 0)
            {
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // The delimiter that most of the first lines have; "sep=;" in the first line, Excel's own hint, decides and is skipped.
    private char Delimiter(ref Span<char> text)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            var stated = text[4];
            text = text[(text.IndexOf('\n') is var end and >= 0 ? end + 1 : 6)..];
            row = 2;
            return stated;
        }

        var lines = new int[Delimiters.Length];
        var total = new int[Delimiters.Length];
        var seen = new bool[Delimiters.Length];
        var (quoted, count) = (false, 0);
        foreach (var c in text)
        {
            quoted ^= c == '"';
            var which = Array.IndexOf(Delimiters, c);
            if (!quoted && which >= 0)
            {
                total[which]++;
                lines[which] += seen[which] ? 0 : 1;
                seen[which] = true;
            }
            else if (!quoted && c == '\n')
            {
                Array.Clear(seen);
                if (++count == SampleLines)
                {
                    break;
                }
            }
        }

        return Enumerable.Range(0, Delimiters.Length).OrderByDescending(i => lines[i]).ThenByDescending(i => total[i]).Select(i => Delimiters[i]).First();
    }

    private State Next(State state, char c, char delimiter)
    {
        switch (state)
        {
            case State.CellStart when c == '"':
                return State.Quoted;
            case State.Quoted when c == '"':
                return State.QuoteInQuoted;
            case State.QuoteInQuoted when c == '"':
                Append(c);
                return State.Quoted;
            case State.Quoted:
                if (isCut)
                {
                    throw new SheetRefusedException(SheetNotices.OpenQuote(name, row));
                }

                Append(c);
                return State.Quoted;
            default:
                break;
        }

        if (c == delimiter)
        {
            EndCell();
            column++;
            return State.CellStart;
        }

        if (c == '\n')
        {
            EndCell();
            store.EndRow(row++);
            column = 1;
            return State.CellStart;
        }

        if (c != '\r')
        {
            Append(c);
        }

        return State.Plain;
    }

    private void Append(char c)
    {
        if (cell.Length < limits.MaxCellChars)
        {
            cell.Append(c);
            isUnreadable |= c == '\uFFFD';
        }
        else
        {
            isCut = true;
        }
    }

    private void EndCell()
    {
        if (isCut)
        {
            notices.Add(SheetNotices.CellTooLong(name, row, column, limits.MaxCellChars));
            isCut = false;
        }

        if (isUnreadable)
        {
            notices.Add(SheetNotices.Unreadable(name, row));
            isUnreadable = false;
        }

        if (cell.Length == 0)
        {
            return;
        }

        // Our own CSV puts an apostrophe before what a spreadsheet program would take for a formula.
        var text = cell.ToString();
        cell.Clear();
        store.Put(column, store.Keep(text[0] == '\'' && CellText.LooksLikeFormula(text.AsSpan(1)) ? text[1..] : text));
    }
}
