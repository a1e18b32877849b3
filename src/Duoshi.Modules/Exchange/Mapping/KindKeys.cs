namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Keys of the kinds and fields of the record that files can fill. The kinds are another module's; a test holds the keys equal.</summary>
internal static class KindKeys
{
    public const string Identity = "identity";
    public const string StaffNumber = "staff-number";
    public const string Service = "service";
    public const string PoliticalStatus = "political-status";
    public const string Appointment = "appointment";
    public const string DutyLevel = "duty-level";
    public const string Rank = "civil-service-rank";
    public const string Grade = "prosecutor-grade";
    public const string PoliceRank = "police-rank";
    public const string StaffCategory = "staff-category";
    public const string Quota = "quota-status";
    public const string Establishment = "establishment-held";
    public const string Authority = "management-authority";
    public const string EducationSummary = "education-summary";
    public const string LegalQualification = "legal-qualification";
    public const string Family = "family-member";
    public const string Resume = "resume";
    public const string Statement = "statement";
    public const string Contact = "contact";
    public const string Photo = "photo";
    public const string Education = "education";
    public const string Assessment = "assessment";
    public const string Reward = "reward";
    public const string Sanction = "sanction";
    public const string ProfessionalTitle = "professional-title";

    /// <summary>Slot of every state that has one line, and of the main post.</summary>
    public const short Only = 1;

    public const short FullTime = 1;
    public const short OnTheJob = 2;

    /// <summary>Code of 现职人员 (ZB126).</summary>
    public const string InService = "1";

    /// <summary>Code of 主职.</summary>
    public const string MainPost = "1";

    /// <summary>Code of 兼职.</summary>
    public const string ConcurrentPost = "2";

    /// <summary>Kinds a roster's row tells of as the main post; the collection workbook has a sheet of its own for them.</summary>
    public static ImmutableArray<string> MainPostKinds { get; } = [Appointment];

    /// <summary>What makes a line of a file the same as one of the record, although the rest of it differs.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> LineFields { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        [Appointment] = ["officeName", "postName"],
        [Education] = ["school", "educationCode", "degreeCode"],
        [Assessment] = ["year"],
        [Reward] = ["name"],
        [Sanction] = ["kind"],
        [ProfessionalTitle] = ["name"],
    }.ToImmutableDictionary();

    /// <summary>What does not change in a life: a different value means that it was always so.</summary>
    private static readonly ImmutableHashSet<string> Lasting =
    [
        "identity.name", "identity.sex", "identity.birth", "identity.ethnicGroup", "identity.nativePlace", "identity.birthPlace",
        "identity.grewUpIn", "identity.workStart", "identity.identityNumber", "political-status.joined", "political-status.joinedText",
    ];

    public static bool IsLasting(string kind, string field) => Lasting.Contains($"{kind}.{field}");
}
