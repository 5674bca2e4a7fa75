using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights.Bookings;

/// <summary>Finds the fare of a booking: the present one, or one that was quoted to the user.</summary>
public sealed class BookingFare(IFlights flights, IFareQuotes quotes)
{
    public async Task<Result<long>> FindAsync(
        UserId user, FlightSchedule schedule, BookFlightCommand command, CancellationToken cancellationToken)
    {
        var count = command.Passengers.Count;

        if (command.Amount is not null
            && BookingPrice.FareOf(count, schedule.PayablePrice, [], command.Amount) is { } known)
        {
            return known;
        }

        var quoted = await quotes.ListAsync(user, schedule.Id, cancellationToken);

        if (command.Amount is null)
        {
            return BookingPrice.FareOf(count, schedule.PayablePrice, quoted, amount: null)!.Value;
        }

        // The client may have seen a fare that this instance does not know yet.
        var current = await flights.FindAsync(schedule.Id, cancellationToken) ?? schedule;

        return BookingPrice.FareOf(count, current.PayablePrice, quoted, command.Amount) is { } fare
            ? fare
            : BookingErrors.WrongAmount;
    }
}
