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

namespace Serverless.Functions.Payments;

[Dialect(Dialect.Tiketi)]
public sealed class ConfirmReservationEndpoint(ConfirmReservation confirmReservation)
{
    [Function(nameof(ConfirmReservation))]
    [Access(Caller.Visitor)]
    [SharedPath(Dialect.Gateway, SharedReservations.Prefix)]
    [Summary("Turns an approved payment into a sale.")]
    [Reads(typeof(ConfirmReservationRequest), IsOptional = true)]
    [Answers(200, typeof(ConfirmReservationResponse))]
    [Answers(200, typeof(GatewayConfirmation))]
    [Refuses(400, "request.bad-id")]
    [Refuses(403, "reservations.somebody-elses", In = Dialect.Gateway)]
    [Refuses(404, "reservations.unknown-reservation")]
    [Refuses(409, "reservations.already-cancelled", "reservations.expired", "payments.too-late")]
    [Refuses(412, "payments.not-approved", "payments.other-payment")]
    [Refuses(503, "payments.changed-meanwhile", "payments.unfinished")]
    [Idempotency(KeyRule.Required, IsDurable = true)]
    public async Task<LiveAnswer> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/reservations/{id}/confirm")]
        HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var (reservation, status) = (SharedReservations.Read(request, id), StatusCodes.Status200OK);
        var body = await request.ReadOptionalAsync(PaymentJson.Default.ConfirmReservationRequest, cancellationToken);
        var outcome = (await confirmReservation.ExecuteAsync(
            request.Visitor(), reservation, body?.ToPayment(), cancellationToken)).ToldTo(request);

        return request.IsGateways()
            ? request.Answer(
                status, outcome, GatewayConfirmation.From, GatewayReservationJson.Default.GatewayConfirmation,
                GatewayWording.Of)
            : request.Answer(
                status, outcome, ConfirmReservationResponse.From, PaymentJson.Default.ConfirmReservationResponse,
                SeatWording.Of);
    }
}

internal sealed record ConfirmReservationRequest(string? PaymentIntentId)
{
    /// <summary>Null when none is named: the reservation's present one is meant.</summary>
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
