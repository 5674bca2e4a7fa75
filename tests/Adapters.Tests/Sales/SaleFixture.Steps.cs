using Serverless.Domain.Accounts;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;

namespace Serverless.Adapters.Tests.Sales;

/// <summary>The steps of a purchase.</summary>
internal sealed partial class SaleFixture
{
    /// <summary>The idempotency seed of the next commands; null gives each command its own.</summary>
    public IdempotencySeed? IdempotencySeed { get; set; }

    public SeatId Seat(int index) => SeatId.Of(Performance.Id, index);

    public async Task<Result<Reservation>> HoldAsync(UserId user, params int[] seats)
    {
        var command = new ReserveSeatsCommand(Performance.Id, [.. seats.Select(Seat)]);
        var result = await ReserveSeats.ExecuteAsync(user, command, IdempotencySeed, default);

        return result.IsError ? result.Error : result.Value.Result;
    }

    public async Task<Result<Reservation>> HoldTicketsAsync(UserId user, int ordinal, int quantity)
    {
        var result = await ReserveTickets.ExecuteAsync(
            user, Performance.Id, [(TicketTypeId.Of(Performance.Id, ordinal), quantity)], IdempotencySeed, default);

        return result.IsError ? result.Error : result.Value.Result;
    }

    public Task<Result<Payment>> PayAsync(Reservation reservation, string scenario = PaymentScenarios.Approve) =>
        Pay.ExecuteAsync(
            reservation.User,
            reservation.Id,
            new CreatePaymentIntentCommand(reservation.Total, scenario, IdempotencySeed),
            default);

    public async Task<Result<Sale>> ConfirmAsync(Reservation reservation)
    {
        var result = await Confirm.ExecuteAsync(reservation.User, reservation.Id, null, default);

        return result.IsError ? result.Error : result.Value.Result;
    }

    /// <summary>Gives a reservation up, a paid one too.</summary>
    public Task<Result<WithMessages<Sale>>> CancelAsync(UserId user, ReservationId id) =>
        Cancel.ExecuteAsync(
            user, id, new CancelReservationCommand(Refunds: true, IdempotencySeed: IdempotencySeed), default);

    public async Task<Result<Sale>> BuyAsync(UserId user, params int[] seats)
    {
        var held = await HoldAsync(user, seats);

        if (held.IsError)
        {
            return held.Error;
        }

        var paid = await PayAsync(held.Value);

        return paid.IsError ? paid.Error : await ConfirmAsync(held.Value);
    }
}
