using Duoshi.Modules.Platform.Desk;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Puts background work together.</summary>
internal static class JobServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<JobService>();
        services.AddScoped<JobQueue>();
        services.AddScoped<ShowJobs>();
        services.AddScoped<CancelJob>();
        services.AddScoped<ExportJobs>();
        services.AddScoped<IDeskTasks, JobTasks>();
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        ShowJobs.Map(api);
        CancelJob.Map(api);
        ExportJobs.Map(api);
    }

    /// <summary>Registers a kind of job: a module does it in its AddServices.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services)
        where T : class, IJob
    {
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IJob, T>());
        return services;
    }
}
