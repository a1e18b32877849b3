namespace Duoshi.Core.Demo;

/// <summary>Entry into the system.</summary>
/// <param name="On">The day.</param>
/// <param name="Way">Code of ZB77.</param>
/// <param name="Office">Index of the office.</param>
/// <param name="FormerUnit">Where the person came from, if from another unit.</param>
/// <param name="FormerPost">The post there.</param>
/// <param name="RegisteredOn">Registered as civil servant; null for others.</param>
/// <param name="ByExamination">Whether by examination.</param>
/// <param name="SelectedGraduate">选调生.</param>
public sealed record DemoEntry(
    DateOnly On, string Way, int Office, string? FormerUnit, string? FormerPost, DateOnly? RegisteredOn, bool ByExamination, bool SelectedGraduate);

/// <summary>Leaving the system.</summary>
/// <param name="On">The first day out of service.</param>
/// <param name="Way">Code of ZB78.</param>
/// <param name="Office">Index of the office left.</param>
/// <param name="TransferredTo">The unit that took the person.</param>
/// <param name="RetirementKind">Code of ZB132.</param>
/// <param name="Document">文号.</param>
/// <param name="Early">Retired early on own application, hence before the statutory month.</param>
/// <param name="DivisionLevelOrSeniorTitle">Whether R-7 was met on leaving; what the retirement month was computed from.</param>
public sealed record DemoExit(
    DateOnly On, string Way, int Office, string? TransferredTo, string? RetirementKind, string? Document, bool Early, bool DivisionLevelOrSeniorTitle);

/// <summary>A study finished.</summary>
/// <param name="Entered">First month.</param>
/// <param name="On">Month of leaving.</param>
/// <param name="Education">Code of ZB64; null when only a degree was taken.</param>
/// <param name="EducationName">As forms write it.</param>
/// <param name="Degree">Code of GB/T 6864.</param>
/// <param name="DegreeName">As forms write it.</param>
/// <param name="OnTheJob">在职 rather than 全日制.</param>
/// <param name="School">The school.</param>
/// <param name="Major">The major.</param>
/// <param name="MajorCode">Code of GB/T 16835.</param>
public sealed record DemoEducation(
    DateOnly Entered, DateOnly On, string? Education, string? EducationName, string? Degree, string? DegreeName,
    bool OnTheJob, string School, string Major, string? MajorCode);

/// <summary>A legal qualification.</summary>
/// <param name="On">The day.</param>
/// <param name="Name">Code of legal-qualification-duoshi.</param>
/// <param name="CertificateNumber">The number.</param>
public sealed record DemoQualification(DateOnly On, string Name, string CertificateNumber);

/// <summary>A professional title.</summary>
/// <param name="On">The day.</param>
/// <param name="Code">Code of GB/T 8561.</param>
/// <param name="Name">The title.</param>
/// <param name="ObtainedBy">Code of ZB24.</param>
/// <param name="Body">Who awarded it.</param>
public sealed record DemoTitle(DateOnly On, string Code, string Name, string ObtainedBy, string Body);

/// <summary>A reward.</summary>
/// <param name="On">Day of approval.</param>
/// <param name="Name">The reward.</param>
/// <param name="Code">Code of ZB65.</param>
/// <param name="Body">Who approved it.</param>
/// <param name="BodyLevel">Code of ZB03.</param>
/// <param name="Document">文号.</param>
public sealed record DemoReward(DateOnly On, string Name, string Code, string Body, string BodyLevel, string Document);

/// <summary>A sanction.</summary>
/// <param name="On">The day it took effect.</param>
/// <param name="Kind">Code of sanction-duoshi.</param>
/// <param name="Ground">Why.</param>
/// <param name="Body">Who decided.</param>
/// <param name="Until">First day after its period; computed, for checks only.</param>
/// <param name="Document">文号.</param>
public sealed record DemoSanction(DateOnly On, string Kind, string Ground, string Body, DateOnly Until, string Document);

/// <summary>A yearly assessment.</summary>
/// <param name="On">Day of the decision.</param>
/// <param name="Year">The year assessed.</param>
/// <param name="Result">Code of ZB18.</param>
/// <param name="Office">Index of the office that assessed.</param>
/// <param name="Document">文号.</param>
public sealed record DemoAssessment(DateOnly On, int Year, string Result, int Office, string? Document);

/// <summary>A training taken or taught.</summary>
/// <param name="On">First day.</param>
/// <param name="EndsOn">Last day.</param>
/// <param name="Course">Its name.</param>
/// <param name="Kind">Code of ZB29.</param>
/// <param name="OffDuty">Code of ZB30.</param>
/// <param name="Hours">Hours counted.</param>
/// <param name="Organiser">Who held it.</param>
/// <param name="Body">Where.</param>
/// <param name="AsTeacher">Taught rather than taken.</param>
public sealed record DemoTraining(
    DateOnly On, DateOnly EndsOn, string Course, string Kind, string OffDuty, decimal Hours, string Organiser, string Body, bool AsTeacher);

/// <summary>How to reach a person; all invented.</summary>
public sealed record DemoContact(string OfficePhone, string Mobile, string Email, string HomeAddress, string OfficeAddress);
