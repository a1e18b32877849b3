using System.IO.Compression;

namespace Duoshi.Core.Sheets;

/// <summary>A zip from outside, read under guard: sizes, ratio, number of entries, names, no archive inside an archive.</summary>
/// <remarks>
/// The directory is judged first, from what it declares; each entry is metered again while it is unpacked, since a directory can lie.
/// Names without the UTF-8 flag are read as UTF-8 or GBK, whichever all of them together are. Folders and the by-products
/// of operating systems (<c>__MACOSX/</c>, <c>.DS_Store</c>, <c>Thumbs.db</c>) are left out.
/// </remarks>
public sealed class SafeZip : IDisposable
{
    private static readonly string[] ArchiveEndings =
        [".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".cab", ".jar", ".hzb", ".zb3", ".zzb3", ".xlsx", ".xlsm", ".docx", ".pptx", ".ofd"];

    private readonly ZipArchive? archive;
    private readonly ZipLimits limits;
    private long unpacked;

    private SafeZip(ZipLimits limits, ZipArchive? archive, SheetNotice? refusal)
    {
        this.limits = limits;
        this.archive = archive;
        Notices = refusal is null ? [] : [refusal];
        IsRefused = refusal is not null;
    }

    /// <summary>What was found wrong in the directory. Single bad entries are named here and left out of <see cref="Entries"/>.</summary>
    public ImmutableArray<SheetNotice> Notices { get; private set; }

    /// <summary>Whether the zip as a whole is refused; then it has no entries.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The entries in the zip's order.</summary>
    public ImmutableArray<SafeZipEntry> Entries { get; private set; } = [];

    /// <summary>Opens a zip. Never throws on content.</summary>
    /// <param name="packed">The zip; read to its end here if it can't seek, else it has to stay open as long as the result is used. Not disposed.</param>
    /// <param name="limits">What it may cost; null for the defaults.</param>
    public static SafeZip Read(Stream packed, ZipLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(packed);
        limits ??= new ZipLimits();
        var seekable = BoundedInput.Take(packed, limits.MaxPackedBytes);
        if (seekable is null)
        {
            return new SafeZip(limits, null, SheetNotices.TooLarge(limits.MaxPackedBytes));
        }

        try
        {
            return ZipDirectory.CountEntries(seekable, limits.MaxEntries) switch
            {
                null => new SafeZip(limits, null, seekable.Length == 0 ? SheetNotices.Empty() : SheetNotices.Damaged()),
                var count when count > limits.MaxEntries => new SafeZip(limits, null, SheetNotices.TooManyEntries(limits.MaxEntries)),
                _ => Open(seekable, limits),
            };
        }
        catch (Exception e) when (IsBadContent(e))
        {
            return new SafeZip(limits, null, SheetNotices.Damaged());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive?.Dispose();

    /// <summary>What the framework throws at a damaged zip, rather than at a stream that fails.</summary>
    internal static bool IsBadContent(Exception e) => e is InvalidDataException or EndOfStreamException
        or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException;

    /// <summary>Unpacks under the meter; the reader of the stream gets a <see cref="SheetRefusedException"/> at a limit.</summary>
    internal Stream Unpack(SafeZipEntry entry, long maxBytes)
    {
        var before = unpacked - entry.Charged;
        return new MeteredStream(entry.Source.Open(), read =>
        {
            if (read > maxBytes)
            {
                throw new SheetRefusedException(SheetNotices.EntryTooLarge(entry.Name, maxBytes));
            }

            if (IsOverRatio(read, entry.Source.CompressedLength))
            {
                throw new SheetRefusedException(SheetNotices.Ratio(entry.Name, limits.MaxRatio));
            }

            // Reading an entry a second time costs nothing new.
            entry.Charged = Math.Max(entry.Charged, read);
            unpacked = before + entry.Charged;
            if (unpacked > limits.MaxUnpackedBytes)
            {
                throw new SheetRefusedException(SheetNotices.Unpacked(limits.MaxUnpackedBytes));
            }
        });
    }

    internal ZipLimits Limits => limits;

    private static SafeZip Open(Stream seekable, ZipLimits limits)
    {
        var archive = new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true, new ZipNameEncoding());
        var zip = new SafeZip(limits, archive, null);
        zip.ReadDirectory();
        return zip;
    }

    private void ReadDirectory()
    {
        var all = archive!.Entries;
        var names = Names(all);
        var entries = ImmutableArray.CreateBuilder<SafeZipEntry>();
        var notices = ImmutableArray.CreateBuilder<SheetNotice>();
        long declared = 0;
        for (var i = 0; i < all.Count; i++)
        {
            var (source, name) = (all[i], names[i]);
            declared += source.Length;
            var refusal = IsOutside(name) ? SheetNotices.EntryName(name)
                : declared > limits.MaxUnpackedBytes || source.Length < 0 ? SheetNotices.Unpacked(limits.MaxUnpackedBytes)
                : IsOverRatio(source.Length, source.CompressedLength) ? SheetNotices.Ratio(name, limits.MaxRatio)
                : null;
            if (refusal is not null)
            {
                IsRefused = true;
                Notices = [refusal];
                return;
            }

            if (name.EndsWith('/') || IsByProduct(name))
            {
                continue;
            }

            if (source.IsEncrypted)
            {
                notices.Add(SheetNotices.EntryPassword(name));
            }
            else if (ArchiveEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            {
                notices.Add(SheetNotices.Nested(name));
            }
            else
            {
                entries.Add(new SafeZipEntry(this, source, name));
            }
        }

        Notices = notices.ToImmutable();
        Entries = entries.ToImmutable();
    }

    private bool IsOverRatio(long unpackedBytes, long packedBytes) =>
        unpackedBytes > 1 << 20 && unpackedBytes / Math.Max(1, packedBytes) >= limits.MaxRatio;

    // One program packed the whole zip, so one encoding holds for all names without the flag.
    private static string[] Names(IReadOnlyList<ZipArchiveEntry> entries)
    {
        var raw = entries.Select(e => ZipNameEncoding.RawBytes(e.FullName)).ToArray();
        var utf8 = raw.All(r => r is null || ChineseText.IsUtf8(r));
        return [.. entries.Select((e, i) => Slashes(raw[i] is not { } bytes ? e.FullName
            : utf8 ? System.Text.Encoding.UTF8.GetString(bytes) : ChineseText.Gb18030.GetString(bytes)))];
    }

    private static string Slashes(string name) => name.Replace('\\', '/');

    private static bool IsOutside(string name) => name.Length == 0 || name[0] == '/' || name.Contains('\0', StringComparison.Ordinal)
        || (name.Length > 1 && name[1] == ':') || name.Split('/').Contains("..");

    private static bool IsByProduct(string name) => name.StartsWith("__MACOSX/", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".DS_Store", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Thumbs.db", StringComparison.OrdinalIgnoreCase);
}
