using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Operations;
using Serverless.Domain.Operations.Audit;

namespace Serverless.Adapters.Operations;

public static class OperationsModule
{
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddPolicy<ReadinessPolicy>("Readiness")
        .AddSingleton<IDependency, RedisDependency>()
        .AddSingleton<IDependency, DocumentsDependency>()
        .AddSingleton<CheckReadiness>()
        .AddAuditTrail();

    private static IServiceCollection AddAuditTrail(this IServiceCollection services) => services
        .AddSingleton<IAuditTrail, DocumentAuditTrail>()
        .AddSingleton<AuditedChanges>()
        .AddSingleton<ListAuditEntries>()
        .AddSingleton<VerifyAuditTrail>();
}
