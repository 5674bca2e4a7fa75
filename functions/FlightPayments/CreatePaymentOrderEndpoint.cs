using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FlightPayments;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FlightPayments;

[ApiContract(ApiContract.CloudJet)]
public sealed class CreatePaymentOrderEndpoint(CreatePaymentOrder createPaymentOrder, IPaymentReceipts receipts)
{
    [Function(nameof(CreatePaymentOrder))]
    [Authorize]
    [Summary("Creates a payment order, and returns what the provider's window needs.")]
    [Accepts(typeof(CreatePaymentOrderRequest))]
    [Produces(200, typeof(CreatePaymentOrderResponse))]
    [ProducesProblem(
        400,
        "flight-payments.field-missing", "flight-payments.bad-number", "flight-payments.bad-amount",
        "flight-payments.bad-order-id", "flight-payments.bad-name", "flight-payments.unknown-schedule",
        "flight-payments.wrong-amount")]
    [ProducesProblem(409, "flight-payments.order-exists")]
    [ProducesProblem(503, "flight-payments.closed", "flight-payments.changed-meanwhile")]
    [Idempotency(IdempotencyKeyRule.Honoured, IsDurable = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payments/init")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(
            FlightPaymentJson.Default.CreatePaymentOrderRequest, cancellationToken);
        var result = await createPaymentOrder.ExecuteAsync(
            request.Caller()!, body.ToCommand(request.IdempotencySeed()), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            order => CreatePaymentOrderResponse.From(order, receipts.ApplicationId),
            FlightPaymentJson.Default.CreatePaymentOrderResponse,
            FlightPaymentProblemMapper.Of);
    }
}

/// <param name="Amount">In won: one to nine times the fare of the schedule, if there is one.</param>
/// <param name="Method">CARD in any case; everything else is KAKAO.</param>
/// <param name="Provider">NICEPAY in any case; everything else is KAKAO.</param>
internal sealed record CreatePaymentOrderRequest(
    [property: Required, ShownAs(typeof(long)), Range(100, long.MaxValue)] JsonElement Amount,
    [property: ShownAs(typeof(int))] JsonElement ScheduleId,
    [property: StringLength(CreatePaymentOrder.NameLengthMax)] string? OrderName,
    string? Method,
    string? Provider,
    [property: StringLength(PaymentOrderId.LengthMax)] string? OrderId)
{
    private const string DefaultName = "CloudJet 항공권 결제";

    public CreatePaymentOrderCommand ToCommand(IdempotencySeed? seed)
    {
        if (PaymentNumber.IsMissing(Amount))
        {
            throw new MalformedRequestException("amount는 필수입니다.") { Reason = "flight-payments.field-missing" };
        }

        var amount = PaymentNumber.Read("amount", Amount, long.MaxValue);
        int? schedule = PaymentNumber.IsMissing(ScheduleId)
            ? null
            : (int)PaymentNumber.Read("scheduleId", ScheduleId, int.MaxValue);

        return new CreatePaymentOrderCommand(
            amount,
            string.IsNullOrEmpty(OrderId) ? null : OrderId,
            schedule,
            string.IsNullOrEmpty(OrderName) ? DefaultName : OrderName)
        {
            Method = Is(Method, "CARD") ? PaymentMethod.Card : PaymentMethod.Kakao,
            Gateway = Is(Provider, "NICEPAY") ? PaymentGateway.Nicepay : PaymentGateway.Kakao,
            IdempotencySeed = seed,
        };
    }

    private static bool Is(string? given, string name) =>
        string.IsNullOrEmpty(given) || given.Equals(name, StringComparison.OrdinalIgnoreCase);
}

internal sealed record CreatePaymentOrderResponse(
    bool Success,
    [property: JsonPropertyName("payment_id")] int PaymentId,
    [property: JsonPropertyName("order_id")] string OrderId,
    BootpayWindow Bootpay)
{
    public static CreatePaymentOrderResponse From(PaymentOrder order, string? applicationId) => new(
        true,
        order.Number,
        order.Id.Value,
        new BootpayWindow(
            applicationId,
            order.Amount,
            order.Name,
            order.Gateway is PaymentGateway.Nicepay ? "nicepay" : "kakao",
            order.Method is PaymentMethod.Card ? "card" : "kakao"));
}

/// <summary>What the client hands to Bootpay's window.</summary>
/// <param name="ApplicationId">Null while the provider is simulated.</param>
internal sealed record BootpayWindow(
    [property: JsonPropertyName("application_id")] string? ApplicationId,
    long Price,
    [property: JsonPropertyName("order_name")] string OrderName,
    [property: AllowedValues("nicepay", "kakao")] string Pg,
    [property: AllowedValues("card", "kakao")] string Method);
