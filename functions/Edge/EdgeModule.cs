using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Functions.Edge.Cors;
using Serverless.Functions.Edge.Routing;

namespace Serverless.Functions.Edge;

internal static class EdgeModule
{
    public static IServiceCollection AddEdge(this IServiceCollection services)
    {
        services.AddOptions<CorsPolicy>().PostConfigure<IConfiguration>((policy, settings) =>
            policy.Origins = $"{policy.Origins},{settings[CorsPolicy.FrontendSetting]}");

        return services
            .AddPolicy<CorsPolicy>("Cors")
            .AddSingleton(FunctionTable.Of(typeof(EdgeModule).Assembly))
            .AddSingleton<RouteShapes>();
    }
}
