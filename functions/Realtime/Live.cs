using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.SignalRService;
using Microsoft.Azure.SignalR.Management;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Negotiates connections to the hub, whose name SignalR takes from the class, in lower case. The user id in the
/// response's token comes only from the access token.
/// </summary>
[ApiContract(ApiContract.Tiketi)]
public sealed class Live(IServiceProvider services) : ServerlessHub(services)
{
    // Only for opening a connection: it stays open afterwards, and a new one negotiates again.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    [Function("Negotiate")]
    [Stores(0)]
    [Authorize]
    [Summary("Returns the address and the token of a SignalR connection for live messages.")]
    [Produces(200, typeof(NegotiateResponse))]
    [Idempotency(IdempotencyKeyRule.Ignored)] // It changes nothing, and its token must not be stored.
    public async Task<IResult> NegotiateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/live/negotiate")] HttpRequest request)
    {
        var negotiated = await NegotiateAsync(new NegotiationOptions
        {
            UserId = request.User().Value,
            TokenLifetime = TokenLifetime,
        });

        return Results.Bytes(negotiated.ToArray(), JsonBody.ContentType);
    }
}
