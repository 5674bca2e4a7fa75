using Grpc.Core;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>
/// Holds the current worker. It is empty before a worker has loaded and after it ended; requests then get 503 until the
/// next worker has loaded.
/// </summary>
internal sealed class WorkerSlot(
    FunctionsHostOptions options, WorkerLog log, Func<WorkerChannel, WorkerIndex, Task<LoadedWorker>> load)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LoadedWorker? _current;

    /// <summary>The loaded worker; null for none.</summary>
    public LoadedWorker? Current => _current;

    /// <summary>Completes when the first worker has loaded; fails when it cannot be loaded.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Serves one worker from its first message to its end.</summary>
    public async Task ServeAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken gone)
    {
        var channel = new WorkerChannel(log);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone);
        var conversation = channel.ServeAsync(incoming, outgoing, gone);
        var work = WorkAsync(channel, ended.Token);

        // The stream stays open until the worker ends or this host stops.
        await Task.WhenAny(conversation, _stopped.Task);
        await ended.CancelAsync();
        await work;
    }

    /// <summary>Waits for running timers and closes the worker's stream.</summary>
    public void Stop() => _stopped.TrySetResult();

    private async Task WorkAsync(WorkerChannel channel, CancellationToken ended)
    {
        try
        {
            var index = await WorkerSetup.RunAsync(channel, options.AppDirectory);
            var worker = await load(channel, index);
            _current = worker;
            _ready.TrySetResult();
            await worker.Timers.RunAsync(ended);
            await Task.Delay(Timeout.InfiniteTimeSpan, options.Clock, ended);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The worker ended or this host stops.
        }
        catch (Exception exception)
        {
            _ready.TrySetException(exception);
        }
        finally
        {
            _current = null;
        }
    }
}
