using System.Globalization;

namespace Duoshi.Core.Engines.Rosters;

/// <summary>
/// A person's place in a roster before names decide (名册序): unit, then protocol order of the duties, kind of team
/// member, order within the group (A0225), day of the main post.
/// </summary>
/// <param name="UnitPath">Path of the unit, without spaces; compared by byte, so a unit's own people stand before those of the units below it.</param>
/// <param name="Protocol">Place of the highest duty in the protocol, 1 to 98; 99 for none.</param>
/// <param name="TeamMember">Head of the team 1, deputy 2, other member 3, nobody of the team 9.</param>
/// <param name="OrderInGroup">A0225, 0 to 9998; 9999 where nobody gave one.</param>
/// <param name="Since">Day of the main post as compact text (yyyy, yyyyMM or yyyyMMdd); 99999999 where it is not known.</param>
public sealed record RosterPlace(string UnitPath, int Protocol, int TeamMember, int OrderInGroup, string Since)
{
    /// <summary>Of no rank in the protocol: after all others.</summary>
    public const int NoProtocol = 99;

    /// <summary>Not of the leading team.</summary>
    public const int NotOfTheTeam = 9;

    /// <summary>No order within the group was given: after those with one.</summary>
    public const int NoOrder = 9999;

    /// <summary>The day of the post is not known: after those with one.</summary>
    public const string NoDay = "99999999";

    private const int NumbersLength = 7;
    private const int SinceLength = 8;

    /// <summary>A text whose order, byte by byte, is that of the places; what parts equal places (a name's key) is written behind it.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{UnitPath} {Math.Clamp(Protocol, 0, NoProtocol):00}{Math.Clamp(TeamMember, 0, NotOfTheTeam)}{Math.Clamp(OrderInGroup, 0, NoOrder):0000} {Since,-SinceLength} ");

    /// <summary>Reads a place back from the beginning of a key.</summary>
    /// <param name="key">What <see cref="Key"/> gave, whatever is written behind it.</param>
    /// <exception cref="FormatException">It is no such key.</exception>
    public static RosterPlace Read(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var end = key.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0 || key.Length < end + NumbersLength + SinceLength + 3 || !int.TryParse(key.AsSpan(end + 1, NumbersLength), NumberStyles.None, CultureInfo.InvariantCulture, out var numbers))
        {
            throw new FormatException($"'{key}' is no key of a roster.");
        }

        return new RosterPlace(key[..end], numbers / 100_000, numbers / 10_000 % 10, numbers % 10_000, key.Substring(end + NumbersLength + 2, SinceLength).TrimEnd());
    }

    /// <summary>Before (negative), beside (0) or behind (positive) another place.</summary>
    public int CompareTo(RosterPlace? other) => other is null ? 1 : string.CompareOrdinal(Key, other.Key);
}
