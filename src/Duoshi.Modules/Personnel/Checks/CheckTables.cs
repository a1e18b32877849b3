using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Checks;

/// <summary>What a check rule looks after.</summary>
internal enum CheckGroup : byte
{
    /// <summary>缺项: a required field is there.</summary>
    Required = 1,

    /// <summary>逻辑: what is there agrees.</summary>
    Agreement = 2,
}

/// <summary>
/// One version of a check rule: its text never changes once written. It binds from a day over the subtree of an office;
/// a later version ends it. Rules are written above and seen, not changed, below.
/// </summary>
internal sealed class CheckRuleVersion
{
    public long Id { get; set; }

    /// <summary>Stable name over all versions, unique within the owner.</summary>
    public required string Code { get; set; }

    public int Version { get; set; }

    public CheckGroup Group { get; set; }

    /// <summary>The office that writes the rule and alone may change it.</summary>
    public long OwnerId { get; set; }

    /// <summary>The office whose people, with all below, it is handed down to.</summary>
    public long TargetId { get; set; }

    public required string Zh { get; set; }

    public required string En { get; set; }

    /// <summary>The rule in the language of checks.</summary>
    public required string Text { get; set; }

    public required string MessageZh { get; set; }

    public required string MessageEn { get; set; }

    /// <summary>Regulation and article it rests on.</summary>
    public required string Source { get; set; }

    /// <summary>The widest class of fields it reads: who may not read that class does not learn how it came out.</summary>
    public FieldClass Class { get; set; }

    /// <summary>First day it binds; null: a draft.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>First day it no longer binds.</summary>
    public DateOnly? ValidTo { get; set; }

    public required string WrittenBy { get; set; }

    /// <summary>UTC ticks.</summary>
    public long WrittenAt { get; set; }

    public string? BoundBy { get; set; }

    /// <summary>Why it was handed down.</summary>
    public string? BoundReason { get; set; }

    /// <summary>文号 of the paper by which it was handed down.</summary>
    public string? BoundDocument { get; set; }

    public string? EndedBy { get; set; }

    public string? EndReason { get; set; }

    public bool BindsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);

    public static void Map(ModelBuilder model)
    {
        model.Entity<CheckRuleVersion>(e =>
        {
            e.ToTable("personnel_check_rule");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Code).HasMaxLength(20);
            e.Property(r => r.BoundReason).HasMaxLength(300);
            e.Property(r => r.BoundDocument).HasMaxLength(100);
            e.HasIndex(r => new { r.OwnerId, r.Code, r.Version }).IsUnique();
        });
        model.Entity<CheckRun>(e =>
        {
            e.ToTable("personnel_check_run");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.HasIndex(r => new { r.IsTrial, r.Id });
        });
        model.Entity<CheckRunRule>(e =>
        {
            e.ToTable("personnel_check_run_rule");
            e.HasKey(r => new { r.RunId, r.RuleId });
            e.HasIndex(r => r.RuleId);
        });
        model.Entity<CheckRunOffice>(e =>
        {
            e.ToTable("personnel_check_run_office");
            e.HasKey(r => new { r.RunId, r.OfficeId });
        });
        model.Entity<CheckResult>(e =>
        {
            e.ToTable("personnel_check_result");
            e.HasKey(r => new { r.RunId, r.PersonId, r.RuleId, r.RowId });
            e.HasIndex(r => new { r.RunId, r.RuleId, r.PersonId });
        });
    }
}

/// <summary>One time that rules were judged over the people of an office and below. Figures, not facts: an old one may be deleted.</summary>
internal sealed class CheckRun
{
    public long Id { get; set; }

    public long OfficeId { get; set; }

    /// <summary>Where the office stood then.</summary>
    public required string Path { get; set; }

    /// <summary>The day judged.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Rules were tried that do not bind yet.</summary>
    public bool IsTrial { get; set; }

    public long AccountId { get; set; }

    public required string StartedBy { get; set; }

    /// <summary>UTC ticks.</summary>
    public long StartedAt { get; set; }

    public long? FinishedAt { get; set; }

    public int People { get; set; }
}

/// <summary>A rule judged in a run.</summary>
internal sealed class CheckRunRule
{
    public long RunId { get; set; }

    public long RuleId { get; set; }

    /// <summary>People for whom it fails.</summary>
    public int Failing { get; set; }

    /// <summary>People for whom it could not be judged.</summary>
    public int Unclear { get; set; }
}

/// <summary>How many people of an office were judged in a run.</summary>
internal sealed class CheckRunOffice
{
    public long RunId { get; set; }

    public long OfficeId { get; set; }

    public int People { get; set; }
}

/// <summary>A rule that failed or could not be judged. Holds keys, no values of the record.</summary>
internal sealed class CheckResult
{
    public long RunId { get; set; }

    public long RuleId { get; set; }

    public long PersonId { get; set; }

    /// <summary>The row it is about; 0: the person.</summary>
    public long RowId { get; set; }

    public bool IsUnclear { get; set; }

    /// <summary>Where the person counted then.</summary>
    public long OfficeId { get; set; }

    /// <summary>The class of the rule.</summary>
    public FieldClass Class { get; set; }
}
