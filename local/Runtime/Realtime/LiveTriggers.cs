using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Serverless.Local.Runtime.Discovery;
using Serverless.Local.Runtime.Invocation;

namespace Serverless.Local.Runtime.Realtime;

/// <summary>Runs the functions that wait for a message or for a connection's coming and going.</summary>
internal sealed partial class LiveTriggers(
    IEnumerable<(DeclaredFunction Declared, CompiledFunction Function)> functions,
    LiveOutputs live,
    IServiceProvider services,
    ILogger<LiveTriggers> logger)
{
    private readonly Dictionary<(string, string, string), CompiledFunction> _functions = functions
        .Select(pair => (Trigger: pair.Declared.Trigger as SignalRTriggerAttribute, pair.Function))
        .Where(pair => pair.Trigger is not null)
        .ToDictionary(
            pair => Key(pair.Trigger!.HubName, pair.Trigger.Category, pair.Trigger.Event), pair => pair.Function);

    public async Task RunAsync(SignalRInvocationContext signal)
    {
        if (!_functions.TryGetValue(Key(signal.Hub, signal.Category.ToString(), signal.Event), out var function))
        {
            return;
        }

        await using var context = new InvocationContext(function, services, CancellationToken.None) { Signal = signal };

        try
        {
            await function.Pipeline(context);

            if (function.Outputs.HasMessages(context.Result.Value))
            {
                await live.SendAsync(function.Outputs, context.Result.Value!);
            }
        }
        catch (Exception exception)
        {
            LogFailure(logger, function.Name, exception);

            // Tells the caller that waits for an answer that there is none; a connection's end has no caller.
            if (signal.Category is SignalRInvocationCategory.Messages)
            {
                throw;
            }
        }
    }

    private static (string Hub, string Category, string Event) Key(string hub, string category, string name) =>
        (hub.ToLowerInvariant(), category.ToLowerInvariant(), name.ToLowerInvariant());

    [LoggerMessage(Level = LogLevel.Error, Message = "Function {Function} failed.")]
    private static partial void LogFailure(ILogger logger, string function, Exception exception);
}
