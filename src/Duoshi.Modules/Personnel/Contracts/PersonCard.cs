using Duoshi.Core.Time;

namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>
/// Read model any query may join: a person over a stretch of days in which no listed column changes. Present
/// knowledge; made in the writer's transaction, rebuilt and compared by <c>duoshi verify</c>.
/// Holds nothing above the internal class.
/// </summary>
public sealed class PersonCard
{
    public long Id { get; set; }

    public long PersonId { get; set; }

    public DateOnly ValidFrom { get; set; }

    public DateOnly ValidTo { get; set; }

    /// <summary>The stretch had not ended when the card was made: a hint for indexes, never the filter.</summary>
    public bool Recent { get; set; }

    public required string Name { get; set; }

    /// <summary>Toneless pinyin, a syllable a character; compared by byte.</summary>
    public required string PinyinKey { get; set; }

    /// <summary>Stroke counts, character by character; compared by byte.</summary>
    public required string StrokeKey { get; set; }

    public string? Sex { get; set; }

    public PartialDate? Birth { get; set; }

    /// <summary>First day the birth date can mean, yyyy-MM-dd; empty when unknown. For sorting and for ages.</summary>
    public string BirthKey { get; set; } = "";

    public string? EthnicGroup { get; set; }

    /// <summary>Code of ZB126.</summary>
    public string? Status { get; set; }

    /// <summary>The office the person counts in.</summary>
    public long? OfficeId { get; set; }

    /// <summary>Its name in these days; a page of the list needs no second statement for it.</summary>
    public string? OfficeName { get; set; }

    /// <summary>
    /// Administrative path of the office that keeps the file: of <see cref="OfficeId"/>; after leaving (or before entering) that of
    /// the last (or first) office; empty while the person is not placed. It is what scope is judged by; count people by <see cref="OfficeId"/>.
    /// </summary>
    public required string OfficePath { get; set; }

    public long? DepartmentId { get; set; }

    public string? DepartmentName { get; set; }

    /// <summary>Present duties, as the form writes them or composed from the appointments.</summary>
    public string? Duties { get; set; }

    public string? MainPost { get; set; }

    public string? Line { get; set; }

    public string? Category { get; set; }

    public string? DutyLevel { get; set; }

    public string? CivilServiceRank { get; set; }

    public string? ProsecutorGrade { get; set; }

    /// <summary>Two digits of the grade, 01 the highest, 99 none; for sorting.</summary>
    public string GradeKey { get; set; } = "99";

    public string? QuotaStatus { get; set; }

    public string? EstablishmentKind { get; set; }

    /// <summary>The office whose establishment the person takes.</summary>
    public long? EstablishmentOfficeId { get; set; }

    public string? PoliticalStatus { get; set; }

    /// <summary>Highest education of those finished by the first day of the stretch: code of ZB64.</summary>
    public string? Education { get; set; }

    public string? Degree { get; set; }

    /// <summary>Code of ZB130.</summary>
    public string? ManagementAuthority { get; set; }

    public string? StaffNumber { get; set; }

    public PartialDate? WorkStart { get; set; }

    /// <summary>First day of the present main post, grade and duty level, as sortable text.</summary>
    public PartialDate? PostSince { get; set; }

    public PartialDate? GradeSince { get; set; }

    public PartialDate? LevelSince { get; set; }

    /// <summary>名册序: unit path, then protocol order of the duty, kind of team member, order within the group (A0225), date of the post, pinyin; compared by byte.</summary>
    public required string RosterKey { get; set; }
}
