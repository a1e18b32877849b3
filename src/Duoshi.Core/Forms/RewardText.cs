using System.Text.RegularExpressions;
using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>One reward or sanction guessed from a text, to be confirmed by a person.</summary>
/// <param name="Date">When; null when no date was found.</param>
/// <param name="Body">Who decided; empty when nobody is named.</param>
/// <param name="Name">The reward or sanction, e.g. 三等功.</param>
/// <param name="IsSanction">Whether it reads like a sanction.</param>
/// <param name="Source">The part of the text it was guessed from.</param>
public sealed record RewardGuess(PartialDate? Date, string Body, string Name, bool IsSanction, string Source);

/// <summary>The text 奖惩情况.</summary>
public static partial class RewardText
{
    /// <summary>
    /// Guesses rewards and sanctions: the text splits on ； and line breaks, each part on ， into date, deciding body and name. The body
    /// is taken from 经…批准 or 被…授予 where such words stand, else it is the middle of three parts.
    /// </summary>
    /// <returns>In the order of the text; none for 无. Show them for confirmation, never apply them silently.</returns>
    public static ImmutableArray<RewardGuess> Guess(string text) =>
    [
        .. text.Split(['；', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Trim('。', ' ', '　'))
            .Where(p => p.Length > 0 && p is not ("无" or "暂无"))
            .Select(GuessOne),
    ];

    private static RewardGuess GuessOne(string part)
    {
        var dated = LeadingDate().Match(part);
        var date = dated.Success && PartialDate.TryParse(dated.Groups["date"].Value, out var read) ? read : (PartialDate?)null;
        var rest = date is null ? part : part[dated.Length..];
        var clauses = rest.Split(['，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isSanction = Sanction().IsMatch(part);
        if (Granted().Match(rest) is { Success: true } granted)
        {
            return new RewardGuess(date, granted.Groups["body"].Value, Bare(granted.Groups["name"].Value), isSanction, part);
        }

        var approved = Approved().Match(rest);
        var body = approved.Success ? approved.Groups["body"].Value : clauses.Length >= 2 ? clauses[^2] : "";
        return new RewardGuess(date, body, Bare(clauses.Length > 0 ? clauses[^1] : rest), isSanction, part);
    }

    private static string Bare(string name) => Verb().Replace(name.Trim('“', '”', '"', '。', ' ', '，'), "").Trim('“', '”', '"', ' ');

    [GeneratedRegex(@"^(?:于)?(?<date>(?:19|20)\d\d(?:[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?|年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{2}(?:\d{2})?)?)(?!\d)[，,、 　]{0,4}", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingDate();

    [GeneratedRegex("经(?<body>[^，,]{2,60}?)(?:批准|审批|研究|决定|批复)", RegexOptions.CultureInvariant)]
    private static partial Regex Approved();

    [GeneratedRegex("(?:被|受到?|获)(?<body>[^，,]{2,60}?)(?:授予|评为|评选为|表彰为|记|给予|通报表扬为)(?<name>[^，,]{2,100})$", RegexOptions.CultureInvariant)]
    private static partial Regex Granted();

    [GeneratedRegex("^(?:荣记|记|荣获|获得|获|被授予|授予|被评为|评为|给予|受到|受)", RegexOptions.CultureInvariant)]
    private static partial Regex Verb();

    [GeneratedRegex("处分|警告|记过|记大过|降级|撤职|开除|诫勉|严重警告|留党察看|撤销党内职务", RegexOptions.CultureInvariant)]
    private static partial Regex Sanction();
}
