using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.SignalRService;
using Microsoft.Azure.SignalR.Management;
using Serverless.Domain.Platform;
using Serverless.Domain.Realtime;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Realtime;

/// <summary>
/// Negotiates connections to the hub, whose name SignalR takes from the class, in lower case. The user id in the
/// response's token comes only from the access token. It also sends what output bindings cannot.
/// </summary>
[ApiContract(ApiContract.Tiketi)]
public sealed class Live(IServiceProvider services) : ServerlessHub(services)
{
    // Only for opening a connection: it stays open afterwards, and a new one negotiates again.
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(5);

    [Function("Negotiate")]
    [AnyQuery]
    [Stores(0)]
    [Authorize]
    [Summary("Returns the address and the token of a SignalR connection for live messages, and the caller's alias.")]
    [Query("eventId", typeof(Guid), "An event; the response then has the alias that its live messages show.")]
    [Produces(200, typeof(NegotiateResponse))]
    [ProducesProblem(400, "request.bad-id", "request.repeated-parameter")]
    [Idempotency(IdempotencyKeyRule.Ignored)] // It changes nothing, and its token must not be stored.
    public async Task<IResult> NegotiateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/live/negotiate")] HttpRequest request)
    {
        var negotiated = await NegotiateAsync(new NegotiationOptions
        {
            UserId = request.User().Value,
            TokenLifetime = TokenLifetime,
        });

        return Results.Bytes(
            PerformanceOf(request) is { } performance
                ? NegotiateResponse.WithAlias(negotiated, UserAlias.Of(performance, request.User()))
                : negotiated.ToArray(),
            JsonBody.ContentType);
    }

    /// <summary>Sends messages to their groups, except to the connection that caused them.</summary>
    internal async Task SendToOthersAsync(
        string sender, IEnumerable<SignalRMessageAction> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await Clients.GroupExcept(message.GroupName!, [sender])
                .SendCoreAsync(message.Target, [.. message.Arguments!.Select(Plain)], cancellationToken);
        }
    }

    // The service's client may use another serializer than output bindings, which does not know our attributes.
    private static object Plain(object payload) => payload is SeatUpdatePayload update
        ? new Dictionary<string, object> { ["userId"] = update.UserId, ["seats"] = update.Seats }
        : payload;

    private static PerformanceId? PerformanceOf(HttpRequest request) =>
        request.Query.ReadText("eventId") is { } text
            ? new PerformanceId(WireId.Parse(text, "Invalid eventId format"))
            : null;
}
