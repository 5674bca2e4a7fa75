using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Seats that are sold at once and paid later, by an order of another context.</summary>
public sealed class UnpaidSalesTests
{
    private static readonly TimeSpan PayWithin = TimeSpan.FromMinutes(30);
    private static readonly PaidOrder Order = new("order-1", "CJ00000001");

    private readonly SalesFixture _fixture = new();

    [Fact]
    public async Task Seats_are_sold_at_once_at_the_given_price_with_the_attachment()
    {
        var sale = Accepted(await SellAsync(Ada, 0, 1));

        Assert.Equal(ReservationState.Confirmed, sale.Reservation.State);
        Assert.Equal(
            (2 * 99_000, "[\"A-1-1\",\"A-1-2\"]"), (sale.Reservation.Total.Amount, sale.Reservation.Attachment));
        Assert.True(sale.IsUnpaid);
        Assert.Equal(_fixture.Clock.GetUtcNow() + PayWithin, (await StoredAsync(sale)).RecoverAt);
        Assert.False(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task Taken_seats_are_not_sold_and_the_others_stay_free()
    {
        Accepted(await SellAsync(Ada, 1));

        var rejected = await SellAsync(Bob, 0, 1);

        Assert.Equal("seats.already-yours", (await SellAsync(Ada, 1)).Error!.Code);
        Assert.Equal("seats.taken", rejected.Error!.Code);
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task A_repeated_command_finds_its_sale()
    {
        var seed = new IdempotencySeed(7, _fixture.Clock.GetUtcNow());

        var first = Accepted(await SellAsync(Ada, seed, 0));
        var again = await SellAsync(Ada, seed, 0);

        Assert.Equal(first.Reservation.Id, Accepted(again).Reservation.Id);
    }

    [Fact]
    public async Task A_repeated_command_keeps_the_seats_of_its_first_attempt()
    {
        var seed = new IdempotencySeed(7, _fixture.Clock.GetUtcNow());
        _fixture.Sales.BeforeCommit = _ => throw new DependencyUnavailableException("The store is away.");
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => SellAsync(Ada, seed, 0));
        _fixture.Sales.BeforeCommit = null;

        var sale = Accepted(await SellAsync(Ada, seed, 5));

        Assert.Equal([0], sale.Reservation.Seats.Select(seat => seat.Index));
        Assert.True(await _fixture.IsFreeAsync(5));
    }

    [Fact]
    public async Task Free_seats_need_no_payment()
    {
        var sale = Accepted(await SellAsync(Ada, price: 0, seed: null, 0));

        Assert.False(sale.IsUnpaid);
        Assert.Null((await StoredAsync(sale)).RecoverAt);
    }

    [Fact]
    public async Task It_is_cancelled_by_the_recovery_when_nobody_pays_in_time()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        _fixture.Clock.Advance(PayWithin - TimeSpan.FromTicks(1));
        await RecoverAsync();
        Assert.False(await _fixture.IsFreeAsync(0));

        _fixture.Clock.Advance(TimeSpan.FromTicks(1));
        await RecoverAsync();

        var after = await StoredAsync(sale);
        Assert.Equal(
            (ReservationState.Cancelled, CancellationCause.NotPaid, null),
            (after.Reservation.State, after.Reservation.Cancellation!.Cause, after.RecoverAt));
        Assert.Equal(0, Assert.Single(after.Refunds).Amount.Amount);
        Assert.True(await _fixture.IsFreeAsync(0));
        Assert.Empty(_fixture.Orders.Refunds);
    }

    [Fact]
    public async Task A_mark_that_was_cut_off_is_made_by_the_recovery()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        var cut = (await _fixture.Sales.FindAsync(sale.Reservation.Id, default))!.Value;
        await _fixture.Sales.TryCommitAsync(
            _fixture.Performance,
            cut,
            cut.Value with { RecoverAt = _fixture.Clock.GetUtcNow().AddSeconds(20) },
            default);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(20));

        await RecoverAsync();

