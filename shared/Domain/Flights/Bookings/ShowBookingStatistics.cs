using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>
/// Counts the newest bookings by their states, with their money, and how full the flights of the next days are.
/// </summary>
public sealed class ShowBookingStatistics(
    IBookings bookings, CustomerBookings customers, IFlights flights, FlightAvailability availability,
    BookingPolicy policy, TimeProvider clock)
{
    /// <summary>Days whose flights are counted, from today in Korea.</summary>
    public const int LoadDays = 7;

    private const int PageSize = 250;

    public async Task<BookingStatistics> ExecuteAsync(CancellationToken cancellationToken)
    {
        var statistics = await CountAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var today = KoreanTime.DayAt(now);
        var open = (await flights.ListFromAsync(today, cancellationToken))
            .Where(schedule => schedule.Date < today.AddDays(LoadDays) && schedule.IsOpenAt(now));
        var read = await availability.ReadAsync(open, cancellationToken);

        return statistics with
        {
            SeatsOnSale = read.Sum(flight => (long)flight.Schedule.SeatsOnSale),
            SeatsAvailable = read.Sum(flight => (long)flight.AvailableSeats),
        };
    }

    private async Task<BookingStatistics> CountAsync(CancellationToken cancellationToken)
    {
        var statistics = new BookingStatistics();
        BookingId? before = null;

        for (var seen = 0; seen < policy.SearchedBookingsMax;)
        {
            var page = await bookings.ListAsync(
                before, Math.Min(PageSize, policy.SearchedBookingsMax - seen), cancellationToken);

            if (page.Count == 0)
            {
                return statistics with { IsComplete = true };
            }

            foreach (var one in await customers.ReadAsync(page, cancellationToken))
            {
                statistics = statistics.With(one.Booked, clock.GetUtcNow());
            }

            seen += page.Count;
            before = page[^1].Id;
        }

        return statistics;
    }
}

/// <summary>Counts of bookings. Money is in won.</summary>
public sealed record BookingStatistics
{
    public int Confirmed { get; init; }

    public int Cancelled { get; init; }

    public int Completed { get; init; }

    /// <summary>Confirmed ones that are not paid yet.</summary>
    public int Unpaid { get; init; }

    /// <summary>What was paid, without what went back.</summary>
    public long Revenue { get; init; }

    public long Refunded { get; init; }

    /// <summary>Of the flights of the next days.</summary>
    public long SeatsOnSale { get; init; }

    public long SeatsAvailable { get; init; }

    /// <summary>Whether all bookings were counted, and not only the newest.</summary>
    public bool IsComplete { get; init; }

    internal BookingStatistics With(BookedFlight booked, DateTimeOffset now)
    {
        var status = booked.StatusAt(now);
        var paid = booked.Sale.Payment is
        {
            State: PaymentState.Captured or PaymentState.Refunding or PaymentState.Refunded,
        } payment
            ? payment.Amount.Amount
            : 0;
        var back = booked.Sale.RefundedAmount + booked.Sale.OwedAmount;

        return this with
        {
            Confirmed = Confirmed + (status is BookingStatus.Confirmed ? 1 : 0),
            Cancelled = Cancelled + (status is BookingStatus.Cancelled ? 1 : 0),
            Completed = Completed + (status is BookingStatus.Completed ? 1 : 0),
            Unpaid = Unpaid + (booked.Sale.IsUnpaid ? 1 : 0),
            Revenue = Revenue + paid - back,
            Refunded = Refunded + back,
        };
    }
}
