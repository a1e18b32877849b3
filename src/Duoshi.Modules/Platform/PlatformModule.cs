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
        new(MenuGroup.Administration, 10, "/admin/accounts", "账号与授权", "Accounts and grants", Icons.Material.Outlined.ManageAccounts, Permission.AccountManage,
            "建立、停用账号，按机构、条线和管理权限授权", "Create and disable accounts, grant roles by office, line and authority"),
        new(MenuGroup.Administration, 20, "/admin/policy", "权限矩阵", "Policy table", Icons.Material.Outlined.GridOn, Permission.PolicyRead,
            "哪个角色可以做什么、能读到哪一级字段", "Which role may do what, and which fields it reads"),
        new(MenuGroup.Administration, 30, "/admin/audit", "审计日志", "Audit", Icons.Material.Outlined.FactCheck, Permission.AuditRead,
            "谁在何时对谁做了什么，逐条相连，可校验", "Who did what to whom and when; linked and verifiable"),
        new(MenuGroup.Administration, 40, "/admin/jobs", "后台任务", "Background jobs", Icons.Material.Outlined.PendingActions, Permission.SystemManage,
            "长时间任务的进度、失败原因", "Progress of long work, and why it failed"),
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
