using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

public static class PlatformModule
{
    /// <summary>
    /// Time and identifiers. A registration before this one stays, such as the clock of a test.
    /// </summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();

        return services;
    }
}
