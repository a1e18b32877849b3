using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The slices of access and accounts.</summary>
internal static class AccountSlices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<SubjectNames>();
        services.AddScoped<Settings>();
        services.AddScoped<SignIn>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<AccountChange>();
        services.AddScoped<ListAccounts>();
        services.AddScoped<ShowAccount>();
        services.AddScoped<CreateAccount>();
        services.AddScoped<DisableAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<LinkPerson>();
        services.AddScoped<GrantRole>();
        services.AddScoped<EndGrant>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<OwnTokens>();
        services.AddScoped<OwnTour>();
        services.AddScoped<CreateFirstAdministrators>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<FindSubjects>();
        services.AddScoped<ReadPolicy>();
        services.AddScoped<ReadAudit>();
        services.AddScoped<HandOutList>();
        services.AddScoped<ReadDesk>();
        services.AddScoped<IDeskTasks, AccountTasks>();
        services.AddScoped<ExportAccounts>();
        services.AddScoped<ExportPolicy>();
        services.AddScoped<ExportAudit>();
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        ListAccounts.Map(api);
        ShowAccount.Map(api);
        CreateAccount.Map(api);
        DisableAccount.Map(api);
        ResetPassword.Map(api);
        LinkPerson.Map(api);
        GrantRole.Map(api);
        EndGrant.Map(api);
        OwnAccount.Map(api);
        ChangePassword.Map(api);
        OwnTokens.Map(api);
        FindSubjects.Map(api);
        ReadPolicy.Map(api);
        ReadAudit.Map(api);
        ExportAccounts.Map(api);
        ExportPolicy.Map(api);
        ExportAudit.Map(api);
    }
}
