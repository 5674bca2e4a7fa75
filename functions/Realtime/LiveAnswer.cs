using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.Realtime;

/// <summary>What a function answers to its caller, and what it tells everybody who watches.</summary>
public sealed class LiveAnswer
{
    [HttpResult]
    public required IResult Http { get; init; }

    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public SignalRMessageAction[] Messages { get; init; } = [];
}
