using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Operations;

/// <summary>
/// Shows that the process is up. It checks no dependency: a slow store must not cause a restart.
/// </summary>
[ApiContract(ApiContract.Tiketi)]
public sealed class ShowHealthEndpoint(TimeProvider clock)
{
    [Function("ShowHealth")]
    [AnyQuery]
    [AllowAnonymous]
    [Summary("Shows that the process is up.")]
    [Produces(200, typeof(ShowHealthResponse))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request) =>
        request.Answer(
            StatusCodes.Status200OK,
            new ShowHealthResponse("ok", "ticket-service", clock.GetUtcNow()),
            OperationsJson.Default.ShowHealthResponse);
}

internal sealed record ShowHealthResponse(string Status, string Service, DateTimeOffset Timestamp);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ShowHealthResponse))]
[JsonSerializable(typeof(ShowLivenessResponse))]
[JsonSerializable(typeof(NotReadyResponse))]
[JsonSerializable(typeof(ShowVersionResponse))]
internal sealed partial class OperationsJson : JsonSerializerContext;
