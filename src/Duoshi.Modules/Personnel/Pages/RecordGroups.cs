using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>A tab of the record.</summary>
internal sealed record RecordGroup(string Key, string Zh, string En, ImmutableArray<string> Kinds)
{
    public string Name => T(Zh, En);

    public bool Has(string kind) => Kinds.Contains(kind);
}

/// <summary>How the record's kinds are put on tabs; a test holds that none is left out.</summary>
internal static class RecordGroups
{
    public static ImmutableArray<RecordGroup> All { get; } =
    [
        new("basics", "基本情况", "Basics", ["identity", "staff-number", "service", "political-status", "contact", "photo"]),
        new("posts", "职务职级", "Posts and ranks", ["appointment", "duty-level", "civil-service-rank", "prosecutor-grade", "police-rank", "statement"]),
        new("place", "类别编制", "Category and establishment", ["staff-category", "quota-status", "establishment-held", "management-authority", "employment-contract", "entry", "exit"]),
        new("education", "学历资格", "Education", ["education", "education-summary", "legal-qualification", "professional-title", "training"]),
        new("merits", "业绩人才", "Work and talent", ["case-credit", "talent-title", "competition", "mentoring"]),
        new("assessment", "考核奖惩", "Assessment", ["assessment", "reward", "sanction"]),
        new("resume", "简历家庭", "Resume and family", ["resume", "family-member"]),
    ];
}
