using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Sales;

namespace Serverless.Functions.Sales;

internal static class SalesFunctions
{
    /// <summary>The context with what its functions keep between calls.</summary>
    public static IServiceCollection AddSalesFunctions(this IServiceCollection services) => services
        .AddSales()
        .AddSingleton<SeatMapPages>();
}
