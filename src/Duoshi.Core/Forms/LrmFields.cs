namespace Duoshi.Core.Forms;

/// <summary>The record of the old format: 33 quoted fields, sometimes a 34th.</summary>
internal static class LrmFields
{
    public const int Count = 33;

    /// <summary>Family rows a record holds.</summary>
    public const int FamilySlots = 13;

    /// <summary>Field 9: <c>education#degree@education#degree</c>, full-time first.</summary>
    public const int Education = 9;

    /// <summary>Field 10: the four schools, in the same shape.</summary>
    public const int Schools = 10;

    /// <summary>Fields 20 to 24: five lists side by side, in the order of <see cref="FormElements.Member"/>.</summary>
    public const int Family = 20;

    /// <summary>Field 33, in some files only.</summary>
    public const int IdentityNumber = 33;

    /// <summary>The fields that hold one element each. Health comes before the place of birth, and the person who filled in before the date.</summary>
    public static ImmutableArray<(int Field, FormElementSpec Element)> Plain { get; } =
    [
        (0, FormElements.Name), (1, FormElements.Sex), (2, FormElements.BirthDate), (3, FormElements.EthnicGroup),
        (4, FormElements.NativePlace), (5, FormElements.PartyJoined), (6, FormElements.Health), (7, FormElements.BirthPlace),
        (8, FormElements.WorkStarted), (11, FormElements.ProfessionalTitle), (16, FormElements.Expertise), (17, FormElements.Resume),
        (18, FormElements.RewardsAndSanctions), (19, FormElements.Assessments), (25, FormElements.PresentPosts),
        (26, FormElements.ProposedPosts), (27, FormElements.PostsToRemove), (28, FormElements.Reason), (29, FormElements.ReportingUnit),
        (30, FormElements.AgeCountDate), (31, FormElements.FilledInBy), (32, FormElements.FormDate),
    ];

    /// <summary>The four elements of <see cref="Education"/> in their order.</summary>
    public static ImmutableArray<FormElementSpec> EducationParts { get; } =
        [FormElements.FullTimeEducation, FormElements.FullTimeDegree, FormElements.OnTheJobEducation, FormElements.OnTheJobDegree];

    /// <summary>The four elements of <see cref="Schools"/> in their order.</summary>
    public static ImmutableArray<FormElementSpec> SchoolParts { get; } =
        [FormElements.FullTimeEducationSchool, FormElements.FullTimeDegreeSchool, FormElements.OnTheJobEducationSchool, FormElements.OnTheJobDegreeSchool];

    /// <summary>The elements that have no place in a record.</summary>
    public static ImmutableArray<FormElementSpec> Lost { get; } =
        [FormElements.AgeLimitReached, FormElements.PreReformAgeLimit, FormElements.IdentityNumber, FormElements.Version];
}
