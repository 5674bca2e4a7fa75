using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.Realtime;

/// <summary>A function's HTTP response to its caller, and the live messages that it sends to watchers.</summary>
public sealed class LiveAnswer
{
    [HttpResult]
    public required IResult Http { get; init; }

    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public SignalRMessageAction[] Messages { get; init; } = [];
}
