using Serverless.Domain.Platform;

namespace Serverless.Domain.Flights;

/// <summary>A flight as an administrator describes it. The airline and the seats are always the usual ones.</summary>
/// <param name="Airports">As they were sent; they may be no airports.</param>
/// <param name="BasePrice">In won.</param>
public sealed record FlightDraft(
    FlightId Id,
    (string Departure, string Arrival) Airports,
    (TimeOnly Departure, TimeOnly Arrival) Times,
    string Aircraft,
    int BasePrice)
{
    public Result<Flight> Build()
    {
        if (!AirportCode.TryParse(Airports.Departure, out var departure) || Flights.Airports.Find(departure) is null)
        {
            return FlightErrors.UnknownDeparture;
        }

        if (!AirportCode.TryParse(Airports.Arrival, out var arrival) || Flights.Airports.Find(arrival) is null)
        {
            return FlightErrors.UnknownArrival;
        }

        if (departure == arrival)
        {
            return FlightErrors.SameAirport;
        }

        if (BasePrice is < FlightLimits.BasePriceMin or > FlightLimits.PriceMax)
        {
            return FlightErrors.BadBasePrice;
        }

        if (Aircraft.Length > FlightLimits.AircraftLengthMax)
        {
            return FlightErrors.BadAircraft;
        }

        return new Flight(Id, new Route(departure, arrival), Times.Departure, Times.Arrival)
        {
            Aircraft = Aircraft,
            BasePrice = BasePrice,
            Duration = Flight.DurationBetween(Times.Departure, Times.Arrival),
        };
    }
}
