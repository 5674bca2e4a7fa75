using Microsoft.Extensions.DependencyInjection;
using Serverless.Adapters.Flights.Bookings;
using Serverless.Adapters.Platform;
using Serverless.Adapters.Sales;
using Serverless.Domain.Catalogue;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Flights;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Flights;

public static class FlightsModule
{
    public static IServiceCollection AddFlights(this IServiceCollection services) => services
        .AddPolicy<FlightPolicy>("Flights")
        .AddPolicy<BookingPolicy>("Flights")
        .AddFlightStore()
        .AddBookings()
        .AddSingleton<FlightAvailability>()
        .AddSingleton<SearchFlights>()
        .AddSingleton<ListOffers>()
        .AddSingleton<FlightChanges>()
        .AddSingleton<AddFlight>()
        .AddSingleton<AddFlightSchedules>()
        .AddSingleton<DeleteFlight>()
        .AddSingleton<AddDiscount>()
        .AddSingleton<DeleteDiscount>();

    private static IServiceCollection AddFlightStore(this IServiceCollection services) => services
        .AddSingleton<FlightNumbers>()
        .AddSingleton<FlightMonths>()
        .AddSingleton<DocumentDiscounts>()
        .AddSingleton<IDiscounts>(provider => provider.GetRequiredService<DocumentDiscounts>())
        .AddSingleton<FlightPerformances>()
        .AddSingleton<IPerformanceSource>(provider => provider.GetRequiredService<FlightPerformances>())
        .AddSingleton<ISchedules>(provider => provider.GetRequiredService<FlightPerformances>())
        .AddSingleton<IFlights, DocumentFlights>()
        .AddSingleton<ITimetables, DocumentTimetables>()
        .AddSingleton<IFlightResults, RedisFlightResults>();

    private static IServiceCollection AddBookings(this IServiceCollection services) => services
        .AddSingleton<BookingIndex>()
        .AddSingleton<IBookings>(provider => provider.GetRequiredService<BookingIndex>())
        .AddSingleton<ISaleIndex>(provider => provider.GetRequiredService<BookingIndex>())
        .AddSingleton<IBookingFormat, JsonBookings>()
        .AddSingleton<IFareQuotes, DocumentFareQuotes>()
        .AddSingleton<FarePrices>()
        .AddSingleton<IFarePrices>(provider => provider.GetRequiredService<FarePrices>())
        .AddSingleton<PayableBookings>()
        .AddSingleton<IBookingsOfPayments>(provider => provider.GetRequiredService<PayableBookings>())
        .AddSingleton<IPaidOrders, OrderRefunds>()
        .AddSingleton<BookingLookup>()
        .AddSingleton<BookingFare>()
        .AddSingleton<BookingSeats>()
        .AddSingleton<BookFlight>()
        .AddSingleton<ListMyBookings>()
        .AddSingleton<ShowMyBooking>()
        .AddSingleton<CancelBooking>()
        .AddSingleton<ShowCabin>()
        .AddSingleton<CustomerBookings>()
        .AddSingleton<ListBookings>()
        .AddSingleton<SearchBookings>()
        .AddSingleton<ShowBookingStatistics>()
        .AddSingleton<CancelBookingForCustomer>()
        .AddSingleton<IReconciliationFindings, DocumentReconciliationFindings>()
        .AddSingleton<OrderReconciliation>()
        .AddSingleton<ReconcileBookings>();
}
