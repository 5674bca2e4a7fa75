namespace Serverless.Domain.Flights.Bookings;

/// <summary>The one rule for the price of a booking: a whole number of fares, in won.</summary>
public static class BookingPrice
{
    /// <summary>
    /// The fare of one passenger; null when the client's amount is neither that of the current fare nor that of a
    /// quote.
    /// </summary>
    /// <param name="passengerCount">From 1 to <see cref="FlightLimits.PassengersMax"/>.</param>
    /// <param name="currentFare">In won.</param>
    /// <param name="quotes">Fares that were quoted to the user for this schedule and are honoured now.</param>
    /// <param name="amount">
    /// What the client expects to pay for all; null for no expectation, so that the newest quote for as many passengers
    /// counts.
    /// </param>
    public static long? FareOf(
        int passengerCount, long currentFare, IReadOnlyList<QuotedFare> quotes, long? amount)
    {
        if (amount is not { } expected)
        {
            return quotes
                .Where(quote => quote.PassengerCount == passengerCount)
                .Select(quote => (long?)quote.Fare)
                .FirstOrDefault() ?? currentFare;
        }

        return IsFor(currentFare) ? currentFare
            : quotes.Select(quote => (long?)quote.Fare).FirstOrDefault(fare => IsFor(fare!.Value));

        bool IsFor(long fare) => fare * passengerCount == expected;
    }
}

/// <summary>A fare that was quoted to a user before it changed.</summary>
/// <param name="Fare">Of one passenger, in won.</param>
public sealed record QuotedFare(long Fare, int PassengerCount);
