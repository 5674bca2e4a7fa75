using Microsoft.Extensions.DependencyInjection;
using Serverless.Domain.Accounts;
using Serverless.Domain.Flights;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Tests.Platform;
using StackExchange.Redis;

namespace Serverless.Functions.Tests.Flights;

/// <summary>Holds of a flight's seats that nobody buys.</summary>
[Collection(PlatformTests.Name)]
public sealed class FlightHoldsOverHttpTests(PlatformFixture platform)
{
    [Fact]
    public async Task Held_seats_are_found_again_by_the_next_search_after_their_hold_expired()
    {
        var day = FlightCalls.NextDay();
        var services = platform.Platform.Services;
        var id = new ScheduleId(await platform.ScheduleAsync(day, seats: 155));
        await HoldAsync(id, 0, 1);
        await services.GetRequiredService<IFlightResults>().InvalidateAsync(
            [(await services.GetRequiredService<IFlights>().FindAsync(id, default))!], default);
        Assert.Equal(153, (await platform.FindAsync(day)).Number("available_seats"));

        using var redis = await ConnectionMultiplexer.ConnectAsync(platform.Platform.RedisConnection);
        var (database, expiry) = (redis.GetDatabase(), $"seats:{{{id.Tag}}}:expiry");
        await database.SortedSetAddAsync(expiry, [new SortedSetEntry(0, 1), new SortedSetEntry(1, 1)]);
        await services.GetRequiredService<ExpireHolds>().ExecuteAsync(default);

        Assert.Equal(155, (await platform.FindAsync(day)).Number("available_seats"));
        Assert.Equal(1, await database.SortedSetLengthAsync(expiry));
        Assert.Equal("epoch", (string?)Assert.Single(await database.HashKeysAsync($"seats:{{{id.Tag}}}:owners")));
    }

    private async Task HoldAsync(ScheduleId id, params int[] seats)
    {
        var held = await platform.Platform.Services.GetRequiredService<ReserveSeats>().ExecuteAsync(
            new UserId(new IdSource(TimeProvider.System).Next().ToString()),
            new ReserveSeatsCommand(id.Performance, [.. seats.Select(seat => SeatId.Of(id.Performance, seat))]),
            idempotencySeed: null,
            default);
        Assert.False(held.IsError);
    }
}
