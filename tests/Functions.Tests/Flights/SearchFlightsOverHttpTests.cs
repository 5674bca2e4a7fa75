using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Flights;
using Serverless.Domain.Sales;
using Serverless.Functions.Tests.Catalogue;
using Serverless.Functions.Tests.Platform;
using StackExchange.Redis;

namespace Serverless.Functions.Tests.Flights;

[Collection(PlatformTests.Name)]
public sealed partial class SearchFlightsOverHttpTests(PlatformFixture platform)
{
    private static readonly string[] Members =
    [
        "schedule_id", "flight_id", "flightId", "airline", "aircraft", "departure_airport", "departureAirport",
        "arrival_airport", "arrivalAirport", "departure_name", "arrival_name", "departure_time", "departureTime",
        "arrival_time", "arrivalTime", "duration", "date", "available_seats", "original_price", "price",
        "discount_percentage", "has_discount",
    ];

    private readonly DateOnly _day = FlightCalls.NextDay();

    [Fact]
    public async Task A_flight_has_every_member_under_its_published_names()
    {
        var id = FlightCalls.NextFlight();
        var schedule = await platform.ScheduleAsync(_day, price: 312_885, seats: 155, id: id);
        await platform.DiscountAsync(schedule, 33);

        foreach (var isKept in (bool[])[false, true])
        {
            var answer = await platform.SearchAsync(_day);
            var flight = Assert.Single(answer.Body.GetProperty("flights").EnumerateArray());

            Assert.Equal(200, answer.Status);
            Assert.Equal("application/json", answer.MediaType);
            Assert.Equal(["flights", "total"], answer.Body.Members());
            Assert.Equal(1, answer.Body.Number("total"));
            Assert.Equal(Members.Order(), flight.Members().Order());
            Assert.Equal(
                (schedule, 155, 312_885, 209_633, 33),
                (flight.Number("schedule_id"), flight.Number("available_seats"), flight.Number("original_price"),
                    flight.Number("price"), flight.Number("discount_percentage")));
            Assert.Equal(JsonValueKind.True, flight.GetProperty("has_discount").ValueKind);
            Assert.Equal(
                (id, "CloudJet", "Airbus A320", "2시간 45분", FlightCalls.Iso(_day)),
                (flight.Text("flight_id"), flight.Text("airline"), flight.Text("aircraft"), flight.Text("duration"),
                    flight.Text("date")));
            Assert.Equal(
                ("ICN", "NRT", "인천국제공항", "나리타국제공항"),
                (flight.Text("departure_airport"), flight.Text("arrival_airport"), flight.Text("departure_name"),
                    flight.Text("arrival_name")));
            Assert.Equal(("09:30:00", "12:15:00"), (flight.Text("departure_time"), flight.Text("arrival_time")));
            Assert.All(
                ((string, string)[])[("flight_id", "flightId"), ("departure_airport", "departureAirport"),
                    ("arrival_airport", "arrivalAirport"), ("departure_time", "departureTime"),
                    ("arrival_time", "arrivalTime")],
                pair => Assert.Equal(flight.Text(pair.Item1), flight.Text(pair.Item2)));
        }
    }

    [Fact]
    public async Task A_flight_without_a_discount_says_so()
    {
        await platform.ScheduleAsync(_day);

        var flight = await platform.FindAsync(_day);

        Assert.Equal(JsonValueKind.Null, flight.GetProperty("discount_percentage").ValueKind);
        Assert.Equal(JsonValueKind.False, flight.GetProperty("has_discount").ValueKind);
        Assert.Equal(flight.Number("original_price"), flight.Number("price"));
    }

    [Fact]
    public async Task Results_are_kept_in_Redis_for_five_minutes_as_an_array_of_flights()
    {
        await platform.ScheduleAsync(_day);
        var answer = await platform.SearchAsync(_day);
        using var redis = await ConnectionMultiplexer.ConnectAsync(platform.Platform.RedisConnection);
        var key = $"flights:ICN:NRT:{FlightCalls.Iso(_day)}";

        var kept = (string?)await redis.GetDatabase().StringGetAsync(key);
        var left = await redis.GetDatabase().KeyTimeToLiveAsync(key);

        Assert.Equal(answer.Body.GetProperty("flights").GetRawText(), kept);
        Assert.InRange(left!.Value.TotalSeconds, 1, 300);
    }

    [Fact]
    public async Task A_kept_result_is_sent_as_it_is()
    {
        await platform.ScheduleAsync(_day);
        using var redis = await ConnectionMultiplexer.ConnectAsync(platform.Platform.RedisConnection);
        var row = (await platform.FindAsync(_day)).GetRawText();
        var rows = $"[{row},{row.Replace("Airbus A320", "\\\"schedule_id\\\":", StringComparison.Ordinal)}]";

        await redis.GetDatabase().StringSetAsync(
            $"flights:ICN:NRT:{FlightCalls.Iso(_day)}", rows, TimeSpan.FromMinutes(5));
        var answer = await platform.SearchAsync(_day);

        Assert.Equal($"{{\"flights\":{rows},\"total\":2}}", answer.Text);
    }

    [Fact]
    public async Task A_held_seat_is_counted_once_the_result_is_invalidated()
    {
        var schedule = await platform.ScheduleAsync(_day, seats: 155);
        Assert.Equal(155, (await platform.FindAsync(_day)).Number("available_seats"));
        var services = platform.Platform.Services;
        var stored = (await services.GetRequiredService<IFlights>().FindAsync(new ScheduleId(schedule), default))!;

        var held = await HoldAsync(stored, 0, 1);
        await services.GetRequiredService<IFlightResults>().InvalidateAsync([stored], default);

        Assert.False(held.IsError);
        Assert.Equal(["1A", "1B"], held.Value!.Result.Seats.Select(seat => seat.Label));
        Assert.Equal(2 * stored.PayablePrice, held.Value.Result.Total.Amount);
        Assert.Equal(153, (await platform.FindAsync(_day)).Number("available_seats"));
    }

    [Fact]
    public async Task Seats_behind_those_on_sale_cannot_be_held_and_a_full_flight_is_not_found()
    {
        var schedule = await platform.ScheduleAsync(_day, seats: 2);
        var services = platform.Platform.Services;
        var stored = (await services.GetRequiredService<IFlights>().FindAsync(new ScheduleId(schedule), default))!;

        var blocked = await HoldAsync(stored, 2);
        var beyond = await HoldAsync(stored, 180);
        var held = await HoldAsync(stored, 0, 1);
        var again = await HoldAsync(stored, 1);
        await services.GetRequiredService<IFlightResults>().InvalidateAsync([stored], default);

        Assert.Equal(("seats.taken", "1C"), (blocked.Error!.Code, Assert.Single(blocked.Error.Subjects)));
        Assert.Equal("seats.unknown-seat", beyond.Error!.Code);
        Assert.False(held.IsError);
        Assert.Equal("seats.taken", again.Error!.Code);
        Assert.Equal(0, (await platform.SearchAsync(_day)).Body.Number("total"));
    }

    private async Task<Domain.Platform.Result<Domain.Platform.WithMessages<Reservation>>> HoldAsync(
        FlightSchedule schedule, params int[] seats)
    {
        var performance = schedule.Id.Performance;

        return await platform.Platform.Services.GetRequiredService<ReserveSeats>().ExecuteAsync(
            new UserId(new Domain.Platform.IdSource(TimeProvider.System).Next().ToString()),
            new ReserveSeatsCommand(performance, [.. seats.Select(seat => SeatId.Of(performance, seat))]),
            idempotencySeed: null,
            default);
    }
}
