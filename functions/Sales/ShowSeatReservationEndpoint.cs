using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowSeatReservationEndpoint(ShowReservation showReservation)
{
    [Function("ShowSeatReservation")]
    [Authorize]
    [Summary("Shows one of the caller's reservations with its seats.")]
    [Produces(200, typeof(SeatReservationResponse))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(404, "reservations.unknown-reservation")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/seats/reservation/{reservationId}")]
        HttpRequest request,
        string reservationId,
        CancellationToken cancellationToken)
    {
        var reservation = SharedReservations.OnlyOfEvent(
            new ReservationId(WireId.Parse(reservationId, "Invalid reservation ID format")));
        var result = (await showReservation.ExecuteAsync(request.User(), reservation, cancellationToken))
            .HideFromOthers(request);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            SeatReservationResponse.From,
            ReservationRows.Default.SeatReservationResponse,
            SeatProblemMapper.Of);
    }
}
