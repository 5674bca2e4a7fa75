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
public sealed class ConfirmReservationEndpoint(ConfirmReservation confirmReservation)
{
    [Function(nameof(ConfirmReservation))]
    [Authorize]
    [SharedPath(ApiContract.Gateway, SharedReservations.Prefix)]
    [Summary("Turns an approved payment, or a free reservation, into a sale.")]
    [Accepts(typeof(ConfirmReservationRequest), IsOptional = true)]
    [Produces(200, typeof(ConfirmReservationResponse))]
    [Produces(200, typeof(GatewayConfirmation))]
    [ProducesProblem(400, "request.bad-id")]
    [ProducesProblem(403, "reservations.somebody-elses", In = ApiContract.Gateway)]
    [ProducesProblem(404, "reservations.unknown-reservation")]
    [ProducesProblem(
        409, "reservations.already-cancelled", "reservations.called-off", "reservations.event-over",
        "reservations.expired", "payments.sold-to-others")]
    [ProducesProblem(412, "payments.not-approved", "payments.other-payment", "payments.capture-refused")]
    [ProducesProblem(503, "payments.changed-meanwhile", "payments.unfinished")]
    [Idempotency(IdempotencyKeyRule.Required, IsDurable = true)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations/{id}/confirm")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (reservation, status) = (SharedReservations.Read(request, id), StatusCodes.Status200OK);
        var body = await request.ReadOptionalAsync(PaymentJson.Default.ConfirmReservationRequest, cancellationToken);
        var result = (await confirmReservation.ExecuteAsync(
            request.User(), reservation, body?.ToPayment(), cancellationToken)).HideFromOthers(request);

        return request.IsGateway()
            ? request.Answer(
                status, result, GatewayConfirmation.From, GatewayReservationJson.Default.GatewayConfirmation,
                GatewayProblemMapper.Of)
            : request.Answer(
                status, result, ConfirmReservationResponse.From, PaymentJson.Default.ConfirmReservationResponse,
                SeatProblemMapper.Of);
    }
}

internal sealed record ConfirmReservationRequest(string? PaymentIntentId)
{
    /// <summary>Null for the reservation's present payment.</summary>
    public PaymentId? ToPayment() => PaymentIntentId switch
    {
        null => null,
        _ when PaymentId.TryParse(PaymentIntentId, out var payment) => payment,
        _ => throw new MalformedRequestException("payment_intent_id is not a payment's id")
        {
            Reason = "request.bad-id",
        },
    };
}

internal sealed record ConfirmReservationResponse(
    string OrderId, [property: AllowedValues("CONFIRMED")] string Status, ConfirmedReservation Reservation)
{
    public static ConfirmReservationResponse From(Sale sale) => new(
        sale.OrderNumber,
        "CONFIRMED",
        new ConfirmedReservation(sale.Reservation.Id.Value, sale.Reservation.Number, "confirmed", "completed"));
}

internal sealed record ConfirmedReservation(
    Guid Id,
    string ReservationNumber,
    [property: AllowedValues("confirmed")] string Status,
    [property: AllowedValues("completed")] string PaymentStatus);
