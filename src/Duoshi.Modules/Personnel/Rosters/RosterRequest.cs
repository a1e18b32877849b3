using System.Globalization;
using Duoshi.Modules.Personnel.Roster;
using Microsoft.AspNetCore.WebUtilities;

namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>Who is listed and how: the one request behind preview, print, workbook, template and meeting pack.</summary>
internal sealed record RosterRequest(PeopleQuery Filter, RosterLook Look)
{
    private static readonly ImmutableArray<string> LookNames = ["columns", "group", "order", "photo", "title", "subtitle"];

    /// <summary>The people chosen by hand; null: those of the filters.</summary>
    public IReadOnlyList<long>? Chosen => string.IsNullOrWhiteSpace(Look.People)
        ? null
        : [.. Look.People.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => long.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1).Distinct()];

    /// <summary>Reads an address's query; parameters it does not know are passed over.</summary>
    public static RosterRequest Read(string? query)
    {
        var read = QueryHelpers.ParseQuery(query);
        string? At(string name) => read.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;
        return new RosterRequest(RosterAddress.Read(query) with { Sort = null, Descending = null, KnownAt = null }, new RosterLook
        {
            Columns = At("columns"),
            Group = At("group"),
            Order = At("order"),
            Photo = At("photo") is "true" ? true : null,
            Title = At("title"),
            Subtitle = At("subtitle"),
            People = At("people"),
        });
    }

    /// <summary>Look and filters of an address in a fixed order: what a template keeps. Day and people are left out, and whole identity numbers.</summary>
    public static string Kept(string? query)
    {
        var read = QueryHelpers.ParseQuery(query);
        return string.Join('&', LookNames.Concat(RosterAddress.Filters)
            .Select(name => (Name: name, Value: read.TryGetValue(name, out var values) ? values.ToString().Trim() : ""))
            .Where(p => p.Value.Length > 0 && (p.Name != "name" || !Core.Identity.IdentityNumber.TryRead(p.Value, out _)))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
    }

    private static readonly string[] WholeToo = ["asOf", "people"];

    /// <summary>The whole request as an address's query, day and people included.</summary>
    public static string Whole(string? query)
    {
        var read = QueryHelpers.ParseQuery(query);
        var rest = WholeToo.Where(n => read.TryGetValue(n, out var v) && v.ToString().Length > 0).Select(n => $"{n}={Uri.EscapeDataString(read[n].ToString())}");
        return string.Join('&', new[] { Kept(query) }.Where(k => k.Length > 0).Concat(rest));
    }
}
