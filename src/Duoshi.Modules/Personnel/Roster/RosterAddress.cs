using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>The roster's state as it stands in its address. Parameters it does not know are passed over.</summary>
internal static class RosterAddress
{
    /// <summary>Name of the parameter by which a person's pages remember the list one came from.</summary>
    public const string List = "list";

    /// <summary>What narrows the list.</summary>
    public static ImmutableArray<string> Filters { get; } =
        ["office", "officeOnly", "category", "grade", "rank", "level", "line", "sex", "ageFrom", "ageTo", "education", "political", "quota", "establishment", "status", "name"];

    private static readonly ImmutableArray<string> Look = ["sort", "descending", "cols"];

    /// <summary>Filters, order and columns of an address, without day and page; in a fixed order, so that the same view is the same text.</summary>
    public static string Kept(string? query)
    {
        var read = QueryHelpers.ParseQuery(query);
        return string.Join('&', Filters.Concat(Look)
            .Select(name => (Name: name, Value: Text(read, name)))
            .Where(p => p.Value.Length > 0 && (p.Name != "name" || !Core.Identity.IdentityNumber.TryRead(p.Value, out _)))
            .Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>The query behind an address, without its page.</summary>
    public static PeopleQuery Read(string? query)
    {
        var read = QueryHelpers.ParseQuery(query);
        string? At(string name) => Text(read, name) is { Length: > 0 } text ? text : null;
        return new PeopleQuery
        {
            AsOf = At("asOf"),
            KnownAt = At("knownAt"),
            Office = long.TryParse(At("office"), NumberStyles.None, CultureInfo.InvariantCulture, out var office) ? office : null,
            OfficeOnly = At("officeOnly") is "true" ? true : null,
            Category = At("category"),
            Grade = At("grade"),
            Rank = At("rank"),
            Level = At("level"),
            Line = At("line"),
            Sex = At("sex"),
            AgeFrom = Whole(At("ageFrom")),
            AgeTo = Whole(At("ageTo")),
            Education = At("education"),
            Political = At("political"),
            Quota = At("quota"),
            Establishment = At("establishment"),
            Status = At("status"),
            Name = At("name"),
            Sort = At("sort"),
            Descending = string.Equals(At("descending"), "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static string Text(Dictionary<string, StringValues> read, string name) => read.TryGetValue(name, out var values) ? values.ToString().Trim() : "";

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
