using System.Globalization;
using System.Text;

namespace Duoshi.Core.Engines.Checks;

internal enum TokenKind : byte
{
    Word,
    Text,
    Number,
    Date,
    Sign,
    End,
}

/// <summary>A word of a rule and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Line, int Column);

/// <summary>Cuts the text of a rule into words. Chinese punctuation counts as its plain form; # begins a remark.</summary>
internal static class CheckTokens
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["每条"] = "each",
        ["当"] = "when",
        ["应"] = "require",
        ["其中"] = "where",
        ["且"] = "and",
        ["或"] = "or",
        ["非"] = "not",
        ["属于"] = "in",
        ["真"] = "true",
        ["假"] = "false",
        ["今日"] = "today",
        ["起"] = "from",
        ["止"] = "to",
        ["现行"] = "current",
    };

    public static List<Token> Cut(string text)
    {
        var tokens = new List<Token>();
        var (at, line, begin) = (0, 1, 0);
        while (at < text.Length)
        {
            var c = Plain(text[at]);
            if (c == '\n')
            {
                (line, begin) = (line + 1, at + 1);
                at++;
            }
            else if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (c == '#')
            {
                at = End(text, at, x => x != '\n');
            }
            else
            {
                var (kind, word, next) = Next(text, at, c, line, at - begin + 1);
                tokens.Add(new Token(kind, word, line, at - begin + 1));
                at = next;
            }
        }

        tokens.Add(new Token(TokenKind.End, "", line, text.Length - begin + 1));
        return tokens;
    }

    private static (TokenKind Kind, string Text, int Next) Next(string text, int at, char c, int line, int column)
    {
        if (c == '"')
        {
            return Quoted(text, at, line, column);
        }

        if (char.IsAsciiDigit(c))
        {
            var end = End(text, at, x => char.IsAsciiDigit(x) || x is '-' or '.');
            var figure = text[at..end];
            return DateOnly.TryParseExact(figure, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? (TokenKind.Date, figure, end)
                : decimal.TryParse(figure, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? (TokenKind.Number, figure, end)
                : throw At(line, column, $"“{figure}”不是数字，也不是日期（如 2024-05-01）。", $"'{figure}' is neither a number nor a date such as 2024-05-01.");
        }

        if (IsWord(c))
        {
            var end = at;
            while (end < text.Length && (IsWord(text[end]) || char.IsAsciiDigit(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsAsciiLetter(text[end + 1]))))
            {
                end++;
            }

            var word = text[at..end];
            return (TokenKind.Word, Keywords.GetValueOrDefault(word, word), end);
        }

        var two = at + 1 < text.Length ? string.Concat(c, Plain(text[at + 1])) : "";
        return two is "!=" or "<=" or ">=" ? (TokenKind.Sign, two, at + 2)
            : c is '≠' ? (TokenKind.Sign, "!=", at + 1)
            : c is '≤' ? (TokenKind.Sign, "<=", at + 1)
            : c is '≥' ? (TokenKind.Sign, ">=", at + 1)
            : c is '=' or '<' or '>' or '(' or ')' or ',' or '.' or '+' or '-' ? (TokenKind.Sign, c.ToString(), at + 1)
            : throw At(line, column, $"不认识的符号“{text[at]}”。", $"The sign '{text[at]}' means nothing here.");
    }

    private static (TokenKind Kind, string Text, int Next) Quoted(string text, int at, int line, int column)
    {
        var content = new StringBuilder();
        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (Plain(text[i]) != '"')
            {
                content.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i] == '"' && text[i + 1] == '"')
            {
                content.Append('"'); // a quotation mark inside is written twice
                i++;
            }
            else
            {
                return (TokenKind.Text, content.ToString(), i + 1);
            }
        }

        throw At(line, column, "引号没有结束。", "The quotation is not closed.");
    }

    internal static CheckSyntaxException At(int line, int column, string zh, string en, params IEnumerable<string> suggestions) =>
        new(new CheckError(line, column, zh, en, [.. suggestions]));

    private static int End(string text, int at, Func<char, bool> goesOn)
    {
        while (at < text.Length && goesOn(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsWord(char c) => char.IsLetter(c) || c == '_';

    private static char Plain(char c) => c switch
    {
        '（' => '(',
        '）' => ')',
        '，' or '、' => ',',
        '“' or '”' or '＂' => '"',
        '＝' => '=',
        '＜' => '<',
        '＞' => '>',
        '！' => '!',
        '＋' => '+',
        '－' => '-',
        '．' => '.',
        _ => c,
    };
}
