using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Sales;

namespace Serverless.Local.Samples;

/// <summary>Buys every ticket of a performance as a buyer would: hold, pay, confirm.</summary>
internal sealed class SampleSales(
    IStockLevels stock, SeatPolicy policy, ReserveTickets reserve, ListMyReservations listMine,
    CreatePaymentIntent pay, ConfirmReservation confirm, UpdatePerformanceStates updatePerformanceStates)
{
    public async Task SellOutAsync(UserId buyer, Performance performance, CancellationToken cancellationToken)
    {
        await FinishAsync(buyer, cancellationToken);

        foreach (var (type, available, _) in await stock.ReadAsync(performance.Id, cancellationToken))
        {
            for (var left = available; left > 0; left -= policy.TicketCountMax)
            {
                var quantity = Math.Min(left, policy.TicketCountMax);
                var held = SampleException.Unless(
                    await reserve.ExecuteAsync(
                        buyer, performance.Id, [(type, quantity)], idempotencySeed: null, cancellationToken));
                await BuyAsync(held.Result, cancellationToken);
            }
        }

        // The platform serves no clients yet, so messages are not sent.
        await updatePerformanceStates.ExecuteAsync(cancellationToken);
    }

    /// <summary>Pays for the holds of an interrupted load.</summary>
    private async Task FinishAsync(UserId buyer, CancellationToken cancellationToken)
    {
        var unpaid = (await listMine.ExecuteAsync(buyer, cancellationToken))
            .Select(view => view.Sale.Reservation)
            .Where(reservation => reservation.State is ReservationState.Pending);

        foreach (var reservation in unpaid)
        {
            await BuyAsync(reservation, cancellationToken);
        }
    }

    private async Task BuyAsync(Reservation held, CancellationToken cancellationToken)
    {
        SampleException.Unless(await pay.ExecuteAsync(
            held.User,
            held.Id,
            new CreatePaymentIntentCommand(held.Total, PaymentScenarios.Approve),
            cancellationToken));
        SampleException.Unless(await confirm.ExecuteAsync(held.User, held.Id, payment: null, cancellationToken));
    }
}
