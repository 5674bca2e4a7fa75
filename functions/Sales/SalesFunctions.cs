using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Sales;

namespace Serverless.Functions.Sales;

internal static class SalesFunctions
{
    /// <summary>Adds the context and the caches of its functions.</summary>
    public static IServiceCollection AddSalesFunctions(this IServiceCollection services) => services
        .AddSales()
        .AddSingleton<SeatMapPages>();
}
