namespace Duoshi.Modules.Platform.Accounts;

/// <summary>A setting of the installation.</summary>
internal sealed class Setting
{
    public required string Key { get; set; }

    public required string Value { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ChangedAt { get; set; }

    public required string ChangedByName { get; set; }
}
