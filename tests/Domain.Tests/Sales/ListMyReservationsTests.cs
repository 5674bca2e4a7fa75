using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class ListMyReservationsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SalesFixture _fixture = new(new SeatPolicy { ListedReservationsMax = 3 });

    [Fact]
    public async Task Lists_held_and_stored_reservations_of_one_user_newest_first()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.Clock.Advance(Second);
        var held = await _fixture.HoldAsync(Ada, 1);
        await _fixture.HoldAsync(Bob, 2);
        _fixture.Clock.Advance(Second);
        var paid = await _fixture.HoldAsync(Ada, 3);
        await _fixture.PayAsync(paid);

        var views = await ListAsync();

        Assert.Equal([paid.Id, held.Id, bought.Id], views.Select(view => view.Reservation.Id));
        Assert.Equal([true, false, true], views.Select(view => view.Sale.Payment is not null));
        Assert.All(views, view => Assert.Equal(_fixture.Performance.Id, view.Performance?.Id));
    }

    [Fact]
    public async Task Lists_at_most_as_many_as_the_limit_and_leaves_out_the_oldest()
    {
        var made = new List<ReservationId>();

        for (var seat = 0; seat < 4; seat++)
        {
            made.Add((seat % 2 == 0 ? await _fixture.BuyAsync(Ada, seat) : await _fixture.HoldAsync(Ada, seat)).Id);
            Assert.Equal(Math.Min(seat + 1, 3), (await ListAsync()).Count);
            _fixture.Clock.Advance(Second);
        }

        Assert.Equal(made.AsEnumerable().Reverse().Take(3), (await ListAsync()).Select(view => view.Reservation.Id));
    }

    [Fact]
    public async Task Shows_each_reservation_in_its_present_state()
    {
        await _fixture.CancelAsync(await _fixture.HoldAsync(Ada, 0));
        _fixture.Clock.Advance(Second);
        await _fixture.HoldAsync(Ada, 1);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime);
        await _fixture.BuyAsync(Ada, 2);

        Assert.Equal(
            [ReservationState.Confirmed, ReservationState.Expired, ReservationState.Cancelled],
            (await ListAsync()).Select(view => view.Reservation.State));
    }

    [Fact]
    public async Task Orders_reservations_of_one_moment_by_their_number()
    {
        Reservation[] made =
        [
            await _fixture.HoldAsync(Ada, 0), await _fixture.BuyAsync(Ada, 1), await _fixture.HoldAsync(Ada, 2),
        ];

        Assert.Equal(
            made.Select(reservation => reservation.Number).OrderDescending(StringComparer.Ordinal),
            (await ListAsync()).Select(view => view.Reservation.Number));
    }

    private Task<IReadOnlyList<ReservationView>> ListAsync() =>
        _fixture.Get<ListMyReservations>().ExecuteAsync(Ada, default);
}
