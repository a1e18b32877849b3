namespace Duoshi.Modules.Platform.Accounts;

/// <summary>A key that protects session cookies, shared by all nodes; kept under the field cipher.</summary>
internal sealed class ProtectionKey
{
    public long Id { get; set; }

    public required string FriendlyName { get; set; }

    /// <summary>The key's XML, sealed.</summary>
    public required string Sealed { get; set; }
}
