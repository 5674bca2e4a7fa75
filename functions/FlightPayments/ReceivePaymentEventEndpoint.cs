using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.FlightPayments;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.FlightPayments;

[ApiContract(ApiContract.CloudJet)]
public sealed class ReceivePaymentEventEndpoint(ReceivePaymentEvent receivePaymentEvent, PaymentEventSource source)
{
    private static readonly ReceivePaymentEventResponse Stored = new(true);

    [Function(nameof(ReceivePaymentEvent))]
    [AllowAnonymous]
    [Stores(2_048)] // The event and its time; the body is not stored.
    [Summary("Takes an event of Bootpay. A success means that it is stored; only the receipt that it names counts.")]
    [Accepts(
        typeof(ReceivePaymentEventRequest),
        MediaTypes = ["application/json", "application/x-www-form-urlencoded"])]
    [Produces(200, typeof(ReceivePaymentEventResponse))]
    [ProducesProblem(400, "flight-payments.order-missing", "flight-payments.unknown-order")]
    [ProducesProblem(401, "flight-payments.wrong-signature")]
    [ProducesProblem(403, "flight-payments.unknown-source")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // An event that comes again has the same effect, which is none.
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/payments/webhook")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await PaymentEventBody.ReadAsync(request, cancellationToken);

        if (source.FindProblem(request, body) is { } problem)
        {
            return problem;
        }

        var result = await receivePaymentEvent.ExecuteAsync(body.Event.ToNotice(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            _ => Stored,
            FlightPaymentJson.Default.ReceivePaymentEventResponse,
            FlightPaymentProblemMapper.OfEvent);
    }
}

internal sealed record ReceivePaymentEventResponse(bool Success);
