using System.Globalization;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Checks;

/// <summary>
/// Reads check rules: <c>each appointment when current and isLeading = true require present(documentNumber)</c>. Words may
/// be English or Chinese (每条 当 应 …), kinds, fields and codes by key or Chinese name; <c>#</c> begins a remark.
/// </summary>
/// <remarks>
/// Grammar: rule = [each KIND] [when condition] require condition; a condition joins comparisons, <c>in (…)</c> and
/// functions by <c>and</c>, <c>or</c>, <c>not</c>. <c>kind.field</c> is the row that holds on the day judged; inside
/// <c>each</c> and <c>where</c> a bare field is the row gone through, with <c>from</c>, <c>to</c> and <c>current</c>.
/// Everything is typed while reading, so that a rule that was read can be judged.
/// </remarks>
public sealed partial class CheckParser
{
    private const int DeepestNesting = 40;
    private const int LongestText = 4000;

    private static readonly Dictionary<string, CheckOperator> Comparisons = new(StringComparer.Ordinal)
    {
        ["="] = CheckOperator.Equal,
        ["!="] = CheckOperator.NotEqual,
        ["<"] = CheckOperator.Less,
        ["<="] = CheckOperator.LessOrEqual,
        [">"] = CheckOperator.Greater,
        [">="] = CheckOperator.GreaterOrEqual,
    };

    private readonly CheckSchema schema;
    private readonly List<Token> tokens;
    private readonly Stack<int> scopes = new();
    private int at;
    private int nesting;

    private CheckParser(CheckSchema schema, List<Token> tokens)
    {
        this.schema = schema;
        this.tokens = tokens;
    }

    private Token Now => tokens[at];

    /// <summary>Reads a rule.</summary>
    /// <param name="text">Its text, at most 4,000 characters.</param>
    /// <param name="schema">The kinds and fields it can name.</param>
    /// <returns>The rule, or the first error with line and column.</returns>
    public static CheckParsing Parse(string text, CheckSchema schema)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(schema);
        try
        {
            if (text.Length > LongestText)
            {
                throw CheckTokens.At(1, 1, $"规则过长，最多 {LongestText} 字符。", $"The rule is too long: {LongestText} characters at most.");
            }

            return new CheckParsing(new CheckParser(schema, CheckTokens.Cut(text)).Rule(), null);
        }
        catch (CheckSyntaxException wrong)
        {
            return new CheckParsing(null, wrong.Error);
        }
    }

    private CheckRule Rule()
    {
        int? each = null;
        if (Took("each"))
        {
            each = Kind();
            scopes.Push(each.Value);
        }

        var when = Took("when") ? Condition() : null;
        if (!Took("require"))
        {
            throw Wrong(Now, "这里应为“require（应）”，后面写必须成立的条件。", "Here 'require' must follow, and then what must hold.", "require");
        }

        var require = Condition();
        return Now.Kind == TokenKind.End ? new CheckRule(each, when, require) : throw Wrong(Now, $"规则到此应已结束，多出“{Now.Text}”。", $"The rule should end here; '{Now.Text}' is left over.", "and", "or");
    }

    private static CheckType Bare(CheckType type) => type == CheckType.Code ? CheckType.Text : type;

    private static string Word(CheckType type) => type switch { CheckType.Text => "文字", CheckType.Code => "代码", CheckType.Number => "数字", CheckType.Date => "日期", _ => "条件" };

    private static string Name(CheckType type) => type switch { CheckType.Text => "A text", CheckType.Code => "A code", CheckType.Number => "A number", CheckType.Date => "A date", _ => "A condition" };

    private bool Is(string word) => Now.Kind == TokenKind.Word && Now.Text == word;

    private bool Took(string word)
    {
        if (!Is(word))
        {
            return false;
        }

        at++;
        return true;
    }

    private bool TookSign(string sign)
    {
        if (Now.Kind != TokenKind.Sign || Now.Text != sign)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!TookSign(sign))
        {
            throw Wrong(Now, $"这里应为“{sign}”。", $"'{sign}' is needed here.", sign);
        }
    }

    private static CheckSyntaxException Wrong(Token where, string zh, string en, params IEnumerable<string> suggestions) =>
        CheckTokens.At(where.Line, where.Column, zh, en, suggestions);
}
