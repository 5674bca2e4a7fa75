using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;
using Serverless.Functions.Http.Routing;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class ContinueIngressoEndpoint(
    IngressoPipeline pipeline, ContinueIngresso continueIngresso, IngressoTransactionPages pages)
    : IngressoEndpoint
{
    private const string Operation = "callback.v1";
    private const string Path = PathPrefix + Operation + "/this.{token}/next.{next}";

    [Function("ContinueIngresso")]
    [Stores(1_024, Times = 4)]
    [SecretPath]
    [Summary("Continues a purchase with the result of its payment page.")]
    [AcceptsIngressoForms]
    [Produces(200, typeof(IngressoTransactionResponse))]
    [ProducesIngressoProblems(410)]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Path)] HttpRequest request,
        string token,
        string next,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            (call, stop) => continueIngresso.ExecuteAsync(call, token, next, stop),
            (_, made) => pages.PurchaseOf(made),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
