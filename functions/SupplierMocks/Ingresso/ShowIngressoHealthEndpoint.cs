using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ShowIngressoHealthEndpoint(FaultInjector injector)
{
    private readonly ShowIngressoHealthResponse _healthy = new("healthy", "Ingresso Mock Server");

    [Function("ShowIngressoHealth")]
    [AllowAnonymous]
    [Summary("Returns the health of the Ingresso mock.")]
    [Produces(200, typeof(ShowIngressoHealthResponse))]
    [ProducesProblem(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = IngressoPipeline.PathPrefix + "health")]
        HttpRequest request) =>
        injector.Answer(request, _healthy, IngressoWireJson.Default.ShowIngressoHealthResponse);
}

internal sealed record ShowIngressoHealthResponse(string Status, string Service);
