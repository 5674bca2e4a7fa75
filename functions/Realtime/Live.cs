using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.SignalRService;
using Microsoft.Azure.SignalR.Management;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Realtime;

/// <summary>
/// The door to the hub of the same name: SignalR takes it from the class, in lower case. The user id in the answer's
/// token is the one that the access token proved, and nothing that the request says besides.
/// </summary>
[ApiContract(ApiContract.Tiketi)]
public sealed class Live(IServiceProvider services) : ServerlessHub(services)
{
    // Opens the door only: the connection lives on, and a new one asks again.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    [Function("Negotiate")]
    [Authorize]
    [Summary("Opens the door to the live messages: the address and token of a SignalR connection.")]
    [Produces(200, typeof(NegotiateResponse))]
    [Idempotency(IdempotencyKeyRule.Ignored)] // It changes nothing, and its token is nothing to keep.
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
