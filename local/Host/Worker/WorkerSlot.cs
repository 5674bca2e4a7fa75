using Grpc.Core;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>
/// The place of the one worker. It is empty before a worker has told its functions and after it ended; then requests
/// are answered with 503, until another worker takes the place.
/// </summary>
internal sealed class WorkerSlot(
    FunctionsHostOptions options, WorkerLog log, Func<WorkerChannel, WorkerIndex, Task<LoadedWorker>> load)
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LoadedWorker? _current;

    /// <summary>The worker that serves now; null while there is none.</summary>
    public LoadedWorker? Current => _current;

    /// <summary>Completes when the first worker serves; fails when it could not be loaded.</summary>
    public Task Ready => _ready.Task;

    /// <summary>The whole life of one worker.</summary>
    public async Task ServeAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken gone)
    {
        var channel = new WorkerChannel(log);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(gone);
        var conversation = channel.ServeAsync(incoming, outgoing, gone);
        var work = WorkAsync(channel, ended.Token);

        // The stream stays open while the worker lives; this host ends it when it stops.
        await Task.WhenAny(conversation, _stopped.Task);
        await ended.CancelAsync();
        await work;
    }

    /// <summary>Lets running timers end and closes the worker's stream.</summary>
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
            // The worker ended, or this host stops.
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
