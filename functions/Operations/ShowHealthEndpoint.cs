using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Listeners;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Operations;

/// <summary>
/// Shows that the process is up, in the words of the API that owns the address, or of all of them. It checks no
/// dependency: a slow store must not cause a restart.
/// </summary>
[ApiContract(ApiContract.Tiketi)]
public sealed class ShowHealthEndpoint(TimeProvider clock, ListenerContracts listeners)
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
            HealthBodies.Of(listeners.Find(request)) ?? HealthBodies.Union(clock.GetUtcNow(), listeners.IncludeMocks),
            OperationsJson.Default.ShowHealthResponse);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(ShowHealthResponse))]
[JsonSerializable(typeof(ShowLivenessResponse))]
[JsonSerializable(typeof(NotReadyResponse))]
[JsonSerializable(typeof(ShowVersionResponse))]
internal sealed partial class OperationsJson : JsonSerializerContext;
