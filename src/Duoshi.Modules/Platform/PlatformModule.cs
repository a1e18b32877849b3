using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform;

/// <summary>The ground of all modules: storage, ledger and audit, access, accounts.</summary>
internal sealed class PlatformModule : IModule
{
    public string Name => "platform";

    public void MapTables(ModelBuilder model, bool postgres)
    {
        AccountTables.Map(model);
        BackgroundJob.Map(model);
    }
}
