using System.Text.Json;
using System.Text.Json.Serialization;
using Duoshi.Modules.Exchange;
using Duoshi.Modules.Organisation;
using Duoshi.Modules.Personnel;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Selection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Duoshi.Modules;

/// <summary>All modules of the product, and how they are put together.</summary>
public static class DuoshiModules
{
    public static IReadOnlyList<IModule> All { get; } = [new PlatformModule(), new OrganisationModule(), new PersonnelModule(), new ExchangeModule(), new SelectionModule()];

    /// <summary>The services of all modules over one database.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="model">Model and cipher of this installation.</param>
    /// <param name="database">Chooses the database: <see cref="Databases.UseSqliteFile"/> or <see cref="Databases.UsePostgres"/>.</param>
    public static IServiceCollection AddDuoshi(this IServiceCollection services, DuoshiModel model, Action<DbContextOptionsBuilder> database)
    {
        services.AddPooledDbContextFactory<DuoshiDb>(database);
        services.AddSingleton(model);
        services.AddSingleton(model.Kinds);
        services.AddSingleton(model.Cipher);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddScoped<RecordWriter>();
        services.AddScoped<SubjectDirectory>();
        services.AddScoped<FactReader>();
        services.AddScoped<ActOnFact>();
        services.AddScoped<WithdrawWholeChange>();
        services.AddScoped<SuggestReferences>();
        services.AddScoped<ActorOverride>();
        services.AddScoped<WithdrawChange>();
        services.AddScoped<VerifyRecord>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        foreach (var module in model.Modules)
        {
            module.AddServices(services);
        }

        return services;
    }

    /// <summary>The endpoints of all modules below /api/v1.</summary>
    public static void MapDuoshi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        ActEndpoints.Map(api);
        WithdrawWholeChange.Map(api);
        SuggestReferences.Map(api);
        foreach (var module in All)
        {
            module.MapEndpoints(api.MapGroup("").WithTags(module.Name));
        }
    }
}
