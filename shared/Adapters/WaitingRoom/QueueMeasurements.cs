using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Measures admissions and waits from the results of the queue scripts.</summary>
internal sealed class QueueMeasurements
{
    private readonly QueueWaits _waits = new();

    public void Entered(in QueueSettings settings, UserId user, QueueEntryResult result, bool isNew)
    {
        if (isNew && result.Entry.State is QueueEntryState.Admitted)
        {
            RecordFigures(settings, result);
            QueueMetrics.AdmittedAtOnce();
        }
        else
        {
            Shown(settings, user, result);
        }
    }

    public void Shown(in QueueSettings settings, UserId user, QueueEntryResult result)
    {
        RecordFigures(settings, result);
        RecordWait(settings, user, result.Entry.State, result.Entry.EstimatedWait);
    }

    public void Stepped(in QueueSettings settings, DrainResult step)
    {
        QueueMetrics.Stepped(settings.Event, step);

        foreach (var user in step.Admitted)
        {
            RecordWait(settings, user, QueueEntryState.Admitted, estimate: null);
        }
    }

    public void Left(in QueueSettings settings, UserId user) => _waits.End(settings.Performance, user);

    private void RecordFigures(in QueueSettings settings, QueueEntryResult result)
    {
        if (result.Step is { } step)
        {
            Stepped(settings, step);
        }
        else
        {
            QueueMetrics.Seen(settings.Event, result.Entry.Queue);
        }
    }

    // A waiting visitor polls many times; only the first and the last request count.
    private void RecordWait(in QueueSettings settings, UserId user, QueueEntryState state, TimeSpan? estimate)
    {
        if (state is QueueEntryState.Waiting)
        {
            _waits.Begin(settings.Performance, user, estimate);
        }
        else if (_waits.End(settings.Performance, user) is { } wait && state is QueueEntryState.Admitted)
        {
            QueueMetrics.Waited(settings.Event, wait);
        }
    }
}
