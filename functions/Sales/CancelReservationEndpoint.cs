using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Realtime;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class CancelReservationEndpoint(CancelReservation cancelReservation)
{
    [Function(nameof(CancelReservation))]
    [Authorize]
    [SharedPath(ApiContract.Gateway, SharedReservations.Prefix)]
    [Summary("Cancels a reservation: a held one is released; of a paid one, the unused tickets are refunded.")]
    [Query("reason", typeof(string), "The reason, stored with the cancellation; `user_cancelled` when it is missing.")]
    [Produces(200, typeof(CancelReservationResponse))]
    [Produces(200, typeof(GatewayCancellation))]
    [ProducesProblem(400, "reservations.long-reason")]
    [ProducesProblem(400, "request.bad-id", In = ApiContract.Tiketi)]
    [ProducesProblem(403, "reservations.somebody-elses", In = ApiContract.Gateway)]
    [ProducesProblem(404, "reservations.unknown-reservation")]
    [ProducesProblem(409, "reservations.already-cancelled", "reservations.called-off", "reservations.expired")]
    [ProducesProblem(409, "reservations.already-confirmed", In = ApiContract.Gateway)]
    [ProducesProblem(409, "payments.admitted", "payments.refund-closed", In = ApiContract.Tiketi)]
    [ProducesProblem(503, "payments.changed-meanwhile", "payments.unfinished")]
    [Idempotency(IdempotencyKeyRule.Required, IsDurable = true)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations/{id}/cancel")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (reservation, user) = (SharedReservations.Read(request, id), request.User());
        var (status, isGateway) = (StatusCodes.Status200OK, request.IsGateway());
        var command = new CancelReservationCommand(
            Refunds: !isGateway, request.Query.ReadText("reason"), request.IdempotencySeed());
        var result = (await cancelReservation.ExecuteAsync(
            user, reservation, command, cancellationToken)).HideFromOthers(request);

        return isGateway
            ? request.Answer(
                status, result, GatewayCancellation.From, GatewayReservationJson.Default.GatewayCancellation,
                GatewayProblemMapper.Of)
            : request.Answer(
                status, result, CancelReservationResponse.From, ReservationJson.Default.CancelReservationResponse,
                SeatProblemMapper.Of);
    }
}

internal sealed record CancelReservationResponse(string Message, CancelledReservation Reservation)
{
    public static CancelReservationResponse From(Sale sale) => new(
        sale.Reservation.State is ReservationState.Cancelled
            ? "예매가 취소되었습니다."
            : "사용하지 않은 티켓이 환불되었습니다.",
        CancelledReservation.From(sale));
}

/// <param name="Id">The reservation.</param>
/// <param name="Status">Still confirmed when some of its tickets were used, which are not refunded.</param>
/// <param name="PaymentStatus">Refunded once all money is back.</param>
/// <param name="RefundedAmount">Money that is back.</param>
/// <param name="RefundPendingAmount">Money that the payment provider has not paid back yet.</param>
/// <param name="RefundedTickets">How many tickets were returned.</param>
internal sealed record CancelledReservation(
    Guid Id,
    [property: AllowedValues("cancelled", "confirmed")] string Status,
    [property: AllowedValues("pending", "completed", "failed", "refunded")] string PaymentStatus,
    long RefundedAmount,
    long RefundPendingAmount,
    int RefundedTickets)
{
    public static CancelledReservation From(Sale sale) => new(
        sale.Reservation.Id.Value,
        ReservationStatus.Of(sale.Reservation.State),
        ReservationStatus.Of(sale),
        sale.RefundedAmount,
        sale.OwedAmount,
        sale.ReturnedPart.UnitCount);
}
