using System.Globalization;
using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Checks;

// Values: literals, calls, aggregates over rows, fields of the person and of a row, codes.
public sealed partial class CheckParser
{
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
}
