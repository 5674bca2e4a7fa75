using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>Lists the discounted flights that can be bought now, the greatest discount first.</summary>
public sealed class ListOffers(IDiscounts discounts, FlightAvailability availability, TimeProvider clock)
{
    public async Task<FoundFlights> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var candidates = (await discounts.ListAsync(KoreanTime.DayAt(now), cancellationToken))
            .Where(schedule => schedule.IsOpenAt(now))
            .OrderByDescending(schedule => schedule.Discount!.Percentage)
            .ThenBy(schedule => schedule.Date)
            .ThenBy(schedule => schedule.Flight.Departure)
            .ThenBy(schedule => schedule.Id.Value);
        var offers = new List<AvailableFlight>();

        // Most candidates have seats, so the first chunk is nearly always enough.
        foreach (var chunk in candidates.Chunk(FlightLimits.OfferCountMax))
        {
            var read = await availability.ReadAsync(chunk, cancellationToken);
            offers.AddRange(read.Where(flight => flight.AvailableSeats > 0));

            if (offers.Count >= FlightLimits.OfferCountMax)
            {
                break;
            }
        }

        return offers.Count == 0
            ? FoundFlights.None
            : new FoundFlights(
                [.. offers.Take(FlightLimits.OfferCountMax)],
                offers.Take(FlightLimits.OfferCountMax).Min(flight => flight.Schedule.DepartsAt) - now);
    }
}
