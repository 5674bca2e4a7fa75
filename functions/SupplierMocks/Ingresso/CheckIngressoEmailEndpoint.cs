using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.SupplierMocks.Ingresso;

public sealed class CheckIngressoEmailEndpoint(IngressoPipeline pipeline) : IngressoEndpoint
{
    private const string Operation = "email_check.v1";

    [Function("CheckIngressoEmail")]
    [Summary("Validates an e-mail address.")]
    [Query("email_address", typeof(string), "The e-mail address.", IsRequired = true)]
    [Produces(200, typeof(IngressoEmptyResponse))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = PathPrefix + Operation + Scope)]
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
