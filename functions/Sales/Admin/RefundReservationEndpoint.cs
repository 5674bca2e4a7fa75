using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Realtime;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Sales.Admin;

[ApiContract(ApiContract.Tiketi)]
public sealed class RefundReservationEndpoint(CancelReservation cancelReservation)
{
    [Function("RefundReservation")]
    [Authorize(Caller.Admin)]
    [Summary("Refunds the unused tickets of anybody's reservation, also after the time in which the buyer may.")]
    [Query("reason", typeof(string), "The reason, stored with the refund; `user_cancelled` when it is missing.")]
    [Produces(200, typeof(CancelReservationResponse))]
    [ProducesProblem(400, "request.bad-id", "reservations.long-reason")]
    [ProducesProblem(404, "reservations.unknown-reservation")]
    [ProducesProblem(
        409, "reservations.already-cancelled", "reservations.called-off", "reservations.expired", "payments.admitted")]
    [ProducesProblem(503, "payments.changed-meanwhile", "payments.unfinished")]
    [Idempotency(IdempotencyKeyRule.Required, IsDurable = true)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/admin/reservations/{id}/refund")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var reservation = SharedReservations.OnlyOfEvent(
            new ReservationId(WireId.Parse(id, "Invalid id format")));
        var command = new CancelReservationCommand(
            Refunds: true, request.Query.ReadText("reason"), request.IdempotencySeed())
        {
            IsAdministrator = true,
        };
        var result = await cancelReservation.ExecuteAsync(request.User(), reservation, command, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            CancelReservationResponse.From,
            ReservationJson.Default.CancelReservationResponse,
            SeatProblemMapper.Of);
    }
}
