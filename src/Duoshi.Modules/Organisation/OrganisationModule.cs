using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    }
}
