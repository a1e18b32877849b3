using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Demo;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Organisation.Loading;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Duoshi.Modules.Organisation;

/// <summary>Offices, departments, positions, establishment: the tree of procuratorates through time.</summary>
internal sealed class OrganisationModule : IModule
{
    public string Name => "organisation";

    public IEnumerable<FactKind> FactKinds =>
    [
        new FactKind<OfficeName>(Name), new FactKind<OfficePlace>(Name), new FactKind<OfficeExistence>(Name), new FactKind<OfficeSuccession>(Name),
        new FactKind<OfficeEstablishment>(Name), new FactKind<OfficeLeadership>(Name), new FactKind<DepartmentPlace>(Name), new FactKind<PositionPlace>(Name),
    ];

    public void MapTables(ModelBuilder model, bool postgres)
    {
        Identities.Map(model);
        OfficeNodeTable.Map(model, postgres);
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<OfficeIndexes>();
        services.AddSingleton<Offices>();
        services.AddSingleton<IOffices>(s => s.GetRequiredService<Offices>());
        services.AddSingleton<IOfficePaths>(s => s.GetRequiredService<Offices>());
        services.AddSingleton<ISubjectNames, OfficeLabels>();
        services.AddScoped<IRecordProjection, OfficeNodeProjection>();
        services.AddScoped<IRecordGuard, OfficeTreeGuard>();
        services.AddScoped<IProjectionCheck, NodeCheck>();
        services.AddScoped<LoadOffices>();
        services.AddScoped<IDemoOffices, DemoOffices>();
        services.AddScoped<OfficeRights>();
        services.AddSingleton<OfficeFigureBook>();
        services.AddScoped<OfficeSight>();
        services.AddScoped<PostHolders>();
        services.AddScoped<TreeAsOf>();
        services.AddScoped<ListOffices>();
        services.AddScoped<ExportOffices>();
        services.AddScoped<IFinder, FindOffices>();
        services.AddScoped<ExportOfficeParts>();
        services.AddScoped<ExportOfficeHistory>();
        services.AddScoped<ReadOffice>();
        services.AddScoped<OfficeHistory>();
        services.AddScoped<ReadOfficeFacts>();
        services.AddScoped<ExportOfficeFacts>();
        services.AddScoped<FoundOffice>();
        services.AddScoped<RenameOffice>();
        services.AddScoped<MoveOffice>();
        services.AddScoped<MergeOffices>();
        services.AddScoped<SplitOffice>();
        services.AddScoped<CloseOffice>();
        services.AddScoped<SetEstablishment>();
        services.AddScoped<SetLeadershipNumber>();
        services.AddScoped<FoundDepartment>();
        services.AddScoped<ChangeDepartment>();
        services.AddScoped<CloseDepartment>();
        services.AddScoped<FoundPosition>();
        services.AddScoped<ChangePosition>();
        services.AddScoped<ClosePosition>();
        services.AddScoped<IFactRule, EstablishmentLine>();
        services.AddScoped<IFactRule, LeadershipLine>();
        services.AddScoped<IFactRule, PlaceWithinRights>();
        services.AddScoped<OfficeSubjects>();
        services.AddScoped<ISubjects>(s => s.GetRequiredService<OfficeSubjects>());
        services.AddScoped<ISubjects, DepartmentSubjects>();
        services.AddScoped<ISubjects, PositionSubjects>();
    }

    public IEnumerable<MenuEntry> Menu =>
    [
        new(MenuGroup.Organisation, 10, "/offices", "机构", "Offices", Icons.Material.Outlined.AccountTree, Permission.OrganisationRead,
            "院树、编制与空编、沿革；设立、合并、更名、调整隶属", "Tree, establishment and vacancy, history; found, merge, rename, move"),
    ];

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        TreeAsOf.Map(api);
        ListOffices.Map(api);
        ExportOffices.Map(api);
        ExportOfficeParts.Map(api);
        ExportOfficeHistory.Map(api);
        ReadOffice.Map(api);
        OfficeHistory.Map(api);
        ReadOfficeFacts.Map(api);
        ExportOfficeFacts.Map(api);
        FoundOffice.Map(api);
        RenameOffice.Map(api);
        MoveOffice.Map(api);
        MergeOffices.Map(api);
        SplitOffice.Map(api);
        CloseOffice.Map(api);
        SetEstablishment.Map(api);
        SetLeadershipNumber.Map(api);
        FoundDepartment.Map(api);
        ChangeDepartment.Map(api);
        CloseDepartment.Map(api);
        FoundPosition.Map(api);
        ChangePosition.Map(api);
        ClosePosition.Map(api);
    }
}
