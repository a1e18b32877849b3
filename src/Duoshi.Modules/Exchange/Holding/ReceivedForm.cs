using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>
/// A received appointment form, kept whole: every element as it came, unknown ones and the photo among them. Once its
/// import is committed it is a document of the person. What it proposes (posts, reason, reporting unit) is the form's, not the person's.
/// </summary>
internal sealed class ReceivedForm
{
    public long Id { get; set; }

    public long ImportId { get; set; }

    public long FileId { get; set; }

    /// <summary>The row it belongs to; set when the batch is compared.</summary>
    public long? RowId { get; set; }

    /// <summary>Whose document it is; null until committed.</summary>
    public long? PersonId { get; set; }

    public FileFormat Format { get; set; }

    /// <summary>The file's bytes, compressed, under the field cipher.</summary>
    public required byte[] SealedContent { get; set; }

    public byte[]? SealedPicture { get; set; }

    /// <summary>What identifies the person: JSON under the field cipher.</summary>
    public required string SealedKeys { get; set; }

    /// <summary>Date the form bears, as sortable text; empty when it bears none.</summary>
    public required string FormDate { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ReceivedAt { get; set; }

    public required string ReceivedFrom { get; set; }

    /// <summary>The change that made it a document of the person.</summary>
    public long? CommittedBy { get; set; }

    /// <summary>The change that withdrew its import.</summary>
    public long? WithdrawnBy { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<ReceivedForm>(e =>
    {
        e.ToTable("exchange_form");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.Property(f => f.FormDate).HasMaxLength(10);
        e.HasIndex(f => f.PersonId);
        e.HasIndex(f => new { f.ImportId, f.RowId });
    });
}
