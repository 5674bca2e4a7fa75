using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Suppliers.Mocks;

namespace Serverless.Functions.Suppliers.Hkdl;

[Dialect(Dialect.Hkdl)]
public sealed class ShowHkdlHealthEndpoint(MockDoor door)
{
    private readonly ShowHkdlHealthResponse _healthy = new("healthy", "Disney HK OTE-OTA Mock Server", "1.8");

    [Function("ShowHkdlHealth")]
    [Access(Caller.Anyone)]
    [Summary("Says that the mock of HKDL answers.")]
    [Answers(200, typeof(ShowHkdlHealthResponse))]
    [Refuses(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = HkdlDoor.PathPrefix + "health")]
        HttpRequest request) => door.IsOpen
            ? request.Answer(StatusCodes.Status200OK, _healthy, HkdlJson.Default.ShowHkdlHealthResponse)
            : MockDoor.Missing(request);
}

internal sealed record ShowHkdlHealthResponse(string Status, string Service, string Version);
