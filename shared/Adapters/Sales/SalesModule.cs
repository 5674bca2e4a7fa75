using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverless.Adapters.Platform;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Sales;

public static class SalesModule
{
    public static IServiceCollection AddSales(this IServiceCollection services) => services
        .AddPolicy<SeatPolicy>("Seats")
        .AddPolicy<GatewayPolicy>("Gateway")
        .AddPolicy<PaymentPolicy>("Payments")
        .AddHolds()
        .AddDurableSales()
        .AddPaymentProvider()
        .AddOperations();

    private static IServiceCollection AddHolds(this IServiceCollection services) => services
        .AddSingleton<RedisSeatMapLoader>()
        .AddSingleton<RedisStockLoader>()
        .AddSingleton<RedisSeatHolds>()
        .AddSingleton<RedisTicketHolds>()
        .AddSingleton<RedisAudit>()
        .AddSingleton<RedisUnlistedHolds>()
        .AddSingleton<IUnlistedHolds>(provider => provider.GetRequiredService<RedisUnlistedHolds>())
        .AddSingleton<IHolds, RedisHolds>()
        .AddSingleton<ISeatStates, RedisSeatStates>()
        .AddSingleton<IStockLevels, RedisStockLevels>();

    private static IServiceCollection AddDurableSales(this IServiceCollection services) => services
        .AddSingleton<StockStore>()
        .AddSingleton<StockWrites>()
        .AddSingleton<AdmissionWrites>()
        .AddSingleton<SoldShards>()
        .AddSingleton<DocumentSales>()
        .AddSingleton<ISales, ProjectedSales>()
        .AddSingleton<IEventRefunds, DocumentEventRefunds>()
        .AddSingleton<ISeatNames, DocumentSeatNames>();

    private static IServiceCollection AddPaymentProvider(this IServiceCollection services)
    {
        // Another context may have orders.
        services.TryAddSingleton<IPaidOrders, NoPaidOrders>();

        return services
            .AddPolicy<SimulatedPaymentPolicy>("Payments:Simulated")
            .AddSingleton<SimulatedPayments>()
            .AddSingleton<IPaymentProvider>(provider =>
                new ObservedPayments(provider.GetRequiredService<SimulatedPayments>()));
    }

    private static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<ShowSeatMap>()
        .AddSingleton<ReserveSeats>()
        .AddSingleton<ReserveNamedSeats>()
        .AddSingleton<ReserveTickets>()
        .AddSingleton<ShowReservation>()
        .AddSingleton<ListMyReservations>()
        .AddSingleton<CreatePaymentIntent>()
        .AddSingleton<ShowPaymentIntent>()
        .AddSingleton<SellReservation>()
        .AddSingleton<SellSeatsUnpaid>()
        .AddSingleton<AttachPaidOrder>()
        .AddSingleton<ConfirmReservation>()
        .AddSingleton<CancelReservation>()
        .AddSingleton<ExpireHolds>()
        .AddSingleton<RecoverSales>()
        .AddSingleton<RefundCalledOff>()
        .AddSingleton<RefundCalledOffSale>()
        .AddSingleton<ShowEventRefunds>()
        .AddSingleton<EndPendingSale>()
        .AddSingleton<RefundUnusedUnits>()
        .AddSingleton<SaleMoney>()
        .AddSingleton<PaymentDecision>()
        .AddSingleton<SaleCompletion>()
        .AddSingleton<ReleasedUnitsNotifier>();
}
