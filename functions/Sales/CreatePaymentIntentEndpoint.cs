using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Sales.Gateway;

namespace Serverless.Functions.Sales;

[ApiContract(ApiContract.Gateway)]
public sealed class CreatePaymentIntentEndpoint(CreatePaymentIntent createPaymentIntent)
{
    [Function(nameof(CreatePaymentIntent))]
    [Authorize]
    [Summary("Creates the payment of a reservation.")]
    [Accepts(typeof(CreatePaymentIntentRequest))]
    [Produces(200, typeof(CreatePaymentIntentResponse))]
    [ProducesProblem(
        400, "request.bad-id", "payments.field-missing", "payments.wrong-amount", "payments.unknown-scenario")]
    [ProducesProblem(403, "payments.not-the-payer")]
    [ProducesProblem(404, "reservations.unknown-reservation")]
    [ProducesProblem(
        409, "reservations.already-cancelled", "reservations.already-confirmed", "reservations.called-off",
        "reservations.expired", "reservations.not-on-sale", "payments.nothing-due")]
    [ProducesProblem(503, "payments.changed-meanwhile")]
    [Idempotency(IdempotencyKeyRule.Required, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/payment/intent")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(PaymentJson.Default.CreatePaymentIntentRequest, cancellationToken);
        var (reservation, command) = body.ToCommand(request.IdempotencySeed());
        var result = await createPaymentIntent.ExecuteAsync(request.User(), reservation, command, cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            payment => CreatePaymentIntentResponse.From(payment, body.ReservationId!),
            PaymentJson.Default.CreatePaymentIntentResponse,
            GatewayProblemMapper.Of);
    }
}

/// <param name="Amount">Minor units; a number without a fraction.</param>
/// <param name="Scenario">The behaviour of the simulated provider; a test card chooses it, too.</param>
internal sealed record CreatePaymentIntentRequest(
    [property: Required, ShownAs(typeof(long)), Range(1, long.MaxValue)] JsonElement Amount,
    string? Currency,
    [property: Required] string? ReservationId,
    string? Description,
    string? Scenario,
    string? Card)
{
    private const string Required = "amount (>0), currency, and reservation_id are required";

    public (ReservationId Reservation, CreatePaymentIntentCommand Command) ToCommand(IdempotencySeed? idempotencySeed)
    {
        if (Amount.ValueKind is not JsonValueKind.Number
            || !Amount.TryGetDecimal(out var amount)
            || amount <= 0
            || amount > long.MaxValue
            || amount != decimal.Truncate(amount)
            || string.IsNullOrEmpty(ReservationId))
        {
            throw new MalformedRequestException(Required) { Reason = "payments.field-missing" };
        }

        var reservation = SharedReservations.Parse(ReservationId)
            ?? throw new MalformedRequestException("reservation_id is not a reservation's id")
            {
                Reason = "request.bad-id",
            };
        var scenario = Scenario
            ?? (Card is null ? PaymentScenarios.Approve : PaymentScenarios.OfCard(Card) ?? "unknown card");

        var money = new Money((long)amount, Currency?.ToUpperInvariant() ?? Money.Won);

        return (reservation, new CreatePaymentIntentCommand(money, scenario, idempotencySeed)
        {
            IsGateway = ReservationId.StartsWith(SharedReservations.Prefix, StringComparison.Ordinal),
        });
    }

    // A card number must not reach a log.
    public override string ToString() => nameof(CreatePaymentIntentRequest);
}

internal sealed record CreatePaymentIntentResponse(
    string PaymentIntentId,
    [property: AllowedValues("PENDING")] string Status,
    [property: AllowedValues("webhook")] string Next,
    string ReservationId,
    long Amount,
    string Currency)
{
    public static CreatePaymentIntentResponse From(Payment payment, string reservation) => new(
        payment.Id.ToString(),
        "PENDING",
        "webhook",
        reservation,
        payment.Amount.Amount,
        payment.Amount.Currency);
}
