namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Somebody who may sign in. What the account may do is in its grants, who it is on the record in <see cref="PersonId"/>.</summary>
internal sealed class Account
{
    public long Id { get; set; }

    /// <summary>What is typed at sign-in.</summary>
    public required string UserName { get; set; }

    public string NormalizedUserName { get; set; } = "";

    /// <summary>What history and audit call the account.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The person behind the account, if on the record.</summary>
    public long? PersonId { get; set; }

    /// <summary>May not sign in and may nothing, from the moment this is set.</summary>
    public bool Disabled { get; set; }

    /// <summary>May nothing but change the password.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>zh-CN or en.</summary>
    public string Language { get; set; } = "zh-CN";

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and when all sessions are to end; a session with another stamp is over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Changes with every write: the ETag of the API.</summary>
    public string ConcurrencyStamp { get; set; } = "";

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }

    /// <summary>UTC ticks.</summary>
    public long PasswordChangedAt { get; set; }

    /// <summary>UTC ticks; null: never signed in.</summary>
    public long? LastSignInAt { get; set; }

    /// <summary>When the first-run tour was ended, UTC ticks; null: it is still offered.</summary>
    public long? TourEndedAt { get; set; }
}
