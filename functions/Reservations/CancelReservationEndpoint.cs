using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Payments;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Routing;
using Serverless.Functions.Realtime;
using Serverless.Functions.Reservations.Gateway;
using Serverless.Functions.Seats;

namespace Serverless.Functions.Reservations;

[Dialect(Dialect.Tiketi)]
public sealed class CancelReservationEndpoint(CancelReservation cancelReservation)
{
    [Function(nameof(CancelReservation))]
    [Access(Caller.Visitor)]
    [SharedPath(Dialect.Gateway, SharedReservations.Prefix)]
    [Summary("Gives a reservation up: a held one is let go, a paid one is refunded.")]
    [Query("reason", typeof(string), "Why; kept with the cancellation. `user_cancelled` when it is not said.")]
    [Answers(200, typeof(CancelReservationResponse))]
    [Answers(200, typeof(GatewayCancellation))]
    [Refuses(400, "reservations.long-reason")]
    [Refuses(400, "request.bad-id", In = Dialect.Tiketi)]
    [Refuses(403, "reservations.somebody-elses", In = Dialect.Gateway)]
    [Refuses(404, "reservations.unknown-reservation")]
    [Refuses(409, "reservations.already-cancelled", "reservations.expired")]
    [Refuses(409, "reservations.already-confirmed", In = Dialect.Gateway)]
    [Refuses(409, "payments.admitted", In = Dialect.Tiketi)]
    [Refuses(503, "payments.changed-meanwhile")]
    [Idempotency(KeyRule.Required, IsDurable = true)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations/{id}/cancel")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (reservation, visitor) = (SharedReservations.Read(request, id), request.Visitor());
        var (status, isGateways) = (StatusCodes.Status200OK, request.IsGateways());
        var wish = new CancelWish(Refunds: !isGateways, request.Query.ReadText("reason"), request.Repeat());
        var outcome = (await cancelReservation.ExecuteAsync(
            visitor, reservation, wish, cancellationToken)).ToldTo(request);

        return isGateways
            ? request.Answer(
                status, outcome, GatewayCancellation.From, GatewayReservationJson.Default.GatewayCancellation,
                GatewayWording.Of)
            : request.Answer(
                status, outcome, CancelReservationResponse.From, ReservationJson.Default.CancelReservationResponse,
                SeatWording.Of);
    }
}

internal sealed record CancelReservationResponse(string Message, CancelledReservation Reservation)
{
    public static CancelReservationResponse From(Sale sale) => new(
        "예매가 취소되었습니다.",
        new CancelledReservation(sale.Reservation.Id.Value, ReservationStatus.Of(sale.Reservation.State)));
}

internal sealed record CancelledReservation(Guid Id, [property: AllowedValues("cancelled")] string Status);
