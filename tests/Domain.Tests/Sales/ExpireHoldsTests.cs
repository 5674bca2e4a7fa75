using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class ExpireHoldsTests
{
    private readonly SalesFixture _fixture = new(new SeatPolicy { ExpiredHoldsMax = 2 });

    [Fact]
    public async Task Announces_expired_seats_and_tickets_once()
    {
        await _fixture.HoldAsync(Ada, 3);
        await _fixture.HoldTicketsAsync(Ada, (1, 2));
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);

        var messages = await ExpireAsync();

        Assert.Equal([_fixture.Seat(3)], Assert.Single(messages.OfType<SeatsReleased>()).Seats);
        var stock = Assert.Single(messages.OfType<TicketStockChanged>());
        Assert.Equal((_fixture.Type(1), 5), (stock.TicketType, stock.Available));
        Assert.Empty(await ExpireAsync());
    }

    [Fact]
    public async Task Leaves_live_holds_and_sold_seats_alone()
    {
        await _fixture.BuyAsync(Ada, 0);
        await _fixture.HoldAsync(Ada, 1);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime - TimeSpan.FromTicks(1));

        Assert.Empty(await ExpireAsync());
        _fixture.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal([_fixture.Seat(1)], ((SeatsReleased)Assert.Single(await ExpireAsync())).Seats);
        Assert.False(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Does_not_announce_a_seat_that_another_user_holds_again()
    {
        await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.HoldAsync(Bob, 0);

        Assert.Empty(await ExpireAsync());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public async Task Purges_at_most_so_many_holds_of_a_performance_in_one_run(int seats, int runs)
    {
        await _fixture.HoldAsync(Ada, [.. Enumerable.Range(0, seats)]);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        var announced = new List<int>();

        while ((await ExpireAsync()).OfType<SeatsReleased>().SingleOrDefault() is { } released)
        {
            announced.Add(released.Seats.Count);
        }

        Assert.Equal((runs, seats), (announced.Count, announced.Sum()));
    }

    [Theory]
    [InlineData(PerformanceState.OnSale, 1)]
    [InlineData(PerformanceState.SoldOut, 1)]
    [InlineData(PerformanceState.Cancelled, 0)]
    [InlineData(PerformanceState.Draft, 0)]
    public async Task Looks_only_at_performances_that_are_sold(PerformanceState state, int announced)
    {
        await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.ChangeAsync(performance => performance with { State = state });

        Assert.Equal(announced, (await ExpireAsync()).Count);
    }

    [Fact]
    public async Task Also_looks_at_performances_with_holds_that_the_catalogue_does_not_list()
    {
        await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.ChangeAsync(performance => performance with { State = PerformanceState.Draft });

        var unlisted = (InMemoryUnlistedHolds)_fixture.Get<IUnlistedHolds>();
        unlisted.Tags.AddRange([new PerformanceTag(PerformanceTag.EventNumberMax), _fixture.Performance.Id.Tag]);

        Assert.Equal([_fixture.Seat(0)], ((SeatsReleased)Assert.Single(await ExpireAsync())).Seats);
    }

    private Task<IReadOnlyList<LiveMessage>> ExpireAsync() => _fixture.Get<ExpireHolds>().ExecuteAsync(default);
}
