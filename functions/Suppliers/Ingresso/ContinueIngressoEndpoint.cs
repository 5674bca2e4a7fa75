using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Domain.Suppliers.Ingresso;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Idempotency;
using Serverless.Functions.Edge.Routing;

namespace Serverless.Functions.Suppliers.Ingresso;

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
