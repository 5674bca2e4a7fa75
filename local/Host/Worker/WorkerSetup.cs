using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>Runs the start of the protocol: initialises the worker, lists its functions and loads them.</summary>
internal static class WorkerSetup
{
    // Version of the official host that this host follows.
    private const string HostVersion = "4.1037.0";
    private const string HttpAddressCapability = "HttpUri";

    /// <summary>Throws when the worker or one of its functions cannot be loaded.</summary>
    public static async Task<WorkerIndex> RunAsync(WorkerChannel channel, string appDirectory)
    {
        await channel.Started;
        var init = (await channel.AskAsync(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest
            {
                HostVersion = HostVersion,
                WorkerDirectory = appDirectory,
                FunctionAppDirectory = appDirectory,
            },
        })).WorkerInitResponse;
        Demand(init.Result, "The worker does not start");

        var index = (await channel.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = appDirectory },
        })).FunctionMetadataResponse;
        Demand(index.Result, "The worker cannot describe its functions");

        List<IndexedFunction> functions =
            [.. index.FunctionMetadataResults.Select(metadata => new IndexedFunction(metadata))];
        await Task.WhenAll(functions.Select(function => LoadAsync(channel, function)));

        return new WorkerIndex(
            functions,
            init.Capabilities.TryGetValue(HttpAddressCapability, out var address) ? new Uri(address) : null);
    }

    private static async Task LoadAsync(WorkerChannel channel, IndexedFunction function)
    {
        var loaded = await channel.AskAsync(new StreamingMessage
        {
            FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.Id, Metadata = function.Metadata },
        });
        Demand(loaded.FunctionLoadResponse.Result, $"The function '{function.Name}' does not load");
    }

    private static void Demand(StatusResult result, string otherwise)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new InvalidOperationException($"{otherwise}: {result.Exception?.Message}");
        }
    }
}

/// <summary>A worker's functions, and its web server's address if it reported one.</summary>
internal sealed record WorkerIndex(IReadOnlyList<IndexedFunction> Functions, Uri? HttpAddress);
