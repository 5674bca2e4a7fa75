using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Serverless.Functions.Realtime;

/// <summary>What a function answers to its caller, and what it tells everybody who watches.</summary>
public sealed class LiveAnswer
{
    private const string HttpBinding = "http";

    [HttpResult]
    public required IResult Http { get; init; }

    [SignalROutput(HubName = LiveHub.Name, ConnectionStringSetting = LiveHub.ConnectionSetting)]
    public SignalRMessageAction[] Messages { get; init; } = [];

    /// <summary>
    /// Takes the answer out of what a function returned, because the caller was told something else. The messages stay:
    /// others have to hear what happened.
    /// </summary>
    internal static void DropAnswer(FunctionContext context)
    {
        context.GetInvocationResult().Value = null;

        // The worker has taken a result with outputs apart by now.
        if (context.GetOutputBindings<object>().FirstOrDefault(output => output.BindingType == HttpBinding) is { } http)
        {
            http.Value = Results.Empty;
        }
    }
}
