using Serverless.Domain.Accounts;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Accounts;

/// <summary>
/// A fixed number of turns at once. Those who wait are grouped by their origin, and the origins take turns: however
/// much one of them asks for, another waits for one turn of it. What one origin and all of them may have waiting is
/// limited.
/// </summary>
internal sealed class FairTurns(int atOnce, int waitingOfOneMax, int waitingMax, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Origin, Line> _lines = [];
    private readonly LinkedList<Line> _round = new();
    private int _free = atOnce;
    private int _waiting;

    /// <summary>The number of those who wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting;
            }
        }
    }

    /// <summary>
    /// Waits for a turn, which ends with <see cref="End"/>. Throws <see cref="DependencyUnavailableException"/> when
    /// too many wait, or when the wait is over.
    /// </summary>
    public async Task TakeAsync(Origin origin, TimeSpan waitMax, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (Enter(origin) is not { } waiter)
        {
            return;
        }

        try
        {
            await waiter.Turn.Task.WaitAsync(waitMax, clock, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            if (!TryLeave(waiter))
            {
                // The turn came at the same moment.
                End();
            }

            throw exception is TimeoutException ? TooMany() : exception;
        }
    }

    /// <summary>Gives the turn to the next origin that waits.</summary>
    public void End()
    {
        Waiter? next = null;

        lock (_lock)
        {
            if (_round.First is { } first)
            {
                next = first.Value.Waiters.First!.Value;
                Remove(next);
                next.Line.MoveBack(_round);
            }
            else
            {
                _free++;
            }
        }

        next?.Turn.SetResult();
    }

    private Waiter? Enter(Origin origin)
    {
        lock (_lock)
        {
            // While a turn is free nobody waits.
            if (_free > 0)
            {
                _free--;

                return null;
            }

            var line = _lines.GetValueOrDefault(origin);

            if (_waiting >= waitingMax || (origin.IsClient && line?.Waiters.Count >= waitingOfOneMax))
            {
                throw TooMany();
            }

            if (line is null)
            {
                line = new Line(origin);
                _lines.Add(origin, line);
                _round.AddLast(line.Place);
            }

            var waiter = new Waiter(line);
            line.Waiters.AddLast(waiter.Place);
            _waiting++;

            return waiter;
        }
    }

    private bool TryLeave(Waiter waiter)
    {
        lock (_lock)
        {
            var waits = waiter.Place.List is not null;

            if (waits)
            {
                Remove(waiter);
            }

            return waits;
        }
    }

    private void Remove(Waiter waiter)
    {
        var line = waiter.Line;
        line.Waiters.Remove(waiter.Place);
        _waiting--;

        if (line.Waiters.Count == 0)
        {
            _lines.Remove(line.Origin);
            _round.Remove(line.Place);
        }
    }

    private static DependencyUnavailableException TooMany() => new("Too many passwords are being checked at once.");

    private sealed class Line
    {
        public Line(Origin origin) => (Origin, Place) = (origin, new LinkedListNode<Line>(this));

        public Origin Origin { get; }

        public LinkedListNode<Line> Place { get; }

        public LinkedList<Waiter> Waiters { get; } = new();

        /// <summary>The others go first now. A line in which nobody waits is not in the round.</summary>
        public void MoveBack(LinkedList<Line> round)
        {
            if (Place.List is not null)
            {
                round.Remove(Place);
                round.AddLast(Place);
            }
        }
    }

    private sealed class Waiter
    {
        public Waiter(Line line) => (Line, Place) = (line, new LinkedListNode<Waiter>(this));

        public Line Line { get; }

        public LinkedListNode<Waiter> Place { get; }

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
