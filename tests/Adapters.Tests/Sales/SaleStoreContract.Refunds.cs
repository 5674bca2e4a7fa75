using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>Refunds of some of a sale's units, and the list of all sales.</summary>
public abstract partial class SaleStoreContract
{
    [Fact]
    public async Task Returns_the_seats_of_a_refund_and_keeps_the_others()
    {
        var sold = await StoreAsync(Confirmed(Seats(Ada, 0, 1, 2)));

        var refunded = await StoreAsync(Refunded(sold.Value, 1, 3), sold);

        await StoreAsync(Confirmed(Seats(Bob, 0, 2)));
        var result = await CommitAsync(Confirmed(Seats(Bob, 1)));
        Assert.Equal(["A-1-2"], Assert.IsType<SaleResult.SoldToOthers>(result).Labels);
        await StoreAsync(Cancelled(refunded.Value), refunded);
        await StoreAsync(Confirmed(Seats(Ada, 1)));
        Assert.IsType<SaleResult.SoldToOthers>(await CommitAsync(Confirmed(Seats(Ada, 0))));
    }

    [Fact]
    public async Task Returns_the_tickets_of_a_refund_and_keeps_the_others()
    {
        var sold = await StoreAsync(Confirmed(Tickets(Ada, 4)));

        var refunded = await StoreAsync(Refunded(sold.Value, 2, 3), sold);

        Assert.IsType<SaleResult.SoldToOthers>(await CommitAsync(Confirmed(Tickets(Bob, 4))));
        await StoreAsync(Confirmed(Tickets(Bob, 3)));
        await StoreAsync(Refunded(refunded.Value, 1, 4), refunded);
        await StoreAsync(Confirmed(Tickets(Bob, 2)));
        Assert.IsType<SaleResult.SoldToOthers>(await CommitAsync(Confirmed(Tickets(Bob, 1))));
    }

    [Fact]
    public async Task Keeps_each_refund_with_its_units_its_money_and_its_reason()
    {
        var sold = await StoreAsync(Confirmed(Seats(Ada, 0, 1)));
        var refunded = await StoreAsync(Refunded(sold.Value, 2), sold);
        var paid = refunded.Value with
        {
            Refunds = [refunded.Value.Refunds[0] with { PaidAt = Noon.AddSeconds(1) }],
        };
        await StoreAsync(paid, refunded);

        var refund = Assert.Single((await Sales.FindAsync(sold.Value.Reservation.Id, default))!.Value.Value.Refunds);

        Assert.Equal([2], refund.Units);
        Assert.Equal((1, Money.InWon(150_000)), (refund.Number, refund.Amount));
        Assert.Equal((Noon, Noon.AddSeconds(1)), (refund.RequestedAt, refund.PaidAt));
        Assert.Equal(new Cancellation("ill", null), refund.Cancellation);
    }

    [Fact]
    public async Task Refunds_no_unit_that_was_used_and_names_all_used_ones()
    {
        var sold = await StoreAsync(Confirmed(Seats(Ada, 0, 1, 2)));
        await AdmitAsync(sold.Value.Reservation.Id, 1);
        await AdmitAsync(sold.Value.Reservation.Id, 3);

        var result = await CommitAsync(Refunded(sold.Value, 2, 3), sold);

        Assert.Equal([1, 3], Assert.IsType<SaleResult.Admitted>(result).Units.Order());
        await StoreAsync(Refunded(sold.Value, 2), sold);
    }

    [Fact]
    public async Task Lists_the_sales_of_a_performance_page_by_page()
    {
        var stored = new List<ReservationId>();

        for (var seat = 0; seat < 5; seat++)
        {
            stored.Add((await StoreAsync(Seats(Ada, seat))).Value.Reservation.Id);
        }

        var (found, after) = (new List<ReservationId>(), default(string));

        do
        {
            var page = await Sales.ListAsync(Performance.Id.Tag, after, 2, default);
            Assert.InRange(page.Sales.Count, 1, 2);
            Assert.All(page.Sales, entry => Assert.Equal(entry.Id, entry.Sale!.Value.Value.Reservation.Id));
            found.AddRange(page.Sales.Select(entry => entry.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(stored.Select(id => id.Value.ToString("N")).Order(StringComparer.Ordinal),
            found.Select(id => id.Value.ToString("N")));
    }

    private static Sale Refunded(Sale sale, params int[] units) =>
        sale.WithRefund(units, new Cancellation("ill", null), Noon);
}
