using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Duoshi.Core.Sheets;

/// <summary>A file inside a <see cref="SafeZip"/>.</summary>
public sealed class SafeZipEntry
{
    private readonly SafeZip zip;

    internal SafeZipEntry(SafeZip zip, ZipArchiveEntry source, string name)
    {
        this.zip = zip;
        Source = source;
        Name = name;
    }

    /// <summary>Path inside the zip, with forward slashes, rightly decoded; never outside the zip.</summary>
    public string Name { get; }

    /// <summary>Unpacked size in bytes as the directory declares it.</summary>
    public long DeclaredLength => Source.Length;

    internal ZipArchiveEntry Source { get; }

    /// <summary>Bytes already counted towards the whole zip's limit.</summary>
    internal long Charged { get; set; }

    /// <summary>Unpacks the file whole. Never throws on content.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="notice">Why not, when it could not be unpacked within the limits, is damaged, or is an archive itself.</param>
    public bool TryRead([NotNullWhen(true)] out byte[]? content, [NotNullWhen(false)] out SheetNotice? notice)
    {
        (content, notice) = (null, null);
        var max = zip.Limits.MaxEntryBytes;
        if (Source.Length > max)
        {
            notice = SheetNotices.EntryTooLarge(Name, max);
            return false;
        }

        try
        {
            using var unpacked = zip.Unpack(this, max);
            using var buffer = new MemoryStream((int)Source.Length);
            unpacked.CopyTo(buffer);
            content = buffer.ToArray();
        }
        catch (SheetRefusedException e)
        {
            notice = e.Notice;
            return false;
        }
        catch (Exception e) when (SafeZip.IsBadContent(e))
        {
            notice = SheetNotices.EntryDamaged(Name);
            return false;
        }

        notice = content.Length != Source.Length || Crc32.Of(content) != Source.Crc32 ? SheetNotices.EntryDamaged(Name)
            : IsArchive(content) ? SheetNotices.Nested(Name)
            : null;
        content = notice is null ? content : null;
        return notice is null;
    }

    private static bool IsArchive(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8)
        || content.StartsWith("Rar!"u8) || content.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]);
}
