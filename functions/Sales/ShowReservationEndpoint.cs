using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Tiketi)]
public sealed class ShowReservationEndpoint(ShowReservation showReservation)
{
    [Function(nameof(ShowReservation))]
    [Authorize]
    [SharedPath(ApiContract.Gateway, SharedReservations.Prefix)]
    [Summary("Shows one of the caller's reservations.")]
    [Produces(200, typeof(ReservationResponse))]
    [Produces(200, typeof(GatewayReservation))]
    [ProducesProblem(400, "request.bad-id", In = ApiContract.Tiketi)]
    [ProducesProblem(403, "reservations.somebody-elses", In = ApiContract.Gateway)]
    [ProducesProblem(404, "reservations.unknown-reservation")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/reservations/{id}")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (reservation, caller) = (SharedReservations.Read(request, id), request.Caller()!);
        var result = (await showReservation.ExecuteAsync(caller.Id, reservation, cancellationToken))
            .HideFromOthers(request);
        var (status, json) = (StatusCodes.Status200OK, GatewayReservationJson.Default.GatewayReservation);

        return request.IsGateway()
            ? request.Answer(
                status, result, view => GatewayReservation.From(view, caller), json, GatewayProblemMapper.Of)
            : request.Answer(
                status, result, ReservationResponse.From, ReservationRows.Default.ReservationResponse,
                SeatProblemMapper.Of);
    }
}
