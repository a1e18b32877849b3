using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Compares what two cards list; a test holds that no column is left out.</summary>
internal static class CardColumns
{
    /// <summary>Whether two stretches list the same; key, days and the index hint apart.</summary>
    public static bool Same(PersonCard a, PersonCard b) =>
        a.PersonId == b.PersonId
        && a.Name == b.Name && a.PinyinKey == b.PinyinKey && a.StrokeKey == b.StrokeKey
        && a.Sex == b.Sex && a.Birth == b.Birth && a.BirthKey == b.BirthKey && a.EthnicGroup == b.EthnicGroup && a.WorkStart == b.WorkStart
        && a.Status == b.Status && a.OfficeId == b.OfficeId && a.OfficeName == b.OfficeName && a.OfficePath == b.OfficePath
        && a.DepartmentId == b.DepartmentId && a.DepartmentName == b.DepartmentName
        && a.Duties == b.Duties && a.MainPost == b.MainPost && a.Line == b.Line && a.Category == b.Category
        && a.DutyLevel == b.DutyLevel && a.CivilServiceRank == b.CivilServiceRank
        && a.ProsecutorGrade == b.ProsecutorGrade && a.GradeKey == b.GradeKey
        && a.QuotaStatus == b.QuotaStatus && a.EstablishmentKind == b.EstablishmentKind && a.EstablishmentOfficeId == b.EstablishmentOfficeId
        && a.PoliticalStatus == b.PoliticalStatus && a.Education == b.Education && a.Degree == b.Degree
        && a.ManagementAuthority == b.ManagementAuthority && a.StaffNumber == b.StaffNumber
        && a.PostSince == b.PostSince && a.GradeSince == b.GradeSince && a.LevelSince == b.LevelSince
        && a.RosterKey == b.RosterKey;

    /// <summary>Whether two cards are the same row but for the key and the index hint.</summary>
    public static bool SameStretch(PersonCard a, PersonCard b) => a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo && Same(a, b);
}
