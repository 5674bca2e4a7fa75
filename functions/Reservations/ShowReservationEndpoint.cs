using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Reservations;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Routing;
using Serverless.Functions.Reservations.Gateway;
using Serverless.Functions.Seats;

namespace Serverless.Functions.Reservations;

[Dialect(Dialect.Tiketi)]
public sealed class ShowReservationEndpoint(ShowReservation showReservation)
{
    [Function(nameof(ShowReservation))]
    [Access(Caller.Visitor)]
    [SharedPath(Dialect.Gateway, SharedReservations.Prefix)]
    [Summary("Shows one of the caller's reservations.")]
    [Answers(200, typeof(ReservationResponse))]
    [Answers(200, typeof(GatewayReservation))]
    [Refuses(400, "request.bad-id", In = Dialect.Tiketi)]
    [Refuses(403, "reservations.somebody-elses", In = Dialect.Gateway)]
    [Refuses(404, "reservations.unknown-reservation")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/{id}")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (reservation, caller) = (SharedReservations.Read(request, id), request.Caller()!);
        var outcome = (await showReservation.ExecuteAsync(caller.Id, reservation, cancellationToken)).ToldTo(request);
        var (status, json) = (StatusCodes.Status200OK, GatewayReservationJson.Default.GatewayReservation);

        return request.IsGateways()
            ? request.Answer(status, outcome, view => GatewayReservation.From(view, caller), json, GatewayWording.Of)
            : request.Answer(
                status, outcome, ReservationResponse.From, ReservationRows.Default.ReservationResponse, SeatWording.Of);
    }
}
