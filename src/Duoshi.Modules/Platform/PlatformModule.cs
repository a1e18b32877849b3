namespace Duoshi.Modules.Platform;

/// <summary>The ground of all modules: storage, ledger and audit, access, accounts.</summary>
internal sealed class PlatformModule : IModule
{
    public string Name => "platform";
}
