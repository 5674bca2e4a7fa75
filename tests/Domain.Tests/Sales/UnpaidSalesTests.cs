using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using static Serverless.Domain.Tests.Sales.SalesFixture;

namespace Serverless.Domain.Tests.Sales;

/// <summary>Seats that are sold at once and paid later, by an order of another context.</summary>
public sealed partial class UnpaidSalesTests
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
