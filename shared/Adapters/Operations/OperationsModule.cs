using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Operations;

namespace Serverless.Adapters.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddPolicy<ReadinessPolicy>("Readiness")
        .AddSingleton<IDependency, RedisDependency>()
        .AddSingleton<IDependency, DocumentsDependency>()
        .AddSingleton<CheckReadiness>();
}
