using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;
using Serverless.SupplierMocks.FaultInjection;
using Serverless.SupplierMocks.FaultInjection.Store;

namespace Serverless.SupplierMocks;

public static class SupplierMocksModule
{
    /// <summary>Registers the mocks of all suppliers and their fault injection.</summary>
    public static IServiceCollection AddSupplierMocks(this IServiceCollection services) => services
        .AddFaultInjection()
        .AddHkdl()
        .AddIngresso();

    private static IServiceCollection AddFaultInjection(this IServiceCollection services)
    {
        services.AddOptions<MockPolicy>().PostConfigure<IHostEnvironment>((policy, environment) =>
            policy.DevelopHere(environment.IsDevelopment()));

        return services
            .AddPolicy<MockPolicy>("Suppliers")
            .AddPolicy<FaultPolicy>("Suppliers:Faults")
            .AddSingleton<DocumentFaults>()
            .AddSingleton<IFaults>(provider => provider.GetRequiredService<DocumentFaults>())
            .AddSingleton<IMockEpochs>(provider => provider.GetRequiredService<DocumentFaults>())
            .AddSingleton<FindFault>()
            .AddSingleton<SetFaultPlan>();
    }
}
