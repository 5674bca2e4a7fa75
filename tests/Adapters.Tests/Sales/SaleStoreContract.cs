using Microsoft.Extensions.Time.Testing;
using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Fakes.Platform;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>What a store of sales does, wherever it is.</summary>
public abstract partial class SaleStoreContract
{
    private static readonly UserId Ada = new("ada");
    private static readonly UserId Bob = new("bob");
    private static readonly DateTimeOffset Noon = Moments.Noon;

    private protected FakeTimeProvider Clock { get; } = new(Noon);

    private protected Performance Performance { get; } =
        SaleFixture.Draw(new SaleFixture.Options { TicketQuantities = [5] });

    private protected abstract ISales Sales { get; }

    private protected abstract Task AdmitAsync(ReservationId id, int unit);

    [Fact]
    public async Task Finds_a_sale_by_its_reservation_and_by_each_of_its_payments()
    {
        var first = await StoreAsync(Seats(Ada, 0));
        var second = await StoreAsync(Requested(first.Value.Reservation), first);

        foreach (var payment in (Sale[])[first.Value, second.Value])
        {
            Assert.Equal(second.Version, (await Sales.FindAsync(payment.Payment!.Id, default))?.Version);
        }

        Assert.Equal(second.Version, (await Sales.FindAsync(first.Value.Reservation.Id, default))?.Version);
        Assert.Null(await Sales.FindAsync(Seats(Ada, 0).Reservation.Id, default));
        Assert.Null(await Sales.FindAsync(Seats(Ada, 0).Payment!.Id, default));
    }

    [Fact]
    public async Task Changes_a_sale_only_at_the_version_that_was_read()
    {
        var sale = Seats(Ada, 0);
        var first = await StoreAsync(sale);
        var second = await StoreAsync(sale with { RecoverAt = Noon }, first);

        Assert.NotEqual(first.Version, second.Version);
        Assert.IsType<SaleResult.ChangedMeanwhile>(await CommitAsync(sale, first));
        Assert.IsType<SaleResult.ChangedMeanwhile>(await CommitAsync(sale));
        Assert.Equal(Noon, (await Sales.FindAsync(sale.Reservation.Id, default))!.Value.Value.RecoverAt);
    }

    [Fact]
    public async Task Sells_a_seat_once_and_names_the_seats_of_others()
    {
        await StoreAsync(Confirmed(Seats(Ada, 1, 3)));
        var sale = Seats(Bob, 0, 1, 3);
        var before = await StoreAsync(sale);

        var result = await CommitAsync(Confirmed(sale), before);

        Assert.Equal(["A-1-2", "A-1-4"], Assert.IsType<SaleResult.SoldToOthers>(result).Labels);
        Assert.Equal(before.Version, (await Sales.FindAsync(sale.Reservation.Id, default))?.Version);
        await StoreAsync(Confirmed(Seats(Bob, 0)));
    }

    [Fact]
    public async Task Sells_no_more_tickets_than_there_are()
    {
        await StoreAsync(Confirmed(Tickets(Ada, 3)));

        var result = await CommitAsync(Confirmed(Tickets(Bob, 3)));

        Assert.Equal(["Type 0"], Assert.IsType<SaleResult.SoldToOthers>(result).Labels);
        await StoreAsync(Confirmed(Tickets(Bob, 2)));
    }

    [Fact]
    public async Task Gives_seats_and_tickets_back_when_a_sale_is_cancelled()
    {
        (Sale, Sale)[] pairs = [(Seats(Ada, 0), Seats(Bob, 0)), (Tickets(Ada, 5), Tickets(Bob, 5))];

        foreach (var (first, second) in pairs)
        {
            var sold = await StoreAsync(Confirmed(first));
            await StoreAsync(Cancelled(sold.Value), sold);

            await StoreAsync(Confirmed(second));
        }
    }

    [Fact]
    public async Task Cancels_no_sale_with_a_ticket_that_was_used_for_admission()
    {
        var sold = await StoreAsync(Confirmed(Seats(Ada, 0)));
        await AdmitAsync(sold.Value.Reservation.Id, 1);

        Assert.Equal([1], Assert.IsType<SaleResult.Admitted>(await CommitAsync(Cancelled(sold.Value), sold)).Units);
        Assert.IsType<SaleResult.SoldToOthers>(await CommitAsync(Confirmed(Seats(Bob, 0))));
    }

