namespace Duoshi.Core.Sheets;

/// <summary>Makes an uploaded stream seekable without taking more than it may hold.</summary>
internal static class BoundedInput
{
    /// <summary>The stream itself from its start when it can seek, else a copy in memory; null when it is longer than <paramref name="maxBytes"/>.</summary>
    public static Stream? Take(Stream input, long maxBytes)
    {
        if (input.CanSeek)
        {
            input.Position = 0;
            return input.Length > maxBytes ? null : input;
        }

        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            if (copy.Length + read > maxBytes)
            {
                return null;
            }

            copy.Write(buffer, 0, read);
        }

        copy.Position = 0;
        return copy;
    }
}
