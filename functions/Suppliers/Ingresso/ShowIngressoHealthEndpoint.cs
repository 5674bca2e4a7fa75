using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Suppliers.Mocks;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ShowIngressoHealthEndpoint(MockDoor door)
{
    private readonly ShowIngressoHealthResponse _healthy = new("healthy", "Ingresso Mock Server");

    [Function("ShowIngressoHealth")]
    [Access(Caller.Anyone)]
    [Summary("Says that the mock of Ingresso answers.")]
    [Answers(200, typeof(ShowIngressoHealthResponse))]
    [Refuses(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = IngressoDoor.PathPrefix + "health")]
        HttpRequest request) => door.IsOpen
            ? request.Answer(StatusCodes.Status200OK, _healthy, IngressoWireJson.Default.ShowIngressoHealthResponse)
            : MockDoor.Missing(request);
}

internal sealed record ShowIngressoHealthResponse(string Status, string Service);
