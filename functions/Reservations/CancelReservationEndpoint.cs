using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Payments;
using Serverless.Domain.Reservations;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Realtime;
using Serverless.Functions.Seats;

namespace Serverless.Functions.Reservations;

[Dialect(Dialect.Tiketi)]
public sealed class CancelReservationEndpoint(CancelReservation cancelReservation)
{
    [Function(nameof(CancelReservation))]
    [Access(Caller.Visitor)]
    [Summary("Gives a reservation up: a held one is let go, a paid one is refunded.")]
    [Answers(200, typeof(CancelReservationResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "reservations.unknown-reservation")]
    [Refuses(409, "reservations.already-cancelled", "reservations.expired")]
    [Refuses(503, "payments.changed-meanwhile")]
    [Idempotency(KeyRule.Required, IsDurable = true)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations/{id}/cancel")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var reservation = new ReservationId(WireId.Parse(id, "Invalid id format"));
        var outcome = await cancelReservation.ExecuteAsync(request.Visitor(), reservation, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            CancelReservationResponse.From,
            ReservationJson.Default.CancelReservationResponse,
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
