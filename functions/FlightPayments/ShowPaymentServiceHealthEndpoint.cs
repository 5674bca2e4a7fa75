using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FlightPayments;

[ApiContract(ApiContract.CloudJet)]
public sealed class ShowPaymentServiceHealthEndpoint
{
    private readonly PaymentHealthResponse _healthy = PaymentHealthResponse.Healthy;

    [Function("ShowPaymentServiceHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("The same at the path that CloudJet's page asks.")]
    [Produces(200, typeof(PaymentHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "payments/health")] HttpRequest request) =>
        request.Answer(
            StatusCodes.Status200OK, _healthy, FlightPaymentJson.Default.PaymentHealthResponse);
}
