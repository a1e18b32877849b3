using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Jobs;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Duoshi.Modules.Platform;

/// <summary>The ground of all modules: storage, ledger and audit, access, accounts, background jobs.</summary>
internal sealed class PlatformModule : IModule
{
    public string Name => "platform";

    public IEnumerable<MenuEntry> Menu =>
    [
        new(MenuGroup.Administration, 10, "/admin/accounts", "账号与授权", "Accounts and grants", Icons.Material.Outlined.ManageAccounts, Permission.AccountManage),
        new(MenuGroup.Administration, 20, "/admin/policy", "权限矩阵", "Policy table", Icons.Material.Outlined.GridOn, Permission.PolicyRead),
        new(MenuGroup.Administration, 30, "/admin/audit", "审计日志", "Audit", Icons.Material.Outlined.FactCheck, Permission.AuditRead),
        new(MenuGroup.Administration, 40, "/admin/jobs", "后台任务", "Background jobs", Icons.Material.Outlined.PendingActions, Permission.SystemManage),
    ];

    public void MapTables(ModelBuilder model, bool postgres)
    {
        AccountTables.Map(model);
        BackgroundJob.Map(model);
    }

    public void AddServices(IServiceCollection services)
    {
        SignInServices.Add(services);
        AccountSlices.Add(services);
        JobServices.Add(services);
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        AccountSlices.Map(api);
        JobServices.Map(api);
    }
}
