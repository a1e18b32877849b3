using System.Text.RegularExpressions;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Http;

namespace Duoshi.Modules.Selection.Matters;

/// <summary>Reading what requests on matters have in common.</summary>
internal static partial class MatterRequests
{
    /// <summary>Runs a change with the version that If-Match names; 428 without.</summary>
    public static async Task<IResult> WithVersionAsync<T>(this HttpRequest request, Func<int, Task<Outcome<T>>> act)
    {
        if (!EntityTags.TryRead(request, out var seen))
        {
            return EntityTags.Unreadable.ToHttp();
        }

        return seen is { } version
            ? (await act((int)Math.Min(version, int.MaxValue))).ToHttp()
            : new Refusal("record.version-required", "请先读取最新内容，并随请求送回其版本（If-Match）。", "Read the present state first and send its version back (If-Match).", 428).ToHttp();
    }

    /// <summary>A whole day; anything else is refused by the field's name.</summary>
    public static Outcome<DateOnly> Day(string? text, string field, string zh, string en) =>
        Core.Time.PartialDate.TryParse(text, out var date) && date.Precision == Core.Time.DatePrecision.Day
            ? date.Value
            : new Refusal("matter.date", $"请填写{zh}，如 2026.05.01。", $"Give the {en} as 2026.05.01.", 422) { Details = new { field } };

    public static string? Trimmed(string? text, int most = 400) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var bare && bare.Length > most ? bare[..most] : text.Trim();

    /// <summary>Refuses figures of votes in free text: that there was a recommendation, and its document, is all that is kept.</summary>
    public static Refusal? Votes(string? text) => text is not null && VoteWords().IsMatch(text)
        ? new Refusal(
            "selection.no-votes", "此处不得登记得票数和考察内容，只登记文号和材料存放处。", "Neither votes nor contents of an inspection are kept here: only document numbers and where the papers are.", 422)
        { Details = new { field = "note" } }
        : null;

    [GeneratedRegex(@"得票|票数|推荐票|赞成票|反对票|弃权|\d+\s*票|[一二三四五六七八九十百]+票|\d+\s*votes?", RegexOptions.IgnoreCase)]
    private static partial Regex VoteWords();
}