    [Fact]
    public async Task Lists_the_newest_sales_of_one_user()
    {
        var user = new UserId("lister");
        var made = new List<ReservationId>();

        foreach (var second in Enumerable.Range(0, 3))
        {
            var sale = Seats(user, second);
            var reservation = sale.Reservation with { CreatedAt = Noon.AddSeconds(second) };
            made.Add((await StoreAsync(sale with { Reservation = reservation })).Value.Reservation.Id);
        }

        await StoreAsync(Seats(Bob, 9));

        var newest = await Sales.ListAsync(user, PerformanceKind.Event, 2, default);
        Assert.Equal([made[2], made[1]], newest.Select(sale => sale.Reservation.Id));
        Assert.Equal(3, (await Sales.ListAsync(user, PerformanceKind.Event, 10, default)).Count);
    }

    [Fact]
    public async Task Lists_due_recoveries_oldest_first_until_they_are_done()
    {
        var later = await StoreAsync(Seats(Ada, 0) with { RecoverAt = Noon.AddSeconds(1) });
        var sooner = await StoreAsync(Seats(Ada, 1) with { RecoverAt = Noon });
        await StoreAsync(Seats(Ada, 2));

        Assert.Empty(await ListDueAsync(Noon.AddMilliseconds(-1), 10));
        Assert.Equal([sooner.Value.Reservation.Id], await ListDueAsync(Noon, 10));
        Assert.Equal([sooner.Value.Reservation.Id], await ListDueAsync(Noon.AddSeconds(1), 1));
        Assert.Equal(
            [sooner.Value.Reservation.Id, later.Value.Reservation.Id], await ListDueAsync(Noon.AddSeconds(1), 10));

        await StoreAsync(sooner.Value with { RecoverAt = null }, sooner);

        Assert.Equal([later.Value.Reservation.Id], await ListDueAsync(Noon.AddSeconds(1), 10));
        Assert.Equal([Performance.Id.Tag], (await Sales.ListOpenAsync(null, 10, default)).Items);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(TimeSpan.TicksPerMillisecond - 1)]
    [InlineData(TimeSpan.TicksPerMillisecond)]
    public async Task Moves_a_recovery_by_less_than_a_millisecond(long ticks)
    {
        var first = await StoreAsync(Seats(Ada, 0) with { RecoverAt = Noon });
        var moved = await StoreAsync(first.Value with { RecoverAt = Noon.AddTicks(ticks) }, first);

        Assert.Equal([moved.Value.Reservation.Id], await ListDueAsync(Noon.AddTicks(ticks), 10));

        await StoreAsync(moved.Value with { RecoverAt = null }, moved);

        Assert.Empty(await ListDueAsync(Noon.AddSeconds(1), 10));
    }

    [Fact]
    public async Task Of_many_concurrent_changes_one_is_made()
    {
        var before = await StoreAsync(Seats(Ada, 0));

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => CommitAsync(
            i % 2 == 0 ? Confirmed(before.Value) : Cancelled(before.Value), before))));

        Assert.Single(results.OfType<SaleResult.Committed>());
    }

    private async Task<Versioned<Sale>> StoreAsync(Sale after, Versioned<Sale>? before = null) =>
        Assert.IsType<SaleResult.Committed>(await CommitAsync(after, before)).Sale;

    private Task<SaleResult> CommitAsync(Sale after, Versioned<Sale>? before = null) =>
        Sales.TryCommitAsync(Performance, before, after, default);

    private async Task<IReadOnlyList<ReservationId>> ListDueAsync(DateTimeOffset now, int limit) =>
        [.. (await Sales.ListDueAsync(Performance.Id.Tag, now, limit, default)).Select(due => due.Id)];

    private static Sale Confirmed(Sale sale) => sale.With(ReservationState.Confirmed, Noon);

    private static Sale Cancelled(Sale sale) => sale.With(new Cancellation("ill", null), Noon);

    private Sale Seats(UserId user, params int[] indexes) => Requested(Draw(user) with
    {
        Seats = [.. indexes.Select(index => new ReservedSeat(index, "A", 1, index + 1, $"A-1-{index + 1}", 150_000))],
    });

    private Sale Tickets(UserId user, int quantity) => Requested(Draw(user) with
    {
        Tickets = [new ReservedTickets(0, "Type 0", quantity, 50_000)],
    });

    private Reservation Draw(UserId user) =>
        new(new ReservationId(Next(ScopedKind.Reservation)), Performance.Id, user, Money.InWon(1)) { CreatedAt = Noon };

    private Sale Requested(Reservation reservation) =>
        new(reservation with { Total = Money.InWon(reservation.Price) })
        {
            Payment = new Payment(
                new PaymentId(Next(ScopedKind.Payment)), reservation.Id, Money.InWon(reservation.Price)),
        };

    private Guid Next(ScopedKind kind) => new IdSource(TimeProvider.System).Next(kind, Performance.Id.Tag.Number);
}
