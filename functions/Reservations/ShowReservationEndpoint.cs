using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Reservations;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Seats;

namespace Serverless.Functions.Reservations;

[Dialect(Dialect.Tiketi)]
public sealed class ShowReservationEndpoint(ShowReservation showReservation)
{
    [Function(nameof(ShowReservation))]
    [Access(Caller.Visitor)]
    [Summary("Shows one of the caller's reservations.")]
    [Answers(200, typeof(ReservationResponse))]
    [Refuses(400, "request.bad-id")]
    [Refuses(404, "reservations.unknown-reservation")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var reservation = new ReservationId(WireId.Parse(id, "Invalid id format"));
        var outcome = await showReservation.ExecuteAsync(request.Visitor(), reservation, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            outcome,
            ReservationResponse.From,
            ReservationRows.Default.ReservationResponse,
            SeatWording.Of);
    }
}
