using System.Globalization;
using System.Text;

namespace Duoshi.Core.Forms;

/// <summary>
/// The second pass, for files of programs that escape nothing, or that were cut off: it looks for tags it knows and takes all between
/// as text. One walk over the text, so its time grows with the length of the file only.
/// </summary>
internal sealed class TolerantLrmx
{
    private const int LongestTag = 4096;
    private const int LongestName = 100;
    private const int LongestEntity = 12;

    private readonly string text;
    private readonly FormGathering gathering;
    private readonly List<Tag> tags;
    private readonly Dictionary<string, int> lastEnd = new(StringComparer.Ordinal);
    private List<FormElement>? row;
    private bool inFamily;
    private int line = 1;
    private int counted;

    private TolerantLrmx(string text, FormGathering gathering)
    {
        this.text = text;
        this.gathering = gathering;
        tags = FindTags(text);
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].IsEnd)
            {
                lastEnd[tags[i].Name] = i;
            }
        }
    }

    /// <summary>Gathers what can be found; notes what has no end.</summary>
    public static void Gather(string text, FormGathering gathering) => new TolerantLrmx(text, gathering).Walk();

    private void Walk()
    {
        var ended = false;
        var i = 0;
        while (i < tags.Count && gathering.Refusal is null)
        {
            var tag = tags[i];
            if (!tag.IsEnd && tag.Name == FormElements.Family.Name)
            {
                CloseRow();
                gathering.AddFamily();
                inFamily = !tag.IsWhole;
                i++;
            }
            else if (!tag.IsEnd && tag.Name == "Item" && inFamily)
            {
                CloseRow();
                row = tag.IsWhole ? null : [];
                i++;
            }
            else if (!tag.IsEnd && tag.Name != "Person")
            {
                i = TakeElement(i);
            }
            else
            {
                ended |= tag.IsEnd && tag.Name == "Person";
                LeaveContainer(tag);
                i++;
            }
        }

        CloseRow();
        if (!ended)
        {
            gathering.Note(FormNotices.Truncated());
        }
    }

    private void LeaveContainer(Tag tag)
    {
        if (tag.IsEnd && tag.Name is "Item" or "JiaTingChengYuan")
        {
            CloseRow();
            inFamily &= tag.Name == "Item";
        }
    }

    private void CloseRow()
    {
        if (row is not null)
        {
            gathering.AddMember(row);
            row = null;
        }
    }

    private int TakeElement(int start)
    {
        var tag = tags[start];
        var spec = row is not null ? FormElements.FindMember(tag.Name) : null;
        if (spec is null && FormElements.Find(tag.Name) is { } ofForm)
        {
            // An element that only the form has: the family container ended without saying so.
            spec = ofForm;
            CloseRow();
            inFamily = false;
        }

        if (tag.IsWhole)
        {
            Put(new FormElement(tag.Name, ""), tag);
            return start + 1;
        }

        return spec is null ? TakeUnknown(start) : TakeKnown(start);
    }

    private int TakeKnown(int start)
    {
        var tag = tags[start];
        var end = start + 1;
        while (end < tags.Count && !IsKnownTag(tags[end].Name))
        {
            end++;
        }

        var content = text[tag.To..(end < tags.Count ? tags[end].From : text.Length)];
        var ends = end < tags.Count && tags[end].IsEnd && tags[end].Name == tag.Name;
        if (!ends)
        {
            gathering.Note(FormNotices.Unterminated(tag.Name, LineAt(tag.From)));
        }

        Put(new FormElement(tag.Name, Unescaped(content)), tag);
        return ends ? end + 1 : end;
    }

    private int TakeUnknown(int start)
    {
        var tag = tags[start];
        if (!lastEnd.TryGetValue(tag.Name, out var last) || last < start)
        {
            gathering.Note(FormNotices.StrayText(LineAt(tag.From)));
            return start + 1;
        }

        var end = start + 1;
        while (!(tags[end].IsEnd && tags[end].Name == tag.Name))
        {
            end++;
        }

        var element = WellFormedLrmx.TryFragment(text[tag.From..tags[end].To]) ?? new FormElement(tag.Name, Unescaped(text[tag.To..tags[end].From]));
        Put(element, tag);
        return end + 1;
    }

    private void Put(FormElement element, Tag tag)
    {
        if (row is not null)
        {
            row.Add(element);
        }
        else if (inFamily)
        {
            gathering.AddUnknownInFamily(element, LineAt(tag.From));
        }
        else
        {
            gathering.Add(element, LineAt(tag.From));
        }
    }

    private static bool IsKnownTag(string name) =>
        FormElements.Find(name) is not null || FormElements.FindMember(name) is not null || name is "Item" or "Person";

    // Asked for in ascending order, so that the text is counted through once.
    private int LineAt(int position)
    {
        line += text.AsSpan(counted, position - counted).Count('\n');
        counted = position;
        return line;
    }

    private static List<Tag> FindTags(string text)
    {
        var tags = new List<Tag>();
        var at = text.IndexOf('<', StringComparison.Ordinal);
        while (at >= 0)
        {
            var next = at + 1;
            if (ReadTag(text, at) is { } tag)
            {
                tags.Add(tag);
                next = tag.To;
            }

            at = next < text.Length ? text.IndexOf('<', next) : -1;
        }

        return tags;
    }

    private static Tag? ReadTag(string text, int from)
    {
        var isEnd = from + 1 < text.Length && text[from + 1] == '/';
        var nameFrom = from + (isEnd ? 2 : 1);
        var nameTo = nameFrom;
        while (nameTo < text.Length && nameTo - nameFrom < LongestName && (char.IsLetterOrDigit(text[nameTo]) || text[nameTo] is '_' or '-' or '.' or ':'))
        {
            nameTo++;
        }

        if (nameTo == nameFrom || !char.IsLetter(text[nameFrom]))
        {
            return null;
        }

        var rest = text.AsSpan(nameTo, Math.Min(LongestTag, text.Length - nameTo));
        var close = rest.IndexOfAny('>', '<');
        return close < 0 || rest[close] == '<' || !(close == 0 || char.IsWhiteSpace(rest[0]) || rest[0] == '/')
            ? null
            : new Tag(text[nameFrom..nameTo], from, nameTo + close + 1, isEnd, !isEnd && close > 0 && rest[close - 1] == '/');
    }

    private static string Unescaped(string content)
    {
        if (content.AsSpan().IndexOfAny('&', '<') < 0)
        {
            return content;
        }

        var plain = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '&' || !TryEntity(content, i, out var character, out var length))
            {
                plain.Append(content[i]);
                continue;
            }

            plain.Append(character);
            i += length - 1;
        }

        return plain.Replace("<![CDATA[", "").Replace("]]>", "").ToString();
    }

    private static bool TryEntity(string content, int at, out string character, out int length)
    {
        character = "";
        var window = content.AsSpan(at, Math.Min(LongestEntity, content.Length - at));
        var semicolon = window.IndexOf(';');
        length = semicolon + 1;
        if (semicolon < 2)
        {
            return false;
        }

        var name = window[1..semicolon];
        character = name switch
        {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => name[0] == '#' ? Numbered(name[1..]) : "",
        };
        return character.Length > 0;
    }

    private static string Numbered(ReadOnlySpan<char> digits)
    {
        var hexadecimal = digits.Length > 1 && digits[0] is 'x' or 'X';
        var read = hexadecimal
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return read && Rune.IsValid(code) ? new Rune(code).ToString() : "";
    }

    private readonly record struct Tag(string Name, int From, int To, bool IsEnd, bool IsWhole);
}
