using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Binds a role to an account: where, for which line, up to which management authority, from when to when. Ended, never deleted.</summary>
internal sealed class Grant
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    public Role Role { get; set; }

    /// <summary>The office whose subtree the grant covers; null: everything.</summary>
    public long? OfficeId { get; set; }

    /// <summary>Business line, or null for all.</summary>
    public string? Line { get; set; }

    /// <summary>Highest cadre management authority (ZB130) whose people's dossier the grant opens; null: no limit.</summary>
    public string? HighestAuthority { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>First day the grant no longer holds.</summary>
    public DateOnly ValidTo { get; set; } = DateOnly.MaxValue;

    public long GrantedBy { get; set; }

    public required string GrantedByName { get; set; }

    /// <summary>UTC ticks.</summary>
    public long GrantedAt { get; set; }

    public string? Reason { get; set; }

    public string? EndedByName { get; set; }

    /// <summary>UTC ticks at which somebody ended the grant before its day.</summary>
    public long? EndedAt { get; set; }

    public bool HoldsOn(DateOnly day) => ValidFrom <= day && day < ValidTo;
}
