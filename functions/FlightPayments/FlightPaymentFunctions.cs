using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.FlightPayments;
using Serverless.Adapters.FlightPayments.Bootpay;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.FlightPayments;

internal static class FlightPaymentFunctions
{
    /// <summary>Payments of flights, and what checks where events come from.</summary>
    public static IServiceCollection AddFlightPaymentFunctions(this IServiceCollection services) => services
        .AddFlightPayments()
        .AddSingleton(provider => new PaymentEventSource(
            provider.GetRequiredService<BootpaySource>(), provider.GetRequiredService<ClientAddress>()))
        .AddHostedService<SimulatedPaymentsWarning>();
}
