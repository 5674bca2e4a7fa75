using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ContinueIngressoEndpoint(IngressoPipeline pipeline, ContinueIngresso resume, IngressoTransactionPages pages)
{
    private const string Operation = "callback.v1";
    private const string Path = IngressoPipeline.PathPrefix + Operation + "/this.{token}/next.{next}";

    [Function("ContinueIngresso")]
    [AllowAnonymous]
    [SecretPath]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Tells what a payment page said.")]
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
            call => resume.ExecuteAsync(call, token, next, cancellationToken),
            (_, made) => pages.PurchaseOf(made),
            IngressoWireJson.Default.IngressoTransactionResponse,
            cancellationToken);
}
