using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Flights.Bookings;
using Serverless.Domain.Sales;
using Serverless.Functions.Tests.Platform;

namespace Serverless.Functions.Tests.Flights.Bookings;

[Collection(PlatformTests.Name)]
public sealed class UnpaidBookingsTests(PlatformFixture platform)
{
    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task A_booking_that_nobody_paid_in_time_is_cancelled_and_its_seats_are_found_again()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000, seats: 150);
        var token = await platform.UserAsync();
        var (number, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 200_000, 2), token);
        var (kept, _) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);
        Assert.Equal(147, await platform.AvailableAsync(_day));

        await EndTimeAsync(id);
        await platform.Platform.Services.GetRequiredService<RecoverSales>().ExecuteAsync(default);

        Assert.Equal("CANCELLED", (await platform.ShowAsync(number, token)).Text("status"));
        Assert.Equal("CONFIRMED", (await platform.ShowAsync(kept, token)).Text("status"));
        Assert.Equal(149, await platform.AvailableAsync(_day));
        Assert.Equal(2, (await platform.MineAsync(token)).Length);
    }

    [Fact]
    public async Task Reservations_of_events_do_not_show_bookings_and_cannot_change_them()
    {
        var schedule = await platform.ScheduleAsync(_day, price: 100_000);
        var token = await platform.UserAsync();
        var (number, id) = await platform.BookedAsync(BookingCalls.Booking(schedule, 100_000), token);
        var reservation = (await FindAsync(id)).Reservation.Id;

        var listed = await platform.Client.SendAsync(HttpMethod.Get, "/api/v1/reservations", token);

        Assert.DoesNotContain(reservation.ToString(), listed.Text, StringComparison.Ordinal);

        foreach (var (method, path, caller) in ((HttpMethod, string, string)[])
            [
                (HttpMethod.Get, $"/api/v1/reservations/{reservation}", token),
                (HttpMethod.Get, $"/api/v1/reservations/{reservation}/tickets", token),
                (HttpMethod.Get, $"/api/v1/seats/reservation/{reservation}", token),
                (HttpMethod.Post, $"/api/v1/reservations/{reservation}/confirm", token),
                (HttpMethod.Post, $"/api/v1/reservations/{reservation}/cancel", token),
                (HttpMethod.Post, $"/api/v1/admin/reservations/{reservation}/refund", platform.AdminToken),
            ])
        {
            Assert.Equal((path, 404), (path, (await platform.Client.SendAsync(method, path, caller)).Status));
        }

        Assert.Equal("CONFIRMED", (await platform.ShowAsync(number, token)).Text("status"));
    }

    private async Task<Sale> FindAsync(int id) => (await platform.Platform.Services
        .GetRequiredService<BookingLookup>().FindAsync(new BookingId(id), default))!.Sale;

    // As if the time were over.
    private async Task EndTimeAsync(int id)
    {
        var services = platform.Platform.Services;
        var sales = services.GetRequiredService<ISales>();
        var reservation = (await FindAsync(id)).Reservation;
        var performance = await services.GetRequiredService<ICatalogue>()
            .FindAsync(reservation.Performance.Tag, default);
        SaleResult result;

        do
        {
            var sale = (await sales.FindAsync(reservation.Id, default))!.Value;
            var now = TimeProvider.System.GetUtcNow().AddSeconds(-1);
            result = await sales.TryCommitAsync(
                performance!, sale, sale.Value with { PayBy = now, RecoverAt = now }, default);
        }
        while (result is SaleResult.ChangedMeanwhile);
    }
}
