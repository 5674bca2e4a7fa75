using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

public sealed class RecoverSalesTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly SalesFixture _fixture = new(
        payments: new PaymentPolicy { RecoveriesMax = 2, PerformancesMax = 1 });

    private TimeSpan UntilRecovery => TimeSpan.FromSeconds(_fixture.PaymentPolicy.RecoverySeconds);

    private TimeSpan UntilLate =>
        _fixture.SeatPolicy.HoldLifetime + TimeSpan.FromSeconds(_fixture.PaymentPolicy.LateSeconds);

    [Theory]
    [InlineData(SaleState.Capturing, ReservationState.Confirmed, PaymentState.Captured)]
    [InlineData(SaleState.Voiding, ReservationState.Cancelled, PaymentState.Voided)]
    [InlineData(SaleState.Refunding, ReservationState.Cancelled, PaymentState.Refunded)]
    public async Task Finishes_a_step_that_was_cut_off_when_it_is_due(
        SaleState state, ReservationState reservation, PaymentState payment)
    {
        var id = await SaleStates.ReachAsync(_fixture, state);
        var before = await FindAsync(id);
        _fixture.Clock.Advance(UntilRecovery - Tick);
        await RecoverAsync();
        Assert.Equal(before, await FindAsync(id));

        _fixture.Clock.Advance(Tick);
        await RecoverAsync();

        var sale = await FindAsync(id);
        Assert.Equal((reservation, payment, null), (sale.Reservation.State, sale.Payment!.State, sale.RecoverAt));
    }

    [Fact]
    public async Task Looks_again_later_while_the_provider_does_not_answer()
    {
        var id = await SaleStates.ReachAsync(_fixture, SaleState.Capturing);
        _fixture.Provider.IsUnavailable = true;
        _fixture.Clock.Advance(UntilRecovery);
        await RecoverAsync();
        Assert.Equal(_fixture.Clock.GetUtcNow() + UntilRecovery, (await FindAsync(id)).RecoverAt);

        _fixture.Provider.IsUnavailable = false;
        _fixture.Clock.Advance(UntilRecovery);
        await RecoverAsync();

        Assert.Equal(PaymentState.Captured, (await FindAsync(id)).Payment!.State);
    }

    [Fact]
    public async Task Voids_a_payment_that_was_not_confirmed_in_time_and_leaves_the_message_to_the_end_of_the_hold()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        var payment = await _fixture.PayAsync(held);
        _fixture.Clock.Advance(UntilLate - Tick);
        Assert.Empty(await RecoverAsync());
        Assert.Empty(_fixture.Provider.Moves);

        _fixture.Clock.Advance(Tick);
        Assert.Empty(await RecoverAsync());

        var freed = await _fixture.Get<ExpireHolds>().ExecuteAsync(default);
        Assert.Equal([_fixture.Seat(0)], ((SeatsReleased)Assert.Single(freed)).Seats);
        Assert.Equal([(payment.Id, ProviderState.Voided)], _fixture.Provider.Moves);
        var sale = await FindAsync(held.Id);
        Assert.Equal((ReservationState.Expired, null), (sale.Reservation.State, sale.RecoverAt));
    }

    [Fact]
    public async Task Announces_seats_of_an_interrupted_refund_once_they_are_free()
    {
        var bought = await _fixture.BuyAsync(Ada, 0);
        _fixture.Holds.IsUnavailable = true;
        Assert.Empty(Accepted(await _fixture.CancelAsync(bought)).Messages);
        _fixture.Holds.IsUnavailable = false;
        _fixture.Clock.Advance(UntilRecovery);

        Assert.Equal([_fixture.Seat(0)], ((SeatsReleased)Assert.Single(await RecoverAsync())).Seats);
        _fixture.Clock.Advance(UntilRecovery);
        Assert.Empty(await RecoverAsync());
    }

    [Fact]
    public async Task Looks_again_later_at_a_payment_whose_hold_is_live_by_the_clock_of_the_holds()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        var early = (await FindAsync(held.Id)) with { RecoverAt = _fixture.Clock.GetUtcNow() };
        var stored = (await _fixture.Sales.FindAsync(held.Id, default))!.Value;
        await _fixture.Sales.TryCommitAsync(_fixture.Performance, stored, early, default);

        await RecoverAsync();

        var sale = await FindAsync(held.Id);
        Assert.Equal(ReservationState.Pending, sale.Reservation.State);
        Assert.Equal(_fixture.Clock.GetUtcNow() + UntilLate, sale.RecoverAt);
    }

    [Fact]
    public async Task Leaves_seats_alone_that_another_user_holds_by_then()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        _fixture.Clock.Advance(UntilLate);
        await _fixture.HoldAsync(Bob, 0);

        await RecoverAsync();

        Assert.False(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Changes_nothing_when_the_reservation_was_confirmed_meanwhile()
    {
        var held = await _fixture.HoldAsync(Ada, 0);
        await _fixture.PayAsync(held);
        await _fixture.Holds.ExtendAsync(_fixture.Performance, held, UntilLate + UntilLate, default);
        _fixture.Clock.Advance(UntilLate);
        _fixture.Sales.BeforeCommit = async _ =>
        {
            _fixture.Sales.BeforeCommit = null;
            Accepted(await _fixture.ConfirmAsync(held));
        };

        Assert.Empty(await RecoverAsync());

        Assert.Equal(ReservationState.Confirmed, (await FindAsync(held.Id)).Reservation.State);
        Assert.Equal([ProviderState.Captured], _fixture.Provider.Moves.Select(move => move.State));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public async Task Recovers_at_most_so_many_sales_of_a_performance_in_one_run_oldest_first(int count, int left)
    {
        var made = new List<ReservationId>();

        for (var seat = 0; seat < count; seat++)
        {
            var held = await _fixture.HoldAsync(Ada, seat);
            await _fixture.PayAsync(held);
            made.Add(held.Id);
            _fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        _fixture.Clock.Advance(UntilLate);
        await RecoverAsync();

        Assert.Equal(made.TakeLast(left), await ListDueAsync());
        await RecoverAsync();
        Assert.Empty(await ListDueAsync());
    }

    [Fact]
    public async Task Looks_at_no_more_performances_than_the_limit_and_at_the_next_ones_next_time()
    {
        var first = await PaidAsync(Ada);
        _fixture.UseAnotherPerformance();
        var second = await PaidAsync(Bob);
        _fixture.Clock.Advance(UntilLate);

        await RecoverAsync();

        Assert.Equal(ReservationState.Expired, (await FindAsync(first)).Reservation.State);
        Assert.Equal(ReservationState.Pending, (await FindAsync(second)).Reservation.State);
        await RecoverAsync();
        Assert.Equal(ReservationState.Expired, (await FindAsync(second)).Reservation.State);
    }

    private async Task<ReservationId> PaidAsync(UserId user)
    {
        var held = await _fixture.HoldAsync(user, 0);
        await _fixture.PayAsync(held);

        return held.Id;
    }

    private Task<IReadOnlyList<LiveMessage>> RecoverAsync() => _fixture.Get<RecoverSales>().ExecuteAsync(default);

    private async Task<Sale> FindAsync(ReservationId id) => (await _fixture.Sales.FindAsync(id, default))!.Value.Value;

    private async Task<IReadOnlyList<ReservationId>> ListDueAsync()
    {
        var due = await _fixture.Sales.ListDueAsync(
            _fixture.Performance.Id.Tag, _fixture.Clock.GetUtcNow(), 100, default);

        return [.. due.Select(one => one.Id)];
    }
}
