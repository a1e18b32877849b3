using Duoshi.Core.Engines.Retirement;
using Duoshi.Core.Rules;
using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Due;

/// <summary>What becomes due.</summary>
public enum DueKind : byte
{
    /// <summary>到龄: the statutory retirement month.</summary>
    Retirement = 1,

    /// <summary>试用期满: probation of a recruit or in a leading post to which somebody was promoted.</summary>
    Probation = 2,

    /// <summary>挂职、借调、统一调用到期.</summary>
    Posting = 3,

    /// <summary>等级年限届满: the years after which a higher grade can be considered.</summary>
    GradeYears = 4,

    /// <summary>处分影响期满.</summary>
    SanctionEnd = 5,

    /// <summary>任前公示期满: a public notice whose result is to be recorded.</summary>
    Publicity = 6,

    /// <summary>聘用合同到期: a labour contract, as contract clerks have.</summary>
    Contract = 7,
}

/// <summary>A person in service as the due list needs to know it.</summary>
public sealed record DuePerson
{
    /// <summary>Sex as recorded.</summary>
    public required bool Woman { get; init; }

    /// <summary>Birth; null, or known by its year only: no retirement month.</summary>
    public PartialDate? Birth { get; init; }

    /// <summary>How the person is employed.</summary>
    public WorkerKind Worker { get; init; } = WorkerKind.CivilServant;

    /// <summary>County-division level or above, or a senior professional title .</summary>
    public bool DivisionLevelOrSeniorTitle { get; init; }

    /// <summary>Postings, and leading posts with a probation, that nobody worked off.</summary>
    public ImmutableArray<DuePost> Posts { get; init; } = [];

    /// <summary>How the person came in; null when not by examination.</summary>
    public DueRecruitment? Recruitment { get; init; }

    /// <summary>Sanctions not lifted.</summary>
    public ImmutableArray<DueSanction> Sanctions { get; init; } = [];

    /// <summary>The prosecutor grade held; null for none.</summary>
    public DueGrade? Grade { get; init; }

    /// <summary>The labour contract that ends last; null for none.</summary>
    public DueContract? Contract { get; init; }

    /// <summary>Years whose assessment does not count towards a grade .</summary>
    public ImmutableHashSet<int> YearsNotCounted { get; init; } = [];
}

/// <summary>A post of the person.</summary>
/// <param name="Row">The caller's key of the row.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after; open when nobody set an end.</param>
/// <param name="IsPosting">Attachment, loan or dispatch.</param>
/// <param name="Promotion">Why the post is taken for a promotion to a non-elected leading post, which has a probation; null: it is none.</param>
/// <param name="Text">Place and post as named then.</param>
public sealed record DuePost(long Row, PartialDate From, PartialDate To, bool IsPosting, DuePromotion? Promotion, string Text);

/// <summary>A promotion inferred from the record.</summary>
/// <param name="Months">Months of probation by the procedure in force on the first day.</param>
/// <param name="Zh">What it is inferred from, in Chinese.</param>
/// <param name="En">In English.</param>
public sealed record DuePromotion(int Months, string Zh, string En);

/// <summary>Recruitment by examination.</summary>
/// <param name="Row">The caller's key of the row.</param>
/// <param name="On">Day of coming in.</param>
public sealed record DueRecruitment(long Row, DateOnly On);

/// <summary>A sanction in effect.</summary>
/// <param name="Row">The caller's key of the row.</param>
/// <param name="Effect">What it bars and until when.</param>
/// <param name="Text">Its kind in words.</param>
public sealed record DueSanction(long Row, SanctionEffect Effect, string Text);

/// <summary>A labour contract.</summary>
/// <param name="Row">The caller's key of the row.</param>
/// <param name="To">First day after; open for one without a term.</param>
/// <param name="Text">Its number, or whose it is.</param>
public sealed record DueContract(long Row, PartialDate To, string Text);

/// <summary>A prosecutor grade.</summary>
/// <param name="Row">The caller's key of the row.</param>
/// <param name="Grade">1 the highest, 12 the lowest.</param>
/// <param name="Since">First day in it.</param>
/// <param name="Text">Its name.</param>
public sealed record DueGrade(long Row, int Grade, DateOnly Since, string Text);

/// <summary>Something that becomes due.</summary>
/// <param name="Kind">What.</param>
/// <param name="Day">When; the first day of the month for a retirement.</param>
/// <param name="Row">The row it rests on; null where it rests on the birth date.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
/// <param name="Reasons">By which rules.</param>
public sealed record DueItem(DueKind Kind, DateOnly Day, long? Row, string Zh, string En, ImmutableArray<RuleReason> Reasons)
{
    /// <summary>Whether the day has passed; a retirement has the whole of its month.</summary>
    /// <param name="today">The day looked from.</param>
    public bool IsOverdue(DateOnly today) => (Kind == DueKind.Retirement ? Day.AddMonths(1) : Day.AddDays(1)) <= today;
}
