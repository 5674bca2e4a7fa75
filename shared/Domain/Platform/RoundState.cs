namespace Serverless.Domain.Platform;

/// <summary>What this process remembers of one timer's rounds.</summary>
internal sealed class RoundState(DateTimeOffset startedAt)
{
    private const int BrokenMax = 10_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset RetryAt, TimeSpan Pause)> _broken = [];
    private DateTimeOffset? _oldestDue;

    /// <summary>Whether the stored cursor was read.</summary>
    public bool KnowsCursor { get; set; }

    public string? Cursor { get; set; }

    /// <summary>When the round began that is under way.</summary>
    public DateTimeOffset BeganAt { get; set; } = startedAt;

    /// <summary>When the last complete round began: every item was visited since.</summary>
    public DateTimeOffset CompleteSince { get; set; } = startedAt;

    /// <summary>Something is due since then and was not done in this run.</summary>
    public void NoteDue(DateTimeOffset dueAt)
    {
        lock (_gate)
        {
            _oldestDue = _oldestDue < dueAt ? _oldestDue : dueAt;
        }
    }

    /// <summary>How old the oldest item is that this run left undone. Starts the next run's account.</summary>
    public TimeSpan TakeLag(DateTimeOffset now)
    {
        lock (_gate)
        {
            var since = _oldestDue < CompleteSince ? _oldestDue.Value : CompleteSince;
            _oldestDue = null;

            return now - since;
        }
    }

    /// <summary>Whether a broken item is to be left alone for now.</summary>
    public bool IsPaused(string key, DateTimeOffset now)
    {
        lock (_gate)
        {
            return _broken.TryGetValue(key, out var known) && now < known.RetryAt;
        }
    }

    public void Break(string key, DateTimeOffset now)
    {
        lock (_gate)
        {
            var pause = _broken.TryGetValue(key, out var known) ? known.Pause * 2 : FirstPause;
            pause = pause < LongestPause ? pause : LongestPause;

            if (_broken.Count < BrokenMax || known.Pause > TimeSpan.Zero)
            {
                _broken[key] = (now + pause, pause);
            }
        }
    }

    public void Mend(string key)
    {
        lock (_gate)
        {
            _broken.Remove(key);
        }
    }
}
