using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.FileChecks;

/// <summary>三龄二历: the three dates and two histories that the paper file settles.</summary>
internal enum FileCheckItem : byte
{
    /// <summary>年龄: the birth date.</summary>
    Birth = 1,

    /// <summary>工龄: the start of work.</summary>
    WorkStart = 2,

    /// <summary>党龄: the joining of the Party.</summary>
    PartyJoining = 3,

    /// <summary>学历.</summary>
    Education = 4,

    /// <summary>经历.</summary>
    Career = 5,
}

/// <summary>How far an item is.</summary>
internal enum FileCheckState : byte
{
    /// <summary>未核.</summary>
    Open = 0,

    /// <summary>一致.</summary>
    Agrees = 1,

    /// <summary>不一致待认定.</summary>
    Differs = 2,

    /// <summary>已认定: settled, with the document it rests on and the value.</summary>
    Settled = 3,

    /// <summary>不适用, such as the Party joining of who is no member.</summary>
    NotApplicable = 4,
}

/// <summary>
/// What somebody found in the paper file on an item. A row is written once and superseded by the next finding; it changes
/// nothing of the record, which is corrected by an act of its own.
/// </summary>
internal sealed class FileCheck
{
    /// <summary>The class of findings: values of the file and the documents behind them.</summary>
    public const FieldClass Class = FieldClass.Personal;

    public const long Standing = long.MaxValue;

    public long Id { get; set; }

    public long PersonId { get; set; }

    public FileCheckItem Item { get; set; }

    public FileCheckState State { get; set; }

    /// <summary>The value as settled or as the file has it; under the field cipher.</summary>
    public string? SealedValue { get; set; }

    /// <summary>The document it rests on; under the field cipher.</summary>
    public string? SealedBasis { get; set; }

    /// <summary>Under the field cipher.</summary>
    public string? SealedNote { get; set; }

    /// <summary>The day the file was looked at.</summary>
    public DateOnly CheckedOn { get; set; }

    public required string CheckedBy { get; set; }

    public long CheckedById { get; set; }

    /// <summary>UTC ticks.</summary>
    public long At { get; set; }

    /// <summary>The finding that took its place; <see cref="Standing"/> while it stands.</summary>
    public long SupersededBy { get; set; } = Standing;

    public static void Map(ModelBuilder model) => model.Entity<FileCheck>(e =>
    {
        e.ToTable("personnel_file_check");
        e.Property(c => c.Id).ValueGeneratedNever();
        e.HasIndex(c => new { c.PersonId, c.Item, c.SupersededBy }).IsUnique();
    });
}

/// <summary>Items and states in words.</summary>
internal static class FileCheckWords
{
    public static readonly ImmutableArray<FileCheckItem> Items = [FileCheckItem.Birth, FileCheckItem.WorkStart, FileCheckItem.PartyJoining, FileCheckItem.Education, FileCheckItem.Career];

    public static readonly ImmutableArray<FileCheckState> States = [FileCheckState.Open, FileCheckState.Agrees, FileCheckState.Differs, FileCheckState.Settled, FileCheckState.NotApplicable];

    public static string Of(FileCheckItem item) => item switch
    {
        FileCheckItem.Birth => Words.T("年龄", "Age"),
        FileCheckItem.WorkStart => Words.T("工龄", "Start of work"),
        FileCheckItem.PartyJoining => Words.T("党龄", "Party joining"),
        FileCheckItem.Education => Words.T("学历", "Education"),
        _ => Words.T("经历", "Career"),
    };

    public static string Of(FileCheckState state) => state switch
    {
        FileCheckState.Open => Words.T("未核", "Not checked"),
        FileCheckState.Agrees => Words.T("一致", "Agrees"),
        FileCheckState.Differs => Words.T("不一致待认定", "Differs, to be settled"),
        FileCheckState.Settled => Words.T("已认定", "Settled"),
        _ => Words.T("不适用", "Not applicable"),
    };

    /// <summary>The kind of fact where the item stands in the record.</summary>
    public static string KindOf(FileCheckItem item) => item switch
    {
        FileCheckItem.PartyJoining => "political-status",
        FileCheckItem.Education => "education",
        FileCheckItem.Career => "appointment",
        _ => "identity",
    };
}
