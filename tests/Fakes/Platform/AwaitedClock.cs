using Microsoft.Extensions.Time.Testing;

namespace Serverless.Fakes.Platform;

/// <summary>
/// A fake clock that exposes its due times, so that a test can move it once the program waits for it.
/// </summary>
public sealed class AwaitedClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ITimer, DateTimeOffset> _dueTimes = [];

    /// <summary>
    /// Whether a timer is due no later than <paramref name="within"/> from now, and none as soon as
    /// <paramref name="beyond"/>.
    /// </summary>
    public bool IsAwaited(TimeSpan within, TimeSpan beyond = default)
    {
        var now = GetUtcNow();

        lock (_lock)
        {
            return _dueTimes.Values.Any(due => due <= now + within)
                && !_dueTimes.Values.Any(due => due <= now + beyond);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new KnownTimer(this, callback, state);
        timer.Change(dueTime, period);

        return timer;
    }

    private ITimer CreateFakeTimer(TimerCallback callback) =>
        base.CreateTimer(callback, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private sealed class KnownTimer : ITimer
    {
        private readonly AwaitedClock _clock;
        private readonly ITimer _timer;

        public KnownTimer(AwaitedClock clock, TimerCallback callback, object? state)
        {
            _clock = clock;
            _timer = clock.CreateFakeTimer(_ =>
            {
                RemoveDueTime();
                callback(state);
            });
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // The lock makes both changes one step, so that a test sees either the old or the new due time.
            lock (_clock._lock)
            {
                RemoveDueTime();

                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    _clock._dueTimes[this] = _clock.GetUtcNow() + dueTime;
                }

                return _timer.Change(dueTime, period);
            }
        }

        public void Dispose()
        {
            RemoveDueTime();
            _timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            RemoveDueTime();

            return _timer.DisposeAsync();
        }

        private void RemoveDueTime()
        {
            lock (_clock._lock)
            {
                _clock._dueTimes.Remove(this);
            }
        }
    }
}
