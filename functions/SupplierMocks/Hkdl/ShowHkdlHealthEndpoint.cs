using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.Hkdl;

[ApiContract(ApiContract.Hkdl)]
public sealed class ShowHkdlHealthEndpoint(FaultInjector injector)
{
    private readonly ShowHkdlHealthResponse _healthy = new("healthy", "Disney HK OTE-OTA Mock Server", "1.8");

    [Function("ShowHkdlHealth")]
    [AllowAnonymous]
    [Summary("Returns the health of the HKDL mock.")]
    [Produces(200, typeof(ShowHkdlHealthResponse))]
    [ProducesProblem(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = HkdlPipeline.PathPrefix + "health")]
        HttpRequest request) =>
        injector.Answer(request, _healthy, HkdlJson.Default.ShowHkdlHealthResponse);
}

internal sealed record ShowHkdlHealthResponse(string Status, string Service, string Version);
