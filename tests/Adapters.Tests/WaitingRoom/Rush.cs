using System.Collections.Concurrent;
using System.Diagnostics;
using Serverless.Domain.Catalogue;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.Tests.WaitingRoom;

/// <summary>What the drains did, and who found nobody waiting and walked in.</summary>
internal sealed class Rush(IReadOnlyList<string> arrivals, QueueRules rules, int burstSeconds)
{
    private readonly ConcurrentQueue<DrainResult> _steps = new();
    private readonly ConcurrentQueue<string> _walkedIn = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public TimeSpan Span => _watch.Elapsed;

    public int AdmittedCount => _walkedIn.Count + _steps.Sum(step => step.Admitted.Count);

    /// <summary>A visitor came for the first time, and may have moved the line before.</summary>
    public void Note(string user, QueueEntryResult answer)
    {
        if (answer.Step is { } step)
        {
            _steps.Enqueue(step);
        }

        if (answer.Entry.State is QueueEntryState.Admitted)
        {
            _walkedIn.Enqueue(user);
        }
    }

    public IReadOnlyList<string> Note(DrainResult step)
    {
        _steps.Enqueue(step);

        return [.. _walkedIn, .. _steps.SelectMany(past => past.Admitted).Select(user => user.Value)];
    }

    public string? FindFault()
    {
        string[] drained = [.. arrivals.Except(_walkedIn)];

        return QueueHistory.FindFault(_steps, drained, rules, Span, burstSeconds);
    }
}
