using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Access;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Suppliers.Mocks;

namespace Serverless.Functions.Suppliers.Ingresso;

[Dialect(Dialect.Ingresso)]
public sealed class ListIngressoErrorsEndpoint(MockDoor door)
{
    [Function("ListIngressoErrors")]
    [Access(Caller.Anyone)]
    [Summary("Lists the errors that can be tried.")]
    [Answers(200, typeof(ListIngressoErrorsResponse))]
    [Refuses(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
            Route = IngressoDoor.PathPrefix + "test_errors.v1/list")]
        HttpRequest request) => door.IsOpen
            ? request.Answer(
                StatusCodes.Status200OK, IngressoErrors.List(), IngressoWireJson.Default.ListIngressoErrorsResponse)
            : MockDoor.Missing(request);
}

internal sealed record ListIngressoErrorsResponse(
    IReadOnlyDictionary<string, string> GeneralErrors, IngressoEmailErrorsBody EmailErrors,
    IReadOnlyDictionary<string, string> CardErrors, IngressoErrorsUsageBody Usage);

internal sealed record IngressoEmailErrorsBody(
    [property: System.Text.Json.Serialization.JsonPropertyName("2000")] string Text,
    IReadOnlyList<string> EmailErrorKeys);

internal sealed record IngressoErrorsUsageBody(
    string Endpoint, string Method, string Auth, IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<string> Examples);
