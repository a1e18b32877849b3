namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Tries to sign in under a name or from an address that did not succeed. In the database: it holds over restarts and for all nodes.</summary>
internal sealed class SignInTries
{
    /// <summary>Blind index of the name typed or of the address: a mistyped password in the name field is not kept readable.</summary>
    public required string Key { get; set; }

    public int Failed { get; set; }

    /// <summary>UTC ticks of the last failed try.</summary>
    public long LastAt { get; set; }
}
