using Serverless.Domain.Accounts;
using Serverless.Domain.WaitingRoom;

namespace Serverless.Adapters.WaitingRoom;

/// <summary>Counts what the answers of the line's scripts say.</summary>
internal sealed class LineMeasurements
{
    private readonly LineWaits _waits = new();

    public void Entered(in LineTerms terms, VisitorId visitor, PlaceAnswer answer, bool isNew)
    {
        if (isNew && answer.Place.State is PlaceState.Admitted)
        {
            Noted(terms, answer);
            LineMetrics.AdmittedAtOnce();
        }
        else
        {
            Asked(terms, visitor, answer);
        }
    }

    public void Asked(in LineTerms terms, VisitorId visitor, PlaceAnswer answer)
    {
        Noted(terms, answer);
        Waited(terms, visitor, answer.Place.State);
    }

    public void Stepped(in LineTerms terms, LineStep step)
    {
        LineMetrics.Stepped(terms.Event, step);

        foreach (var visitor in step.Admitted)
        {
            Waited(terms, visitor, PlaceState.Admitted);
        }
    }

    public void Left(in LineTerms terms, VisitorId visitor) => _waits.End(terms.Performance, visitor);

    private void Noted(in LineTerms terms, PlaceAnswer answer)
    {
        if (answer.Step is { } step)
        {
            Stepped(terms, step);
        }
        else
        {
            LineMetrics.Seen(terms.Event, answer.Place.Line);
        }
    }

    // Whoever waits on is asked about again and again; only the first time and the last one count.
    private void Waited(in LineTerms terms, VisitorId visitor, PlaceState state)
    {
        if (state is PlaceState.Waiting)
        {
            _waits.Begin(terms.Performance, visitor);
        }
        else if (_waits.End(terms.Performance, visitor) is { } wait && state is PlaceState.Admitted)
        {
            LineMetrics.Waited(terms.Event, wait);
        }
    }
}
