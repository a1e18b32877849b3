using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Holding;

/// <summary>What a batch holds.</summary>
[Flags]
internal enum ImportContent : byte
{
    None = 0,

    /// <summary>Appointment forms, a file a person.</summary>
    Forms = 1,

    /// <summary>A sheet, a row a person.</summary>
    Roster = 2,
}

/// <summary>How far a batch has come.</summary>
internal enum ImportState : byte
{
    /// <summary>Files are received, not all of them read and compared yet; reading can go on after a restart.</summary>
    Reading = 0,

    /// <summary>Read and compared; waits for decisions.</summary>
    Prepared = 1,

    /// <summary>Accepted rows are on the record; what waits for a person still waits.</summary>
    Committed = 2,

    /// <summary>Taken back as one act.</summary>
    Withdrawn = 3,

    /// <summary>Put aside without effect.</summary>
    Refused = 4,
}

/// <summary>One delivery of files in the holding area. Nothing of it is on the record before it is committed.</summary>
internal sealed class ImportBatch
{
    /// <summary>Characters of a reviewer's name at most.</summary>
    public const int ReviewerMost = 100;

    private const int NamesMost = 400;

    public long Id { get; set; }

    /// <summary>Where it came from, in the clerk's words: a unit, a folder, a file name.</summary>
    public required string Source { get; set; }

    public ImportContent Content { get; set; }

    public ImportState State { get; set; }

    /// <summary>The importing clerk's office: who may see the batch, and where people of unknown units wait; null: the root.</summary>
    public long? OfficeId { get; set; }

    public long ReceivedById { get; set; }

    public required string ReceivedBy { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>The day that undated values of a roster are known to hold on, yyyy-MM-dd; null: nobody said.</summary>
    public string? AsOf { get; set; }

    /// <summary>Who decided about rows or repaired them, in the order they came to it.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>When somebody last did; UTC ticks.</summary>
    public long? DecidedAt { get; set; }

    /// <summary>The change that committed it last.</summary>
    public long? CommittedBy { get; set; }

    /// <summary>Last change of the record when its people were looked up; a commit that follows it at once need not look again.</summary>
    public long SeenChange { get; set; }

    /// <summary>Who reviewed it (复核人), as the one who committed it says.</summary>
    public string? ReviewedBy { get; set; }

    public string? Reason { get; set; }

    /// <summary>Goes up with every decision; what a page or client saw is compared with it.</summary>
    public int Version { get; set; }

    public int Files { get; set; }

    public int FilesRead { get; set; }

    public int Rows { get; set; }

    public int New { get; set; }

    public int Changed { get; set; }

    public int Same { get; set; }

    public int Conflicts { get; set; }

    public int Candidates { get; set; }

    public int Errors { get; set; }

    public int ToPlace { get; set; }

    /// <summary>Rows and single fields that wait for a person.</summary>
    public int Waiting { get; set; }

    /// <summary>Notes who worked on it; a name is noted once.</summary>
    public void NoteDecision(string by, long at)
    {
        var names = DecidedBy?.Split('、') ?? [];
        DecidedAt = at;
        if (!names.Contains(by, StringComparer.Ordinal) && names.Sum(n => n.Length + 1) + by.Length <= NamesMost)
        {
            DecidedBy = string.Join('、', [.. names, by]);
        }
    }

    public static void Map(ModelBuilder model) => model.Entity<ImportBatch>(e =>
    {
        e.ToTable("exchange_import");
        e.Property(b => b.Id).ValueGeneratedNever();
        e.Property(b => b.AsOf).HasMaxLength(10);
        e.Property(b => b.DecidedBy).HasMaxLength(NamesMost);
        e.Property(b => b.ReviewedBy).HasMaxLength(ReviewerMost);
        e.HasIndex(b => new { b.OfficeId, b.Id });
    });
}
