namespace Serverless.Domain.Flights;

/// <summary>The limits of the published API.</summary>
public static class FlightLimits
{
    public const int BasePriceMin = 10_000;
    public const int PriceMax = 9_999_999;
    public const int SeatsMax = 500;
    public const int AircraftLengthMax = 50;

    /// <summary>The days between the first and the last of a range; so at most one schedule more than these.</summary>
    public const int RangeDaysMax = 90;

    /// <summary>How many flights the lists of discounted flights have.</summary>
    public const int OfferCountMax = 6;

    public const int PassengersMax = 9;
}
