using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Personnel;

/// <summary>People: one record each, through time.</summary>
internal sealed class PersonnelModule : IModule
{
    public string Name => "personnel";

    public IEnumerable<FactKind> FactKinds =>
    [
        new FactKind<Identity>(Name), new FactKind<StaffNumber>(Name), new FactKind<Service>(Name), new FactKind<PoliticalStatus>(Name),
        new FactKind<Appointment>(Name), new FactKind<DutyLevel>(Name), new FactKind<CivilServiceRank>(Name), new FactKind<ProsecutorGrade>(Name),
        new FactKind<PoliceRank>(Name), new FactKind<StaffCategory>(Name), new FactKind<QuotaStatus>(Name), new FactKind<EstablishmentHeld>(Name),
        new FactKind<ManagedBy>(Name), new FactKind<Entry>(Name), new FactKind<Exit>(Name), new FactKind<Education>(Name),
        new FactKind<EducationSummary>(Name), new FactKind<LegalQualification>(Name), new FactKind<ProfessionalTitle>(Name),
        new FactKind<FamilyMember>(Name), new FactKind<Resume>(Name), new FactKind<Statement>(Name), new FactKind<Reward>(Name),
        new FactKind<Sanction>(Name), new FactKind<Assessment>(Name), new FactKind<Training>(Name), new FactKind<Contact>(Name),
        new FactKind<Photo>(Name),
    ];

    public void MapTables(ModelBuilder model, bool postgres)
    {
        Person.Map(model);
        PersonCardTable.Map(model, postgres);
        SearchTables.Map(model, postgres);
        CorrectionRequest.Map(model);
    }

    public void AddServices(IServiceCollection services)
    {
    }
}
