using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>Records the results of the drains and the users that were admitted on arrival.</summary>
internal sealed class Rush(IReadOnlyList<string> arrivals, QueueRules rules, int burstSeconds)
{
    private readonly ConcurrentQueue<DrainResult> _steps = new();
    private readonly ConcurrentQueue<string> _admittedOnArrival = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public TimeSpan Span => _watch.Elapsed;

    public int AdmittedCount => _admittedOnArrival.Count + _steps.Sum(step => step.Admitted.Count);

    /// <summary>Records a first arrival, which may also have taken a step of the queue.</summary>
    public void Record(string user, QueueEntryResult result)
    {
        if (result.Step is { } step)
        {
            _steps.Enqueue(step);
        }

        if (result.Entry.State is QueueEntryState.Admitted)
        {
            _admittedOnArrival.Enqueue(user);
        }
    }

    public IReadOnlyList<string> Record(DrainResult step)
    {
        _steps.Enqueue(step);

        return [.. _admittedOnArrival, .. _steps.SelectMany(past => past.Admitted).Select(user => user.Value)];
    }

    public string? FindFault()
    {
        string[] drained = [.. arrivals.Except(_admittedOnArrival)];

        return QueueHistory.FindFault(_steps, drained, rules, Span, burstSeconds);
    }
}
