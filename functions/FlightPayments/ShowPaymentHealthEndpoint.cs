using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FlightPayments;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowPaymentHealthEndpoint
{
    private readonly PaymentHealthResponse _healthy = PaymentHealthResponse.Healthy;

    [Function("ShowPaymentHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the payment API is up.")]
    [Produces(200, typeof(PaymentHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/payments/health")]
        HttpRequest request) =>
        request.Answer(
            StatusCodes.Status200OK, _healthy, FlightPaymentJson.Default.PaymentHealthResponse);
}

/// <param name="Port">A constant of the published response, not the real port.</param>
internal sealed record PaymentHealthResponse(string Status, string Service, int Port)
{
    public static PaymentHealthResponse Healthy { get; } = new("healthy", "payment-service", 5005);
}
