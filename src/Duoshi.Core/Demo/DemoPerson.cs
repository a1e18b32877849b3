namespace Duoshi.Core.Demo;

/// <summary>A fictional person with a whole career. Indexes of offices and departments are those of <see cref="DemoRecord"/>.</summary>
public sealed class DemoPerson
{
    /// <summary>Tells the people of a record apart; other people refer to it.</summary>
    public required long Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Code of GB/T 2261.1.</summary>
    public required string Sex { get; init; }

    public required DateOnly Birth { get; init; }

    /// <summary>Code of GB/T 3304.</summary>
    public required string EthnicGroup { get; init; }

    public required string NativePlace { get; init; }

    public required string BirthPlace { get; init; }

    /// <summary>First day of the month of starting work.</summary>
    public required DateOnly WorkStart { get; init; }

    /// <summary>With a right check digit and a fictional region.</summary>
    public required string IdentityNumber { get; init; }

    public required string Health { get; init; }

    public string? Speciality { get; init; }

    /// <summary>Resume text in the layout of the form; empty for who has left.</summary>
    public required string Resume { get; init; }

    public required DemoContact Contact { get; init; }

    /// <summary>A drawn likeness as a PNG file; null for who has left, and in a nation.</summary>
    public byte[]? Picture { get; init; }

    public required IReadOnlyList<DemoService> Services { get; init; }

    public required IReadOnlyList<DemoStaffNumber> StaffNumbers { get; init; }

    public required IReadOnlyList<DemoPolitical> Political { get; init; }

    /// <summary>Main posts one after the other, then concurrent duties and postings.</summary>
    public required IReadOnlyList<DemoAppointment> Appointments { get; init; }

    /// <summary>Codes of ZB09.</summary>
    public required IReadOnlyList<DemoCode> DutyLevels { get; init; }

    public required IReadOnlyList<DemoCode> CivilServiceRanks { get; init; }

    public required IReadOnlyList<DemoCode> ProsecutorGrades { get; init; }

    public required IReadOnlyList<DemoCode> PoliceRanks { get; init; }

    /// <summary>Codes of staff-category-duoshi.</summary>
    public required IReadOnlyList<DemoCode> Categories { get; init; }

    public required IReadOnlyList<DemoQuota> Quota { get; init; }

    public required IReadOnlyList<DemoEstablishmentHeld> Establishment { get; init; }

    /// <summary>Codes of ZB130.</summary>
    public required IReadOnlyList<DemoCode> Authorities { get; init; }

    public required DemoEntry Entry { get; init; }

    public DemoExit? Exit { get; init; }

    public required IReadOnlyList<DemoEducation> Educations { get; init; }

    public required IReadOnlyList<DemoQualification> Qualifications { get; init; }

    public required IReadOnlyList<DemoTitle> Titles { get; init; }

    public required IReadOnlyList<DemoRelative> Family { get; init; }

    public required IReadOnlyList<DemoReward> Rewards { get; init; }

    public required IReadOnlyList<DemoSanction> Sanctions { get; init; }

    public required IReadOnlyList<DemoAssessment> Assessments { get; init; }

    public required IReadOnlyList<DemoTraining> Trainings { get; init; }

    public required IReadOnlyList<DemoCaseCredit> CaseCredits { get; init; }

    public required IReadOnlyList<DemoTalentTitle> TalentTitles { get; init; }

    public required IReadOnlyList<DemoCompetition> Competitions { get; init; }

    public required IReadOnlyList<DemoMentoring> Mentorings { get; init; }

    /// <summary>Whether the person is in service on a day.</summary>
    public bool InService(DateOnly day) => Services.Any(s => s.Status == "1" && s.Holds(day));
}
