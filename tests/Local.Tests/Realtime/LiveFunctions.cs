using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.SignalRService;
using Microsoft.Azure.SignalR.Management;

namespace Serverless.Local.Tests.Realtime;

public sealed class Live(IServiceProvider services, LiveLog log) : ServerlessHub(services)
{
    [Function("NegotiateForTests")]
    public async Task<IResult> NegotiateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "negotiate/{user}")]
        HttpRequest request, string user)
    {
        var options = new NegotiationOptions { UserId = user, TokenLifetime = TimeSpan.FromMinutes(1) };

        return Results.Bytes((await NegotiateAsync(options)).ToArray(), "application/json");
    }

    [Function("Join")]
    [SignalROutput(HubName = "live")]
    public object[] Join([SignalRTrigger("live", "messages", "join-room")] SignalRInvocationContext invocation) =>
        invocation.Arguments is [JsonElement { ValueKind: JsonValueKind.String } room, ..]
            ?
            [
                new SignalRGroupAction(SignalRGroupActionType.Add)
                {
                    ConnectionId = invocation.ConnectionId,
                    GroupName = room.GetString(),
                },
                new SignalRMessageAction("joined", [new { Room = room.GetString(), invocation.UserId }])
                {
                    GroupName = room.GetString(),
                },
            ]
            : [];

    [Function("Leave")]
    [SignalROutput(HubName = "live")]
    public SignalRGroupAction Leave(
        [SignalRTrigger("live", "messages", "leave-all")] SignalRInvocationContext invocation) =>
        new(SignalRGroupActionType.RemoveAll) { ConnectionId = invocation.ConnectionId };

    [Function("Named")]
    [SignalROutput(HubName = "live")]
    public SignalRMessageAction Named(
        [SignalRTrigger("live", "messages", "named", "text", "count")] SignalRInvocationContext invocation,
        string text,
        int count) =>
        new("named", [text, count]) { ConnectionId = invocation.ConnectionId };

    [Function("FailOnMessage")]
    public void Fail([SignalRTrigger("live", "messages", "fail")] SignalRInvocationContext invocation) =>
        throw new InvalidOperationException(invocation.ConnectionId);

    [Function("Connected")]
    public void Connected([SignalRTrigger("live", "connections", "connected")] SignalRInvocationContext invocation) =>
        log.Connections.Enqueue($"+{invocation.UserId}");

    [Function("Disconnected")]
    public void Disconnected(
        [SignalRTrigger("live", "connections", "disconnected")] SignalRInvocationContext invocation) =>
        log.Connections.Enqueue($"-{invocation.UserId}");

    [Function("Say")]
    public SayOutputs Say(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "say")]
        HttpRequest request, string? user, string? group) =>
        new()
        {
            Http = Results.Text(request.Path),
            Message = new SignalRMessageAction("said", ["hello"]) { UserId = user, GroupName = group },
            Memberships = user is null || group is null
                ? []
                : [new SignalRGroupAction(SignalRGroupActionType.Add) { UserId = user, GroupName = group }],
        };
}

public sealed class SayOutputs
{
    [HttpResult]
    public required IResult Http { get; init; }

    [SignalROutput(HubName = "live")]
    public SignalRGroupAction[] Memberships { get; init; } = [];

    [SignalROutput(HubName = "live")]
    public required SignalRMessageAction Message { get; init; }
}
