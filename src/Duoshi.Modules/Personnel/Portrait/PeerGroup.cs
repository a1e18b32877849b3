using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>Whom an account sets a person beside: kept with the account, so that the next portrait is counted alike.</summary>
internal sealed class PeerGroup
{
    public long AccountId { get; set; }

    /// <summary>Keys of <see cref="PeerTrait"/>, with commas; blank: everybody of the same status.</summary>
    public required string Traits { get; set; }

    /// <summary>Name of the saved question that narrows it; null: none.</summary>
    public string? Question { get; set; }

    /// <summary>UTC ticks.</summary>
    public long KeptAt { get; set; }

    public PeerChoice Choice => new(Traits.Split(',', StringSplitOptions.RemoveEmptyEntries), Question);

    public static void Map(ModelBuilder model) => model.Entity<PeerGroup>(e =>
    {
        e.ToTable("personnel_peer_group");
        e.HasKey(g => g.AccountId);
        e.Property(g => g.AccountId).ValueGeneratedNever();
        e.Property(g => g.Traits).HasMaxLength(200);
        e.Property(g => g.Question).HasMaxLength(Questions.SavedQuestion.LongestName);
    });
}

/// <summary>What makes somebody a peer.</summary>
/// <param name="Traits">Keys of <see cref="PeerTrait.All"/>: what peers have in common with the person.</param>
/// <param name="Question">Name of a saved question peers answer; null: any.</param>
public sealed record PeerChoice(IReadOnlyList<string> Traits, string? Question = null)
{
    public static PeerChoice Standard { get; } = new([PeerTrait.Category, PeerTrait.Level]);
}

/// <summary>Something a person and his peers have in common.</summary>
/// <param name="Key">As it stands in the API.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <remarks>Never sex, politics, family or sanctions: experience is compared among those who could have had it .</remarks>
internal sealed record PeerTrait(string Key, string Zh, string En)
{
    public const string Category = "category";
    public const string Level = "level";
    public const string Line = "line";
    public const string Grade = "grade";
    public const string DutyLevel = "dutyLevel";
    public const string Age = "age";
    public const string City = "city";
    public const string Office = "office";

    /// <summary>Born at most so many years before or after.</summary>
    public const int YearsApart = 5;

    public static IReadOnlyList<PeerTrait> All { get; } =
    [
        new(Category, "人员类别相同", "Same staff category"), new(Level, "所在院层级相同", "Same level of office"), new(Line, "业务条线相同", "Same business line"),
        new(Grade, "检察官等级相同", "Same prosecutor grade"), new(DutyLevel, "职务层次相同", "Same duty level"),
        new(Age, $"出生相差不过 {YearsApart} 年", $"Born within {YearsApart} years"), new(City, "同一市（分州）院辖区", "Same city's offices"), new(Office, "同一院", "Same office"),
    ];
}
