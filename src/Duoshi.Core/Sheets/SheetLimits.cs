namespace Duoshi.Core.Sheets;

/// <summary>What a zip may cost its reader. Beyond a limit the zip is refused with a notice, never half read in silence.</summary>
public record ZipLimits
{
    /// <summary>Size of the file as it came, in bytes. Default 50 MiB.</summary>
    public long MaxPackedBytes { get; init; } = 50L << 20;

    /// <summary>Size of all entries together once unpacked, in bytes. Default 400 MiB.</summary>
    public long MaxUnpackedBytes { get; init; } = 400L << 20;

    /// <summary>How many times larger an entry over 1 MiB may be unpacked than packed. Default 200.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Entries in a zip. Default 50,000.</summary>
    public int MaxEntries { get; init; } = 50_000;

    /// <summary>Size of one entry read whole into memory, in bytes. Default 20 MiB.</summary>
    public long MaxEntryBytes { get; init; } = 20L << 20;
}

/// <summary>What a sheet file may cost its reader.</summary>
public sealed record SheetLimits : ZipLimits
{
    /// <summary>Memory that the cells read may take, in bytes. Default 120 MiB: some 100,000 rows of 13 columns.</summary>
    public long MaxHeldBytes { get; init; } = 120L << 20;

    /// <summary>Sheets of one workbook. Default 64.</summary>
    public int MaxSheets { get; init; } = 64;

    /// <summary>Columns of one sheet. Default 512.</summary>
    public int MaxColumns { get; init; } = 512;

    /// <summary>Characters of one cell. Default 32,767, Excel's own limit.</summary>
    public int MaxCellChars { get; init; } = 32_767;

    /// <summary>Notices about cells that are kept; further ones are counted only. Default 2,000.</summary>
    public int MaxNotices { get; init; } = 2_000;
}
