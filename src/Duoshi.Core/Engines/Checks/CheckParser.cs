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
public sealed class CheckParser
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

    private CheckExpression Condition()
    {
        var from = Now;
        var found = Either();
        return found.Type == CheckType.YesNo ? found : throw Wrong(from, "这里应为一个条件（成立或不成立）。", "A condition is needed here, which holds or not.", "present(…)");
    }

    private CheckExpression Either()
    {
        if (++nesting > DeepestNesting)
        {
            throw Wrong(Now, $"嵌套过深，最多 {DeepestNesting} 层。", $"Nested too deep; {DeepestNesting} levels at most.");
        }

        var left = Both();
        while (Is("or"))
        {
            left = Joined(CheckOperator.Or, left, Both);
        }

        nesting--;
        return left;
    }

    private CheckExpression Both()
    {
        var left = Negated();
        while (Is("and"))
        {
            left = Joined(CheckOperator.And, left, Negated);
        }

        return left;
    }

    private CheckBinary Joined(CheckOperator by, CheckExpression left, Func<CheckExpression> next)
    {
        var word = tokens[at++];
        var right = next();
        return left.Type == CheckType.YesNo && right.Type == CheckType.YesNo
            ? new CheckBinary(by, left, right, CheckType.YesNo)
            : throw Wrong(word, $"“{word.Text}”两边都应为条件。", $"Both sides of '{word.Text}' must be conditions.");
    }

    private CheckExpression Negated()
    {
        if (!Is("not"))
        {
            return Compared();
        }

        var word = tokens[at++];
        if (++nesting > DeepestNesting)
        {
            throw Wrong(word, $"嵌套过深，最多 {DeepestNesting} 层。", $"Nested too deep; {DeepestNesting} levels at most.");
        }

        var operand = Negated();
        nesting--;
        return operand.Type == CheckType.YesNo ? new CheckNot(operand) : throw Wrong(word, "“not（非）”后应为条件。", "A condition must follow 'not'.");
    }

    private CheckExpression Compared()
    {
        var left = Sum();
        if (Is("in"))
        {
            return OneOf(left);
        }

        if (Now.Kind != TokenKind.Sign || !Comparisons.TryGetValue(Now.Text, out var by))
        {
            return left;
        }

        var sign = tokens[at++];
        var from = Now;
        var right = Sum();
        if (left is CheckLiteral { Type: CheckType.Text } first && TableOf(right) is { } table)
        {
            left = Coded(first, table, sign);
        }
        else if (right is CheckLiteral { Type: CheckType.Text } second && TableOf(left) is { } other)
        {
            right = Coded(second, other, from);
        }

        var sides = (Bare(left.Type), Bare(right.Type));
        if (sides.Item1 != sides.Item2)
        {
            throw Wrong(from, $"两边不能比较：{Word(left.Type)}与{Word(right.Type)}。", $"These can't be compared: {Name(left.Type)} and {Name(right.Type)}.");
        }

        if (by >= CheckOperator.Less && sides.Item1 is CheckType.Text or CheckType.YesNo && by >= CheckOperator.Less)
        {
            throw Wrong(sign, $"{Word(left.Type)}没有大小先后，只能用 = 或 !=。", $"{Name(left.Type)} has no order; use = or !=.", "=", "!=");
        }

        return new CheckBinary(by, left, right, CheckType.YesNo);
    }

    private CheckIn OneOf(CheckExpression operand)
    {
        at++;
        Expect("(");
        var choices = ImmutableArray.CreateBuilder<CheckLiteral>();
        do
        {
            var from = Now;
            if (Primary() is not CheckLiteral literal)
            {
                throw Wrong(from, "这里只能列出具体的值。", "Only values can be listed here.");
            }

            literal = literal.Type == CheckType.Text && TableOf(operand) is { } table ? Coded(literal, table, from) : literal;
            choices.Add(Bare(literal.Type) == Bare(operand.Type) ? literal : throw Wrong(from, $"应为{Word(operand.Type)}。", $"{Name(operand.Type)} is needed."));
        }
        while (TookSign(","));
        Expect(")");
        return new CheckIn(operand, choices.ToImmutable());
    }

    private CheckExpression Sum()
    {
        var left = Primary();
        while (Now is { Kind: TokenKind.Sign, Text: "+" or "-" })
        {
            var sign = tokens[at++];
            var right = Primary();
            left = left.Type == CheckType.Number && right.Type == CheckType.Number
                ? new CheckBinary(sign.Text == "+" ? CheckOperator.Add : CheckOperator.Subtract, left, right, CheckType.Number)
                : throw Wrong(sign, "只有数字可以加减；日期之差用 years(甲, 乙)。", "Only numbers are added; for dates use years(a, b).", "years(…)");
        }

        return left;
    }

    private CheckExpression Primary()
    {
        var token = tokens[at];
        switch (token.Kind)
        {
            case TokenKind.Number:
                at++;
                return new CheckLiteral(decimal.Parse(token.Text, CultureInfo.InvariantCulture), CheckType.Number);
            case TokenKind.Date:
                at++;
                return new CheckLiteral(DateOnly.ParseExact(token.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture), CheckType.Date);
            case TokenKind.Text:
                at++;
                return new CheckLiteral(token.Text, CheckType.Text);
            case TokenKind.Sign when token.Text == "(":
                at++;
                var inside = Either();
                Expect(")");
                return inside;
            case TokenKind.Word:
                at++;
                return token.Text switch
                {
                    "true" => new CheckLiteral(true, CheckType.YesNo),
                    "false" => new CheckLiteral(false, CheckType.YesNo),
                    "today" => new CheckDay(),
                    _ when Now is { Kind: TokenKind.Sign, Text: "(" } => Call(token),
                    _ => Named(token),
                };
            default:
                throw Wrong(token, token.Kind == TokenKind.End ? "规则不完整，这里还缺一个值。" : $"这里不能是“{token.Text}”。", token.Kind == TokenKind.End ? "The rule is not complete; a value is missing." : $"'{token.Text}' can't stand here.");
        }
    }

    private CheckExpression Call(Token name)
    {
        if (CheckFunctions.Find(name.Text) is not { } shape)
        {
            throw Wrong(name, $"没有函数“{name.Text}”。", $"There is no function '{name.Text}'.", CheckNearest.To(name.Text, CheckFunctions.All.SelectMany(f => new[] { f.Name, f.Zh })));
        }

        Expect("(");
        return shape.OverRows ? OverRows(shape) : OverValues(name, shape);
    }

    private CheckAggregate OverRows(CheckFunctions.Shape shape)
    {
        var kind = Kind();
        int? field = null;
        CheckField? taken = null;
        var type = shape.Gives ?? CheckType.Text;
        if (shape.TakesField)
        {
            Expect(".");
            var word = Now;
            (field, var found, taken) = Field(kind, inRow: true);
            type = shape.Gives ?? found;
            if (shape.Function == CheckFunction.YearsMissing && found != CheckType.Number)
            {
                throw Wrong(word, "应为年份字段（数字）。", "A field with a year (a number) is needed.");
            }
        }

        CheckExpression? where = null;
        if (Took("where"))
        {
            scopes.Push(kind);
            where = Condition();
            scopes.Pop();
        }

        var arguments = ImmutableArray.CreateBuilder<CheckExpression>();
        foreach (var takes in shape.Takes)
        {
            Expect(",");
            arguments.Add(Argument(takes));
        }

        Expect(")");
        return new CheckAggregate(shape.Function, kind, field, scopes.Count, where, arguments.ToImmutable(), type);
    }

    private CheckCall OverValues(Token name, CheckFunctions.Shape shape)
    {
        var arguments = new List<CheckExpression>();
        foreach (var takes in shape.Takes)
        {
            if (arguments.Count > 0)
            {
                Expect(",");
            }

            arguments.Add(Argument(takes));
        }

        var closing = Now;
        Expect(")");
        if (shape.Function == CheckFunction.Below)
        {
            var table = TableOf(arguments[0]) ?? throw Wrong(name, "第一项应为代码字段。", "The first argument must be a coded field.");
            arguments[1] = arguments[1] is CheckLiteral code ? Coded(code, table, closing) : throw Wrong(closing, "第二项应为写明的代码。", "The second argument must be a code written out.");
        }

        if (shape.Function is CheckFunction.Min or CheckFunction.Max
            && (arguments[0].Type != arguments[1].Type || arguments[0].Type is not (CheckType.Number or CheckType.Date)))
        {
            throw Wrong(name, "两项都应为数字，或都为日期。", "Both must be numbers, or both dates.");
        }

        return new CheckCall(shape.Function, [.. arguments], shape.Gives ?? arguments[0].Type);
    }

    private CheckExpression Argument(CheckType? takes)
    {
        var from = Now;
        var found = Either();
        return takes is not { } type || type == found.Type || (type == CheckType.Text && found.Type == CheckType.Code)
            ? found
            : throw Wrong(from, $"这里应为{Word(type)}，而不是{Word(found.Type)}。", $"{Name(type)} is needed here, not {Name(found.Type)}.");
    }

    /// <summary>A bare field of the row gone through, or kind.field.</summary>
    private CheckExpression Named(Token word)
    {
        if (TookSign("."))
        {
            at -= 2;
            var kind = Kind();
            Expect(".");
            var fieldWord = Now;
            // The nearest going through of that kind, else the row that holds on the day.
            var depth = scopes.Count - 1 - scopes.ToList().IndexOf(kind);
            if (scopes.Contains(kind))
            {
                var (own, type, _) = Field(kind, inRow: true);
                return new CheckRowField(depth, kind, own, type);
            }

            if (!schema.Kinds[kind].IsSingle)
            {
                var key = schema.Kinds[kind].Key;
                throw Wrong(word, $"“{word.Text}”可有多条：请用 each、any、count、first 或 last 说明是哪些。", $"There can be several of '{word.Text}': say which with each, any, count, first or last.", $"first({key}.{fieldWord.Text})", $"last({key}.{fieldWord.Text})");
            }

            var (field, holds, _) = Field(kind, inRow: true);
            return field == CheckRowField.Current
                ? throw Wrong(fieldWord, "此处读的就是当日有效的一条。", "It is the row that holds on the day anyway.")
                : new CheckStateField(kind, field, holds);
        }

        for (var (i, all) = (0, scopes.ToList()); i < all.Count; i++)
        {
            if (Place(all[i], word.Text) is { } place)
            {
                return new CheckRowField(scopes.Count - 1 - i, all[i], place.Field, place.Type);
            }
        }

        var offered = scopes.SelectMany(k => schema.Kinds[k].Fields.SelectMany(f => new[] { f.Key, f.Zh })).Concat(schema.Kinds.SelectMany(k => new[] { k.Key, k.Zh }));
        throw Wrong(word, scopes.Count > 0 ? $"没有字段“{word.Text}”。" : $"不认识“{word.Text}”；字段应写成“信息集.字段”。", scopes.Count > 0 ? $"There is no field '{word.Text}'." : $"'{word.Text}' is unknown; write fields as kind.field.", CheckNearest.To(word.Text, offered));
    }

    private int Kind()
    {
        var word = Now;
        if (word.Kind != TokenKind.Word || schema.IndexOf(word.Text) is not (>= 0 and var kind))
        {
            throw Wrong(word, $"没有信息集“{word.Text}”。", $"There is no kind '{word.Text}'.", CheckNearest.To(word.Text, schema.Kinds.SelectMany(k => new[] { k.Key, k.Zh })));
        }

        at++;
        return kind;
    }

    private (int Field, CheckType Type, CheckField? Declared) Field(int kind, bool inRow)
    {
        var word = Now;
        var fields = schema.Kinds[kind].Fields;
        if (word.Kind != TokenKind.Word || !inRow || Place(kind, word.Text) is not { } place)
        {
            throw Wrong(word, $"“{schema.Kinds[kind].Zh}”没有字段“{word.Text}”。", $"{schema.Kinds[kind].En} has no field '{word.Text}'.", CheckNearest.To(word.Text, fields.SelectMany(f => new[] { f.Key, f.Zh })));
        }

        at++;
        return (place.Field, place.Type, place.Field >= 0 ? fields[place.Field] : null);
    }

    private (int Field, CheckType Type)? Place(int kind, string word)
    {
        var fields = schema.Kinds[kind].Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Key == word || fields[i].Zh == word)
            {
                return (i, fields[i].Type);
            }
        }

        return word switch
        {
            "from" => (CheckRowField.From, CheckType.Date),
            "to" => (CheckRowField.To, CheckType.Date),
            "current" => (CheckRowField.Current, CheckType.YesNo),
            _ => null,
        };
    }

    private CodeTable? TableOf(CheckExpression expression) => expression switch
    {
        CheckStateField { Field: >= 0 } f => schema.Kinds[f.Kind].Fields[f.Field].Table,
        CheckRowField { Field: >= 0 } f => schema.Kinds[f.Kind].Fields[f.Field].Table,
        CheckAggregate { Type: CheckType.Code, Field: >= 0 and var field } a => schema.Kinds[a.Kind].Fields[field].Table,
        _ => null,
    };

    /// <summary>A code by itself or by its name; one that the table does not have is an error of the rule.</summary>
    private static CheckLiteral Coded(CheckLiteral literal, CodeTable table, Token where)
    {
        var text = literal.Value as string ?? "";
        if (table.Find(text) is { } exact)
        {
            return new CheckLiteral(exact.Code, CheckType.Code);
        }

        return table.Match(text) switch
        {
            CodeMatch.Found found => new CheckLiteral(found.Entry.Code, CheckType.Code),
            CodeMatch.Ambiguous several => throw Wrong(where, $"“{text}”有几个代码，请写代码。", $"'{text}' has several codes; write the code.", several.Entries.Select(e => e.Code)),
            CodeMatch.Unknown unknown => throw Wrong(where, $"代码表中没有“{text}”。", $"The code table has no '{text}'.", unknown.Nearest.Select(e => $"{e.Code} {e.Name}")),
            _ => throw new InvalidOperationException("A match is found, ambiguous or unknown."),
        };
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
