using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

public static class PlatformModule
{
    /// <summary>
    /// Time, identifiers and the rounds of timers. A clock that was registered before stays, such as that of a test.
    /// </summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();

        return services
            .AddSingleton<IRoundCursors, DocumentRoundCursors>()
            .AddSingleton<IItemFaults, LogItemFaults>()
            .AddSingleton<Rounds>();
    }
}