        var after = await StoredAsync(sale);
        Assert.Equal((ReservationState.Confirmed, after.PayBy), (after.Reservation.State, after.RecoverAt));
    }

    [Fact]
    public async Task A_paid_one_is_never_cancelled_for_time()
    {
        var sale = Accepted(await SellAsync(Ada, 0));

        Accepted(await AttachAsync(Ada, sale));
        _fixture.Clock.Advance(2 * PayWithin);
        await RecoverAsync();

        var after = await StoredAsync(sale);
        Assert.Equal(
            (ReservationState.Confirmed, PaymentState.Captured, 99_000),
            (after.Reservation.State, after.Payment!.State, after.Payment.Amount.Amount));
        Assert.Null(after.RecoverAt);
    }

    [Fact]
    public async Task The_same_order_may_be_attached_again_and_another_one_not()
    {
        var sale = Accepted(await SellAsync(Ada, 0));

        Accepted(await AttachAsync(Ada, sale));
        var payment = (await StoredAsync(sale)).Payment!.Id;

        Assert.Equal(payment, Accepted(await AttachAsync(Ada, sale)).Payment!.Id);
        var other = await AttachAsync(Ada, sale, Order with { Id = "order-2" });
        Assert.Equal("payments.other-payment", other.Error!.Code);
    }

    [Fact]
    public async Task An_order_of_another_user_or_amount_or_for_an_ended_sale_is_rejected()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        var free = Accepted(await SellAsync(Ada, price: 0, seed: null, 2));

        Assert.Equal("reservations.somebody-elses", (await AttachAsync(Bob, sale)).Error!.Code);
        Assert.Equal("payments.wrong-amount", (await AttachAsync(Ada, sale, amount: 98_999)).Error!.Code);
        Assert.Equal("payments.nothing-due", (await AttachAsync(Ada, free, amount: 0)).Error!.Code);
        Accepted(await _fixture.CancelAsync(sale.Reservation));
        Assert.Equal("reservations.already-cancelled", (await AttachAsync(Ada, sale)).Error!.Code);
    }

    [Theory]
    [InlineData(0, 198_000)]
    [InlineData(20, 158_400)]
    [InlineData(100, 0)]
    public async Task A_paid_one_is_paid_back_by_its_order_as_the_terms_say(int keptPercent, long amount)
    {
        var sale = Accepted(await SellAsync(Ada, 0, 1));
        Accepted(await AttachAsync(Ada, sale, amount: 198_000));

        var cancelled = await _fixture.Get<CancelReservation>().ExecuteAsync(
            Ada,
            sale.Reservation.Id,
            new CancelReservationCommand(Refunds: true) { KeptPercent = keptPercent },
            default);

        Assert.Equal(amount, Accepted(cancelled).Result.RefundedAmount);
        Assert.Equal(amount, _fixture.Orders.Refunds.Values.Sum());
        Assert.Empty(_fixture.Provider.Moves);
        Assert.True(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task A_refund_that_the_order_did_not_take_is_asked_for_again()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        Accepted(await AttachAsync(Ada, sale));
        _fixture.Orders.IsUnavailable = true;
        Accepted(await _fixture.CancelAsync(sale.Reservation));
        Assert.Equal(99_000, (await StoredAsync(sale)).OwedAmount);

        _fixture.Orders.IsUnavailable = false;
        _fixture.Clock.Advance(TimeSpan.FromSeconds(_fixture.PaymentPolicy.RecoverySeconds));
        await RecoverAsync();

        Assert.Equal((99_000, 0), ((await StoredAsync(sale)).RefundedAmount, (await StoredAsync(sale)).OwedAmount));
        Assert.Equal(99_000, _fixture.Orders.Refunds[("order-1", 1)]);
    }

    [Fact]
    public async Task An_attached_order_wins_against_the_end_of_the_time_or_loses_as_a_whole()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        _fixture.Clock.Advance(PayWithin);
        _fixture.Sales.BeforeCommit = async after =>
        {
            if (after.Reservation.State is ReservationState.Cancelled)
            {
                _fixture.Sales.BeforeCommit = null;
                Accepted(await AttachAsync(Ada, sale));
            }
        };

        await RecoverAsync();
        await RecoverAsync();

        Assert.Equal(PaymentState.Captured, (await StoredAsync(sale)).Payment!.State);
        Assert.False(await _fixture.IsFreeAsync(0));
    }

    [Fact]
    public async Task A_cancellation_that_meets_a_payment_pays_it_back()
    {
        var sale = Accepted(await SellAsync(Ada, 0));
        _fixture.Sales.BeforeCommit = async after =>
        {
            if (after.Reservation.State is ReservationState.Cancelled)
            {
                _fixture.Sales.BeforeCommit = null;
                Accepted(await AttachAsync(Ada, sale));
            }
        };

        Accepted(await _fixture.CancelAsync(sale.Reservation));

        Assert.Equal(99_000, _fixture.Orders.Refunds.Values.Sum());
        Assert.Equal(PaymentState.Refunded, (await StoredAsync(sale)).Payment!.State);
    }

    private Task<Result<Sale>> SellAsync(UserId user, params int[] seats) => SellAsync(user, 99_000, null, seats);

    private Task<Result<Sale>> SellAsync(UserId user, IdempotencySeed seed, params int[] seats) =>
        SellAsync(user, 99_000, seed, seats);

    private Task<Result<Sale>> SellAsync(UserId user, long price, IdempotencySeed? seed, params int[] seats) =>
        _fixture.Get<SellSeatsUnpaid>().ExecuteAsync(
            user,
            new SellSeatsUnpaidCommand(
                new ReserveSeatsCommand(_fixture.Performance.Id, [.. seats.Select(_fixture.Seat)])
                {
                    SeatPrice = price,
                },
                PayWithin,
                held => $"[{string.Join(',', held.Seats.Select(seat => $"\"{seat.Label}\""))}]"),
            seed,
            default);

    private Task<Result<Sale>> AttachAsync(UserId user, Sale sale, PaidOrder? order = null, long amount = 99_000) =>
        _fixture.Get<AttachPaidOrder>().ExecuteAsync(
            user, sale.Reservation.Id, order ?? Order, Money.InWon(amount), default);

    private Task<IReadOnlyList<LiveMessage>> RecoverAsync() => _fixture.Get<RecoverSales>().ExecuteAsync(default);

    private Task<Sale> StoredAsync(Sale sale) => _fixture.StoredAsync(sale.Reservation);
}
