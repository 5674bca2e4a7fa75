using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Fakes.Platform;

namespace Serverless.Domain.Tests.Flights;

/// <summary>Flights of tests.</summary>
internal static class FlightSamples
{
    public static Route Tokyo { get; } = new(new AirportCode("ICN"), new AirportCode("NRT"));

    public static DateOnly Tomorrow { get; } = KoreanTime.DayAt(Moments.Noon).AddDays(1);

    public static Flight Flight(string id = "CJ101", int hour = 6, Route? route = null) => new(
        new FlightId(id), route ?? Tokyo, new TimeOnly(hour, 30), new TimeOnly(hour + 2, 45))
    {
        Aircraft = "Boeing 737-800",
        Duration = "2시간 15분",
        BasePrice = 320_000,
    };

    public static FlightSchedule Schedule(
        Flight? flight = null, int number = 1, DateOnly? date = null, int price = 320_000, int seats = 180,
        int? discount = null) =>
        new(new ScheduleId(number), flight ?? Flight(), date ?? Tomorrow, price, seats)
        {
            CreatedAt = Moments.Noon,
            Discount = discount is { } percentage
                ? new ScheduleDiscount(new DiscountId(number), percentage, Moments.Noon)
                : null,
        };
}
