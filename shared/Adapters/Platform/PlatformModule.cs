using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

public static class PlatformModule
{
    /// <summary>
    /// Time, identifiers and chance; whoever registers their own first keeps it, such as a test its clock.
    /// </summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();

        return services;
    }
}
