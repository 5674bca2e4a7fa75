using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class CheckIngressoEmailEndpoint(IngressoPipeline pipeline)
{
    private const string Operation = "email_check.v1";

    [Function("CheckIngressoEmail")]
    [AllowAnonymous]
    [Idempotency(IdempotencyKeyRule.Ignored)]
    [Summary("Says whether an e-mail address can be one.")]
    [AcceptsIngressoForms(IsOptional = true)]
    [Query("email_address", typeof(string), "Which.", IsRequired = true)]
    [Produces(200, typeof(IngressoEmptyResponse))]
    [ProducesIngressoProblems]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post",
            Route = IngressoPipeline.PathPrefix + Operation + IngressoPipeline.Scope)]
        HttpRequest request,
        CancellationToken cancellationToken) => pipeline.RunAsync(
            request,
            Operation,
            IngressoErrors.CheckEmail,
            (_, _) => new IngressoEmptyResponse(),
            IngressoWireJson.Default.IngressoEmptyResponse,
            cancellationToken);
}

internal sealed record IngressoEmptyResponse;
