using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serverless.Adapters.Platform;

namespace Serverless.SupplierMocks.FaultInjection;

public static class SupplierMocksModule
{
    /// <summary>Registers what the mocks of all suppliers share.</summary>
    public static IServiceCollection AddSupplierMocks(this IServiceCollection services)
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
