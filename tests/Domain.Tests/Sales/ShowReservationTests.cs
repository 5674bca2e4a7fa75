using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Catalogue;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class ShowReservationTests
{
    private readonly SalesFixture _fixture = new();

    [Fact]
    public async Task Shows_a_held_reservation_with_its_performance()
    {
        var held = await _fixture.HoldAsync(Ada, 0);

        var view = Accepted(await ShowAsync(Ada, held.Id));

        Assert.Equal((held.Id, null), (view.Reservation.Id, view.Sale.Payment));
        Assert.Equal(_fixture.Performance.Id, view.Performance?.Id);
    }

    [Fact]
    public async Task Shows_a_hold_as_expired_from_its_last_moment_on()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.HoldLifetime - TimeSpan.FromTicks(1));
        Assert.Equal(ReservationState.Pending, Accepted(await ShowAsync(Ada, held.Id)).Reservation.State);

        _fixture.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal(ReservationState.Expired, Accepted(await ShowAsync(Ada, held.Id)).Reservation.State);
    }

    [Fact]
    public async Task Shows_what_is_stored_rather_than_what_the_holds_remember()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        var stored = await _fixture.Sales.FindAsync(held.Id, default);
        await _fixture.Sales.TryCommitAsync(
            _fixture.Performance,
            stored,
            stored!.Value.Value.With(ReservationState.Expired, _fixture.Clock.GetUtcNow()),
            default);

        var view = Accepted(await ShowAsync(Ada, held.Id));

        Assert.Equal(ReservationState.Expired, view.Reservation.State);
        Assert.NotNull(view.Sale.Payment);
    }

    [Fact]
    public async Task Shows_a_sale_whose_performance_is_unknown()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        var show = new ShowReservation(
            new InMemoryCatalogue(new CataloguePolicy()),
            _fixture.Sales,
            _fixture.Holds,
            _fixture.Clock);

        var view = Accepted(await show.ExecuteAsync(Ada, bought.Id, default));

        Assert.Null(view.Performance);
    }

    [Fact]
    public async Task Forgets_a_reservation_that_was_never_paid_after_a_day()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        _fixture.Clock.Advance(_fixture.SeatPolicy.RememberedFor);

        Assert.Equal("reservations.unknown-reservation", (await ShowAsync(Ada, held.Id)).Error?.Code);
    }

    [Fact]
    public async Task Rejects_unknown_reservations_and_those_of_other_users()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var bought = await _fixture.BuyAsync(Ada, 1);

        foreach (var id in _fixture.DrawUnknownIds())
        {
            Assert.Equal("reservations.unknown-reservation", (await ShowAsync(Ada, id)).Error?.Code);
        }

        Assert.Equal("reservations.somebody-elses", (await ShowAsync(Bob, held.Id)).Error?.Code);
        Assert.Equal("reservations.somebody-elses", (await ShowAsync(Bob, bought.Id)).Error?.Code);
    }

    private Task<Result<ReservationView>> ShowAsync(UserId user, ReservationId id) =>
        _fixture.Get<ShowReservation>().ExecuteAsync(user, id, default);
}
