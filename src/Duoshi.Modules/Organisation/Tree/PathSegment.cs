namespace Duoshi.Modules.Organisation.Tree;

/// <summary>
/// An office's segment of a path. Paths are compared by byte, so siblings stand in the order of their segments: three
/// base-36 digits of the order among siblings ("zzz" where none is given), the unit code in lower-case letters and
/// digits, a hyphen, the office's key in base 36, a full stop: <c>00a420193-2v7.</c> The key makes the segment the
/// office's own; the full stop ends it, so no path is a prefix of a stranger's.
/// </summary>
internal static class PathSegment
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int LastOrder = (36 * 36 * 36) - 1;
    private const int MostOfUnitCode = 12;

    public static string Of(long officeId, int? siblingOrder, string? unitCode)
    {
        var code = (unitCode ?? "").Where(char.IsAsciiLetterOrDigit).Take(MostOfUnitCode).Select(char.ToLowerInvariant);
        return $"{Base36(Math.Clamp(siblingOrder ?? LastOrder, 0, LastOrder), 3)}{string.Concat(code)}-{Base36(officeId, 1)}.";
    }

    private static string Base36(long number, int width)
    {
        Span<char> written = stackalloc char[13];
        var at = written.Length;
        while (number > 0 || written.Length - at < width)
        {
            written[--at] = Digits[(int)(number % 36)];
            number /= 36;
        }

        return new string(written[at..]);
    }
}
