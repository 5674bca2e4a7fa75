namespace Serverless.Adapters.Tests.Sales.Histories;

/// <summary>
/// Runs everything of one history on one thread. Each call to Redis or to the store is a step, which waits until it is
/// chosen. One step runs at a time, so a seed determines the order of all steps of all processes.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing.
internal sealed class HistoryThread : SynchronizationContext
#pragma warning restore CA1001
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posts = new();
    private readonly SemaphoreSlim _posted = new(0);
    private bool _isStepRunning;

    public enum Fault
    {
        None,

        /// <summary>The call does not reach the server.</summary>
        Unreached,

        /// <summary>The call takes effect, but its answer is lost.</summary>
        AnswerLost,
    }

    /// <summary>The steps that wait, in the order of their arrival.</summary>
    public List<Step> Waiting { get; } = [];

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
        {
            _posts.Enqueue((d, state));
        }

        _posted.Release();
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Starts work; returns when all that it can do without a step is done.</summary>
    public void Start(Action work)
    {
        work();
        RunPosts();
    }

    public async Task<T> RunStepAsync<T>(HistoryProcess process, Func<Exception> unreached, Func<Task<T>> effect)
    {
        process.ThrowIfKilled();
        var step = new Step(process, new TaskCompletionSource<Fault>());
        Waiting.Add(step);
        var fault = await step.Chosen.Task;

        if (fault is Fault.Unreached)
        {
            _isStepRunning = false;

            throw process.IsKilled ? new ProcessKilledException() : unreached();
        }

        T result;

        try
        {
            result = await effect();
        }
        finally
        {
            _isStepRunning = false;
        }

        return fault is Fault.AnswerLost ? throw unreached() : result;
    }

    /// <summary>Runs one step, and everything that follows from it until the next ones.</summary>
    public void Run(Step step, Fault fault)
    {
        Waiting.Remove(step);
        _isStepRunning = true;
        step.Chosen.SetResult(fault);
        RunPosts();
    }

    /// <summary>The steps of a killed process never run.</summary>
    public void Kill(HistoryProcess process)
    {
        process.IsKilled = true;

        while (Waiting.Find(step => step.Process == process) is { } step)
        {
            Run(step, Fault.Unreached);
        }
    }

    private void RunPosts()
    {
        while (true)
        {
            while (TryTake(out var post))
            {
                post.Callback(post.State);
            }

            if (!_isStepRunning)
            {
                return;
            }

            if (!_posted.Wait(StepLimit))
            {
                throw new TimeoutException("A step of a history did not end.");
            }
        }
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) post)
    {
        lock (_lock)
        {
            return _posts.TryDequeue(out post);
        }
    }

    internal sealed record Step(HistoryProcess Process, TaskCompletionSource<Fault> Chosen);
}

/// <summary>One process of the platform; a kill ends it for good.</summary>
internal sealed class HistoryProcess
{
    public bool IsKilled { get; set; }

    public SaleFixture Fixture { get; set; } = null!;

    public void ThrowIfKilled()
    {
        if (IsKilled)
        {
            throw new ProcessKilledException();
        }
    }
}
