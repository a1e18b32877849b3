using Duoshi.Core.Demo.Planning;
using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Core.Demo.Careers;

/// <summary>What somebody without a leading post does.</summary>
internal enum Duty : byte
{
    Clerk,
    AssistantProcurator,
    Procurator,
    ProsecutorsAssistant,
    Officer,
    Policeman,
    Technician,
    Inspector,
    Worker,
    ContractClerk,
}

/// <summary>Somebody in the course of a career: where things stand now, and the lines written so far.</summary>
internal sealed class Member
{
    public required int Serial { get; init; }

    public required bool Woman { get; init; }

    public required DateOnly Birth { get; init; }

    public required Track Track { get; init; }

    public required Schooling Schooling { get; init; }

    /// <summary>Where the family comes from.</summary>
    public required OfficeDraft Native { get; set; }

    /// <summary>First day of work anywhere.</summary>
    public required DateOnly WorkStart { get; init; }

    /// <summary>First day in the procuratorates of the province.</summary>
    public required DateOnly Joined { get; set; }

    /// <summary>Day of joining the Party; null: never.</summary>
    public DateOnly? PartySince { get; init; }

    /// <summary>Day of the legal qualification; null: none.</summary>
    public DateOnly? QualifiedOn { get; init; }

    /// <summary>Senior professional title, which counts for R-7.</summary>
    public DateOnly? SeniorTitleOn { get; init; }

    public Workplace At { get; set; } = null!;

    public DepartmentDraft? Department { get; set; }

    public LeadPost? Lead { get; set; }

    public Duty Duty { get; set; }

    public DateOnly DutySince { get; set; }

    /// <summary>Since when in the present office.</summary>
    public DateOnly HereSince { get; set; }

    public int Level { get; set; } = Levels.None;

    public DateOnly LevelSince { get; set; }

    /// <summary>Prosecutor grade 1 to 12; 0: none.</summary>
    public int Grade { get; set; }

    public DateOnly GradeSince { get; set; }

    /// <summary>Civil-service rank 1 to 12; 0: none.</summary>
    public int Rank { get; set; }

    public DateOnly RankSince { get; set; }

    public int PoliceRank { get; set; }

    public DateOnly PoliceRankSince { get; set; }

    public bool InQuota { get; set; }

    /// <summary>Sanctioned: no promotion before this day.</summary>
    public DateOnly BarredUntil { get; set; }

    /// <summary>Years that don't count towards a grade or rank since it was given .</summary>
    public int YearsLost { get; set; }

    /// <summary>Month of the last change of the main post: one a month is enough.</summary>
    public DateOnly LastMoved { get; set; }

    public YearMonth RetiresIn { get; set; }

    public bool OnDivisionLevel { get; set; }

    public int ExcellentInARow { get; set; }

    /// <summary>Years in which the hours of training were not reached.</summary>
    public HashSet<int> Undertrained { get; } = [];

    public bool Left { get; set; }

    public DemoEntry Entry { get; set; } = null!;

    public DemoExit? Exit { get; set; }

    public List<DemoService> Services { get; } = [];

    public List<DemoStaffNumber> StaffNumbers { get; } = [];

    public List<DemoAppointment> Main { get; } = [];

    public List<DemoAppointment> Others { get; } = [];

    public List<DemoCode> DutyLevels { get; } = [];

    public List<DemoCode> CivilServiceRanks { get; } = [];

    public List<DemoCode> ProsecutorGrades { get; } = [];

    public List<DemoCode> PoliceRanks { get; } = [];

    public List<DemoCode> Categories { get; } = [];

    public List<DemoQuota> Quota { get; } = [];

    public List<DemoEstablishmentHeld> Establishment { get; } = [];

    public List<DemoCode> Authorities { get; } = [];

    public List<DemoReward> Rewards { get; } = [];

    public List<DemoSanction> Sanctions { get; } = [];

    public List<DemoAssessment> Assessments { get; } = [];

    /// <summary>On the special establishment, hence in the base of quota and ranks.</summary>
    public bool OnSpecialEstablishment => Track is Track.Casework or Track.Administration or Track.Police or Track.Technology;

    public int AgeOn(DateOnly day) => day.Year - Birth.Year - (day < Birth.AddYears(day.Year - Birth.Year) ? 1 : 0);

    public bool InPartyOn(DateOnly day) => PartySince is { } since && since.AddYears(1) <= day;

    /// <summary>Whole years served.</summary>
    public int ServiceYears(DateOnly day) => FullYears(Joined, day);

    public static int FullYears(DateOnly from, DateOnly to) =>
        from > to ? 0 : to.Year - from.Year - (to < from.AddYears(to.Year - from.Year) ? 1 : 0);

    public bool MayMove(DateOnly month) => LastMoved < month && !Left;

    public WorkerKind WorkerKind => Track switch
    {
        Track.Contract => WorkerKind.ContractStaff,
        Track.Service => WorkerKind.Worker,
        _ => WorkerKind.CivilServant,
    };

    /// <summary>Recomputes the retirement month; R-7 depends on level, rank and title.</summary>
    public void ComputeRetirement(DateOnly day)
    {
        OnDivisionLevel |= Level >= Levels.DivisionDeputy || Rank is > 0 and <= 6 || SeniorTitleOn <= day;
        RetiresIn = RetirementMonth(Woman, Birth, WorkerKind, OnDivisionLevel);
    }

    public static YearMonth RetirementMonth(bool woman, DateOnly birth, WorkerKind kind, bool divisionLevelOrSeniorTitle)
    {
        var parameters = RetirementParameters.Current;
        var choice = RetirementAge.TrackFor(woman, kind, divisionLevelOrSeniorTitle, parameters);
        return RetirementAge.Statutory(choice, YearMonth.Of(birth), parameters, kind).StatutoryMonth;
    }
}
