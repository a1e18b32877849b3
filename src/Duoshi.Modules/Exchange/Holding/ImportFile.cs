using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>What a received file is.</summary>
internal enum FileFormat : byte
{
    /// <summary>Form of version 3 and later.</summary>
    Lrmx = 1,

    /// <summary>Form of version 2, with its picture where there was one.</summary>
    Lrm = 2,

    /// <summary>A table: XLSX, XLS or CSV.</summary>
    Sheet = 3,
}

/// <summary>How far a file has come.</summary>
internal enum FileState : byte
{
    Received = 0,
    Read = 1,

    /// <summary>Could not be read; notices say why.</summary>
    Refused = 2,
}

/// <summary>A received file. A sheet keeps its bytes here for the annotated return; a form is kept whole as a document of its person.</summary>
internal sealed class ImportFile
{
    public long Id { get; set; }

    public long ImportId { get; set; }

    /// <summary>Name as received, with folders inside a zip or folder.</summary>
    public required string Name { get; set; }

    public FileFormat Format { get; set; }

    public FileState State { get; set; }

    public long Size { get; set; }

    /// <summary>The bytes, compressed, under the field cipher; null once a form is kept elsewhere.</summary>
    public byte[]? SealedContent { get; set; }

    /// <summary>The picture that came beside a form of version 2, in the same way.</summary>
    public byte[]? SealedPicture { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<ImportFile>(e =>
    {
        e.ToTable("exchange_import_file");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.HasIndex(f => new { f.ImportId, f.State, f.Id });
    });
}
