using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Serverless.Local.Host.Protocol;

namespace Serverless.Local.Host.Worker;

/// <summary>Sends requests to one worker and matches its responses.</summary>
internal sealed class WorkerChannel(WorkerLog log)
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly Channel<StreamingMessage> _outgoing =
        Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });

    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _invocations = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _questions = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isGone;

    /// <summary>Completes with the worker's first message.</summary>
    public Task Started => _started.Task;

    /// <summary>Reads messages until the worker disconnects. Pending requests then fail.</summary>
    public async Task ServeAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken gone)
    {
        var writing = WriteAsync(outgoing, gone);

        try
        {
            while (await incoming.MoveNext(gone))
            {
                Receive(incoming.Current);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The worker's process ended or this host stops.
        }
        finally
        {
            _isGone = true;
            _outgoing.Writer.TryComplete();
            FailAll();
        }

        await writing;
    }

    /// <summary>Sends a request about the worker itself. Throws after 30 seconds without a response.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        question.RequestId = InvocationIds.Next();
        _questions[question.RequestId] = answer;
        Send(question);

        return await answer.Task.WaitAsync(AnswerLimit);
    }

    /// <summary>
    /// Invokes a function. There is no time limit, as in the official host without a <c>functionTimeout</c>. <paramref
    /// name="cancelled"/> is passed to the function, and its result is still awaited.
    /// </summary>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancelled)
    {
        var response = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _invocations[request.InvocationId] = response;
        Send(new StreamingMessage { InvocationRequest = request });

        await using var registration = cancelled.UnsafeRegister(
            state => Cancel((string)state!), request.InvocationId);

        return await response.Task;
    }

    /// <summary>Asks the worker to stop.</summary>
    public void Terminate(TimeSpan grace) => _outgoing.Writer.TryWrite(new StreamingMessage
    {
        WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) },
    });

    private void Send(StreamingMessage message)
    {
        // Requests added after the worker's end fail here; earlier ones are failed by FailAll.
        if (!_outgoing.Writer.TryWrite(message) || _isGone)
        {
            FailAll();
        }
    }

    private void Cancel(string invocation) => _outgoing.Writer.TryWrite(new StreamingMessage
    {
        InvocationCancel = new InvocationCancel { InvocationId = invocation },
    });

    private void FailAll()
    {
        foreach (var (invocation, waiting) in _invocations)
        {
            _invocations.TryRemove(invocation, out _);
            waiting.TrySetException(new WorkerGoneException());
        }

        foreach (var (question, waiting) in _questions)
        {
            _questions.TryRemove(question, out _);
            waiting.TrySetException(new WorkerGoneException());
        }
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken gone)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(gone))
            {
                await outgoing.WriteAsync(message, gone);
            }
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The stream ended during the write; the reader fails the pending requests.
        }
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (_invocations.TryRemove(message.InvocationResponse.InvocationId, out var waiting))
                {
                    waiting.TrySetResult(message.InvocationResponse);
                }

                break;
            case StreamingMessage.ContentOneofCase.RpcLog:
                log.Write(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.StartStream:
                _started.TrySetResult();
                break;
            default:
                if (_questions.TryRemove(message.RequestId, out var asked))
                {
                    asked.TrySetResult(message);
                }

                break;
        }
    }
}
