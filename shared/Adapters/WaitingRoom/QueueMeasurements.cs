using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Counts what the answers of the line's scripts say.</summary>
internal sealed class QueueMeasurements
{
    private readonly QueueWaits _waits = new();

    public void Entered(in QueueSettings terms, UserId user, QueueEntryResult answer, bool isNew)
    {
        if (isNew && answer.Entry.State is QueueEntryState.Admitted)
        {
            Noted(terms, answer);
            QueueMetrics.AdmittedAtOnce();
        }
        else
        {
            Asked(terms, user, answer);
        }
    }

    public void Asked(in QueueSettings terms, UserId user, QueueEntryResult answer)
    {
        Noted(terms, answer);
        Waited(terms, user, answer.Entry.State);
    }

    public void Stepped(in QueueSettings terms, DrainResult step)
    {
        QueueMetrics.Stepped(terms.Event, step);

        foreach (var user in step.Admitted)
        {
            Waited(terms, user, QueueEntryState.Admitted);
        }
    }

    public void Left(in QueueSettings terms, UserId user) => _waits.End(terms.Performance, user);

    private void Noted(in QueueSettings terms, QueueEntryResult answer)
    {
        if (answer.Step is { } step)
        {
            Stepped(terms, step);
        }
        else
        {
            QueueMetrics.Seen(terms.Event, answer.Entry.Queue);
        }
    }

    // Whoever waits on is asked about again and again; only the first time and the last one count.
    private void Waited(in QueueSettings terms, UserId user, QueueEntryState state)
    {
        if (state is QueueEntryState.Waiting)
        {
            _waits.Begin(terms.Performance, user);
        }
        else if (_waits.End(terms.Performance, user) is { } wait && state is QueueEntryState.Admitted)
        {
            QueueMetrics.Waited(terms.Event, wait);
        }
    }
}
