using Duoshi.Modules.Personnel.Roster;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>Addresses of a person's pages: the moment read and the list one came from go along.</summary>
internal static class PersonAddress
{
    /// <param name="personId">Whose page.</param>
    /// <param name="segment">Empty for the portrait, /record, /history, /form.</param>
    /// <param name="asOf">The day read, as it stands in the address.</param>
    /// <param name="knownAt">The moment of knowledge, as it stands in the address.</param>
    /// <param name="list">The query part of the roster one came from.</param>
    public static string Of(long personId, string segment, string? asOf, string? knownAt, string? list)
    {
        var parts = new[] { ("asOf", asOf), ("knownAt", knownAt), (RosterAddress.List, list) }
            .Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}").ToList();
        return $"/people/{personId}{segment}{(parts.Count == 0 ? "" : "?")}{string.Join('&', parts)}";
    }

    /// <summary>The roster as one left it.</summary>
    public static string Roster(string? list) => string.IsNullOrEmpty(list) ? "/people" : "/people?" + list.TrimStart('?');
}
