using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>What host and worker say before the first invocation: hello, which functions there are, load them.</summary>
internal static class WorkerSetup
{
    // The official host whose behaviour this one follows.
    private const string HostVersion = "4.1037.0";
    private const string HttpAddressCapability = "HttpUri";

    /// <summary>Throws when the worker does not start, or when one function does not load.</summary>
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

/// <summary>The functions of one worker, and the address of its web server when it told one.</summary>
internal sealed record WorkerIndex(IReadOnlyList<IndexedFunction> Functions, Uri? HttpAddress);
