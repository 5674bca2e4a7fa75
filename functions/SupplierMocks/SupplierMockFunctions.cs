using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.SupplierMocks.FaultInjection;
using Serverless.Functions.SupplierMocks.Hkdl;
using Serverless.Functions.SupplierMocks.Ingresso;
using Serverless.SupplierMocks;

namespace Serverless.Functions.SupplierMocks;

internal static class SupplierMockFunctions
{
    /// <summary>The mocks of all suppliers, with their request pipelines and pages.</summary>
    public static IServiceCollection AddSupplierMockFunctions(this IServiceCollection services) => services
        .AddSupplierMocks()
        .AddSingleton<FaultInjector>()
        .AddSingleton<HkdlPipeline>()
        .AddSingleton<IngressoPipeline>()
        .AddSingleton<IngressoViews>()
        .AddSingleton<IngressoTrolleyPages>()
        .AddSingleton<IngressoReservePages>()
        .AddSingleton<IngressoTransactionPages>();
}
