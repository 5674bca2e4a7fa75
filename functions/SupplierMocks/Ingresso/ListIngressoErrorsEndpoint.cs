using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.SupplierMocks.FaultInjection;

namespace Serverless.Functions.SupplierMocks.Ingresso;

[ApiContract(ApiContract.Ingresso)]
public sealed class ListIngressoErrorsEndpoint(FaultInjector injector)
{
    [Function("ListIngressoErrors")]
    [AllowAnonymous]
    [Summary("Lists the errors that test_errors.v1 can return.")]
    [Produces(200, typeof(ListIngressoErrorsResponse))]
    [ProducesProblem(404, "request.unknown-route")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head",
            Route = IngressoPipeline.PathPrefix + "test_errors.v1/list")]
        HttpRequest request) =>
        injector.Answer(request, IngressoErrors.List(), IngressoWireJson.Default.ListIngressoErrorsResponse);
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
