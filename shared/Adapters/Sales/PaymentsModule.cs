using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

public static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddPolicy<PaymentPolicy>("Payments")
        .AddPolicy<SimulatedPaymentPolicy>("Payments:Simulated")
        .AddSingleton<StockStore>()
        .AddSingleton<StockWrites>()
        .AddSingleton<ISales, DocumentSales>()
        .AddSingleton<SimulatedPayments>()
        .AddSingleton<IPaymentProvider>(provider =>
            new ObservedPayments(provider.GetRequiredService<SimulatedPayments>()))
        .AddSingleton<PaymentDecision>()
        .AddSingleton<SaleCompletion>()
        .AddSingleton<CreatePaymentIntent>()
        .AddSingleton<ShowPaymentIntent>()
        .AddSingleton<ConfirmReservation>()
        .AddSingleton<CancelReservation>()
        .AddSingleton<RecoverSales>();
}
