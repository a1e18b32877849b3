namespace Duoshi.Modules.Platform.Accounts;

/// <summary>A bearer token of an account: acts with the account's own rights until it expires. Only its digest is kept.</summary>
internal sealed class ApiToken
{
    public long Id { get; set; }

    public long AccountId { get; set; }

    /// <summary>What it is used for, in its owner's words.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] Digest { get; set; } = [];

    /// <summary>First characters of the token, to tell several apart.</summary>
    public required string Beginning { get; set; }

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ExpiresAt { get; set; }

    /// <summary>UTC ticks; null while it stands.</summary>
    public long? RevokedAt { get; set; }
}
