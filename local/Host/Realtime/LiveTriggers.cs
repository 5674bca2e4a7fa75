using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Realtime;

/// <summary>Runs the functions that are triggered by messages, connects and disconnects.</summary>
internal sealed partial class LiveTriggers(
    IEnumerable<IndexedFunction> functions, WorkerChannel channel, LiveOutputs outputs, ILogger<LiveTriggers> logger)
{
    private const string TriggerType = "signalRTrigger";

    private readonly Dictionary<(string, string, string), IndexedFunction> _functions = functions
        .Where(function => function.IsTriggeredBy(TriggerType))
        .ToDictionary(function => Key(
            function.Trigger.Text("hubName"), function.Trigger.Text("category"), function.Trigger.Text("event")));

    public async Task RunAsync(LiveInvocation invocation)
    {
        if (!_functions.TryGetValue(Key(invocation.Hub, invocation.Category, invocation.Event), out var function))
        {
            // As in the service, a caller that waits for a result gets an error. Connects need no function.
            if (invocation.Category == LiveInvocation.Messages)
            {
                throw new HubException("No function takes this message.");
            }

            return;
        }

        var response = await channel.InvokeAsync(Describe(function, invocation), CancellationToken.None);

        if (response.Result.Status == StatusResult.Types.Status.Success)
        {
            await outputs.DeliverAsync(function, response);

            return;
        }

        LogFailure(logger, function.Name, response.Result.Exception?.Message);

        // A caller that waits for a result gets an error; a disconnect has no caller.
        if (invocation.Category == LiveInvocation.Messages)
        {
            throw new InvalidOperationException("The function failed.");
        }
    }

    private static InvocationRequest Describe(IndexedFunction function, LiveInvocation invocation)
    {
        var request = new InvocationRequest
        {
            FunctionId = function.Id,
            InvocationId = InvocationIds.Next(),
            TraceContext = new RpcTraceContext(),
            InputData =
            {
                new ParameterBinding
                {
                    Name = function.Trigger.Name,
                    Data = new TypedData { Json = JsonSerializer.Serialize(invocation) },
                },
            },
        };

        // Arguments that the trigger names are also passed by name.
        foreach (var (name, argument) in function.Trigger.Texts("parameterNames").Zip(invocation.Arguments))
        {
            request.TriggerMetadata[name] = argument is JsonElement { ValueKind: JsonValueKind.String } text
                ? new TypedData { String = text.GetString() }
                : new TypedData { Json = JsonSerializer.Serialize(argument) };
        }

        return request;
    }

    private static (string Hub, string Category, string Event) Key(string? hub, string? category, string? name) =>
        ((hub ?? "").ToLowerInvariant(), (category ?? "").ToLowerInvariant(), (name ?? "").ToLowerInvariant());

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed: {Reason}")]
    private static partial void LogFailure(ILogger logger, string function, string? reason);
}
