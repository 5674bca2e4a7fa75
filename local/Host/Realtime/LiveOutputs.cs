using System.Text.Json;
using Microsoft.Extensions.Logging;
using Serverless.Local.Host.Protocol;
using Serverless.Local.Host.Worker;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// Delivers the SignalR outputs of functions. The outputs of one result are delivered concurrently and in any order, as
/// by the official host; the actions of one output keep their order.
/// </summary>
internal sealed partial class LiveOutputs(LiveHubs hubs, FunctionsHostOptions options, ILogger<LiveOutputs> logger)
{
    private const string OutputType = "signalR";
    private const string Result = "$return";

    /// <summary>Never throws: a failed delivery does not change the function's response.</summary>
    public Task DeliverAsync(IndexedFunction function, InvocationResponse response)
    {
        if (response.OutputData.Count == 0 && response.ReturnValue is null)
        {
            return Task.CompletedTask;
        }

        var outputs = response.OutputData.Select(output => (output.Name, output.Data))
            .Append((Name: Result, Data: response.ReturnValue)).ToArray();

        lock (options.Order)
        {
            options.Order.Shuffle(outputs);
        }

        return Task.WhenAll(outputs.Select(output => DeliverAsync(function, output.Name, output.Data)));
    }

    private async Task DeliverAsync(IndexedFunction function, string name, TypedData? data)
    {
        if (data is not { DataCase: TypedData.DataOneofCase.Json }
            || !function.Outputs.TryGetValue(name, out var binding)
            || !string.Equals(binding.Type, OutputType, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var hub = (binding.Text("hubName") ?? "").ToLowerInvariant();

        try
        {
            foreach (var action in Read(data.Json))
            {
                await hubs.ApplyAsync(hub, action);
            }
        }
        catch (Exception exception)
        {
            LogLoss(logger, hub, exception);
        }
    }

    private static List<LiveAction> Read(string json)
    {
        using var document = JsonDocument.Parse(json);

        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Array => document.RootElement.Deserialize<List<LiveAction>>(LiveAction.Json)!,
            JsonValueKind.Object => [document.RootElement.Deserialize<LiveAction>(LiveAction.Json)!],
            _ => [],
        };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages to hub {Hub} were not delivered.")]
    private static partial void LogLoss(ILogger logger, string hub, Exception exception);
}
