using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A person in the roster: codes for machines, names for people, in the user's language.</summary>
internal sealed record PersonRow
{
    public required long PersonId { get; init; }

    public required string Name { get; init; }

    public string? StaffNumber { get; init; }

    public Coded? Sex { get; init; }

    /// <summary>As it came: 1985.03.</summary>
    public string? Birth { get; init; }

    /// <summary>Whole years on the day read.</summary>
    public int? Age { get; init; }

    public Coded? EthnicGroup { get; init; }

    public long? OfficeId { get; init; }

    public string? Office { get; init; }

    public string? Department { get; init; }

    public string? Duties { get; init; }

    public string? MainPost { get; init; }

    public string? PostSince { get; init; }

    public Coded? Line { get; init; }

    public Coded? Category { get; init; }

    public Coded? DutyLevel { get; init; }

    public string? LevelSince { get; init; }

    public Coded? CivilServiceRank { get; init; }

    public Coded? ProsecutorGrade { get; init; }

    public string? GradeSince { get; init; }

    public Coded? QuotaStatus { get; init; }

    public Coded? EstablishmentKind { get; init; }

    public Coded? PoliticalStatus { get; init; }

    public Coded? Education { get; init; }

    public Coded? Degree { get; init; }

    public string? WorkStart { get; init; }

    public Coded? ManagementAuthority { get; init; }

    public Coded? Status { get; init; }

    public static PersonRow Of(PersonCard card, DateOnly day) => new()
    {
        PersonId = card.PersonId,
        Name = card.Name,
        StaffNumber = card.StaffNumber,
        Sex = Coded.Of(CodeTableNames.SexGbt22611, card.Sex),
        Birth = card.Birth?.ToString(),
        Age = card.BirthKey.Length == 0 ? null : Ages.On(card.Birth!.Value.Value, day),
        EthnicGroup = Coded.Of(CodeTableNames.EthnicGroupGbt3304, card.EthnicGroup),
        OfficeId = card.OfficeId,
        Office = card.OfficeName,
        Department = card.DepartmentName,
        Duties = card.Duties,
        MainPost = card.MainPost,
        PostSince = card.PostSince?.ToString(),
        Line = Coded.Of(CodeTableNames.BusinessLineDuoshi, card.Line),
        Category = Coded.Of(CodeTableNames.StaffCategoryDuoshi, card.Category),
        DutyLevel = Coded.Of(CodeTableNames.DutyLevelZb092012, card.DutyLevel),
        LevelSince = card.LevelSince?.ToString(),
        CivilServiceRank = Coded.Of(CodeTableNames.CivilServantRankLadder, card.CivilServiceRank),
        ProsecutorGrade = Coded.Of(CodeTableNames.ProsecutorGrade, card.ProsecutorGrade),
        GradeSince = card.GradeSince?.ToString(),
        QuotaStatus = Coded.Of(CodeTableNames.QuotaStatusDuoshi, card.QuotaStatus),
        EstablishmentKind = Coded.Of(CodeTableNames.EstablishmentDuoshi, card.EstablishmentKind),
        PoliticalStatus = Coded.Of(CodeTableNames.PoliticalStatusGb4762, card.PoliticalStatus),
        Education = Coded.Of(CodeTableNames.EducationPersonnelZb64, card.Education),
        Degree = Coded.Of(CodeTableNames.DegreeGbt6864, card.Degree),
        WorkStart = card.WorkStart?.ToString(),
        ManagementAuthority = Coded.Of(CodeTableNames.ManagementAuthorityZb130, card.ManagementAuthority),
        Status = Coded.Of(CodeTableNames.PersonStatusZb126, card.Status),
    };
}

/// <summary>A code and its name in the user's language.</summary>
internal sealed record Coded(string Code, string Name)
{
    public static Coded? Of(string table, string? code) => code is null ? null : new Coded(code, FieldCodes.Name(table, code));

    public override string ToString() => Name;
}

/// <summary>Ages in whole years.</summary>
internal static class Ages
{
    public static int On(DateOnly birth, DateOnly day) => day.Year - birth.Year - (day < birth.AddYears(day.Year - birth.Year) ? 1 : 0);
}
