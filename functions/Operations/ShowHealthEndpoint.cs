using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Operations;

/// <summary>
/// Says that the process answers, and asks nobody else: a slow store must not make the platform restart it.
/// </summary>
[ApiContract(ApiContract.Tiketi)]
public sealed class ShowHealthEndpoint(TimeProvider clock)
{
    [Function("ShowHealth")]
    [AllowAnonymous]
    [Summary("Says that the process answers.")]
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
